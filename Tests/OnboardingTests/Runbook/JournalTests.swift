import AWSCore
import Foundation
import KSKClient
import Synchronization
import Testing

@testable import Onboarding

@Suite struct JournalTests {
    let directory: TemporaryDirectory
    let clock = TestClock()

    init() throws {
        directory = try TemporaryDirectory()
    }

    private func journal(_ subdirectory: String = "state/ksk") -> Journal {
        Journal(directory: directory.path + "/" + subdirectory, clock: clock.wallClock)
    }

    private func permissions(_ path: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return try #require(attributes[.posixPermissions] as? Int)
    }

    @Test func `what was begun and left is found with its caller reference`() throws {
        let id: JournalEntry.ID
        do {
            id = try journal().begin(Sample.request, sandbox: true)
        }
        let entries = try journal().unsettled()
        #expect(entries.map(\.id) == [id])
        #expect(entries.first?.request == Sample.request)
        #expect(entries.first?.isSandbox == true)
        #expect(entries.first?.begunAt == clock.wallClock.now())
    }

    @Test func `what is under way is not taken for something that was left`() throws {
        let first = journal()
        let id = try first.begin(Sample.request, sandbox: false)
        #expect(try journal().unsettled() == [])
        #expect(throws: JournalError.inUse(id)) { try journal().claim(id) }
        first.release(id)
        #expect(try journal().unsettled().map(\.id) == [id])
    }

    @Test func `what was taken up is nobody else's`() throws {
        let id = try journal().begin(Sample.request, sandbox: false)
        let second = journal()
        try second.claim(id)
        #expect(throws: JournalError.inUse(id)) { try journal().claim(id) }
        try second.settle(id, .adopted)
        #expect(throws: JournalError.noSuchEntry(id)) { try journal().claim(id) }
        #expect(try journal().unsettled() == [])
    }

    @Test func `what is settled is kept, with its outcome`() throws {
        let journal = journal()
        let id = try journal.begin(Sample.request, sandbox: false)
        try journal.settle(id, .refused("InvalidKMSArn: no"))
        #expect(try journal.unsettled() == [])
        #expect(throws: JournalError.noSuchEntry(id)) { try journal.settle(id, .created) }
        let text = try String(contentsOfFile: "\(journal.path)/settled/\(id).json", encoding: .utf8)
        #expect(text.contains("InvalidKMSArn: no"))
        #expect(text.contains("ksk-example.net-1"))
        let names = try FileManager.default.contentsOfDirectory(atPath: journal.path)
        #expect(names == ["settled"], "\(names)")
    }

    @Test func `only the owner can read it`() throws {
        let journal = journal()
        let id = try journal.begin(Sample.request, sandbox: false)
        #expect(try permissions(journal.path) == 0o700)
        #expect(try permissions("\(journal.path)/\(id).json") == 0o600)
        try journal.settle(id, .created)
        #expect(try permissions("\(journal.path)/settled/\(id).json") == 0o600)
    }

    @Test func `a kill after any step leaves the request whole, or not yet begun`() throws {
        let copies = Mutex<[(JournalDirectory.Checkpoint, String)]>([])
        let root = directory.path
        let watched = JournalDirectory(path: root + "/live") { step in
            copies.withLock { copies in
                let copy = "\(root)/copy\(copies.count)"
                try? FileManager.default.copyItem(atPath: root + "/live", toPath: copy)
                copies.append((step, copy))
            }
        }
        let journal = Journal(watched, clock: clock.wallClock)
        let id = try journal.begin(Sample.request, sandbox: false)
        let begun = copies.withLock(\.count)
        try journal.note(id, change: try #require(ChangeID("C1")))
        let noted = copies.withLock(\.count)
        try journal.settle(id, .created)

        for (index, (step, copy)) in copies.withLock({ $0 }).enumerated() {
            let after = Journal(directory: copy, clock: clock.wallClock)
            let entries = try after.unsettled()
            #expect(try after.unreadable() == [])
            let isSettled = index >= noted && [.renamed, .directorySynced, .movedAway].contains(step)
            let isBegun = index >= begun || [.renamed, .directorySynced].contains(step)
            #expect(entries.map(\.request) == (isBegun && !isSettled ? [Sample.request] : []), "\(index): \(step)")
        }
        #expect(begun < noted)
        #expect(Set(copies.withLock { $0.map(\.0) }) == Set(JournalDirectory.Checkpoint.allCases))
    }

    @Test(arguments: [
        ("", "it is empty"), ("{", "it is not an entry that this ksk writes"),
        ("{}", "it is not an entry that this ksk writes"), ("\u{0}\u{1}", "it is not an entry that this ksk writes"),
    ])
    func `what cannot be read is named and kept`(content: String, reason: String) throws {
        let journal = journal()
        let id = try journal.begin(Sample.request, sandbox: false)
        journal.release(id)
        let path = journal.path + "/20260101T000000Z-broken.json"
        try content.write(toFile: path, atomically: false, encoding: .utf8)
        #expect(try journal.unsettled().map(\.id) == [id])
        #expect(try journal.unreadable() == [UnreadableEntry(path: path, reason: reason)])
        #expect(FileManager.default.fileExists(atPath: path))
    }

    @Test func `an entry of a later ksk is named and kept`() throws {
        let journal = journal()
        let id = try journal.begin(Sample.request, sandbox: false)
        journal.release(id)
        let path = "\(journal.path)/\(id).json"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        try text.replacingOccurrences(of: "\"format\" : 1", with: "\"format\" : 2")
            .write(toFile: path, atomically: false, encoding: .utf8)
        #expect(try journal.unsettled() == [])
        #expect(try journal.unreadable().map(\.reason) == ["it was written by a later ksk"])
    }

    @Test func `a directory or a link in an entry's place is named, not followed`() throws {
        let journal = journal()
        let id = try journal.begin(Sample.request, sandbox: false)
        journal.release(id)
        try FileManager.default.createDirectory(atPath: journal.path + "/a.json", withIntermediateDirectories: false)
        let elsewhere = directory.path + "/elsewhere.json"
        try FileManager.default.copyItem(atPath: "\(journal.path)/\(id).json", toPath: elsewhere)
        try FileManager.default.createSymbolicLink(atPath: journal.path + "/b.json", withDestinationPath: elsewhere)
        #expect(try journal.unsettled().map(\.id) == [id])
        #expect(try journal.unreadable().count == 2)
    }

    @Test func `a journal that is not there yet is empty`() throws {
        #expect(try journal("nowhere").unsettled() == [])
        #expect(try journal("nowhere").unreadable() == [])
    }

    @Test func `a journal that cannot be written says so, and what to do`() throws {
        try "".write(toFile: directory.path + "/file", atomically: false, encoding: .utf8)
        #expect {
            _ = try journal("file/ksk").begin(Sample.request, sandbox: false)
        } throws: { error in
            "\(error)".contains("the journal cannot make") && "\(error)".contains("set XDG_STATE_HOME")
        }
    }

    @Test func `entries of many at once are all there`() async throws {
        let path = directory.path + "/many"
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<40 {
                group.addTask { [clock] in
                    let journal = Journal(directory: path, clock: clock.wallClock)
                    let id = try journal.begin(Sample.request, sandbox: false)
                    _ = try journal.unsettled()
                    if number % 2 == 0 { try journal.settle(id, .created) }
                }
            }
            try await group.waitForAll()
        }
        #expect(try Journal(directory: path, clock: clock.wallClock).unsettled().count == 20)
    }

    @Test(
        arguments: [
            (["XDG_STATE_HOME": "/var/state", "HOME": "/home/anna"], "/var/state/ksk"),
            (["XDG_STATE_HOME": "state", "HOME": "/home/anna"], "/home/anna/.local/state/ksk"),
            (["XDG_STATE_HOME": "", "HOME": "/home/anna"], "/home/anna/.local/state/ksk"),
            ([:], nil),
        ] as [([String: String], String?)])
    func `the journal is where the XDG specification puts state`(variables: [String: String], path: String?) {
        #expect(Journal.standardDirectory(in: Environment(variables: variables)) == path)
    }

    @Test func `nothing secret is written`() throws {
        let journal = journal()
        let id = try journal.begin(Sample.request, sandbox: false)
        let text = try String(contentsOfFile: "\(journal.path)/\(id).json", encoding: .utf8)
        let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        #expect(
            Set(object.map { Array($0.keys) } ?? []) == [
                "format", "operation", "isSandbox", "begunAtSeconds", "begunAt", "request",
            ])
    }
}
