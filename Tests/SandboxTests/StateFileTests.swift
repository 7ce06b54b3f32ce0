import Foundation
import Testing

@testable import Sandbox

/// The account on disk.
struct StateFileTests {
    /// A directory that is gone afterwards.
    private static func withDirectory(_ body: (URL) async throws -> Void) async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "ksk-sandbox-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        try await body(directory)
    }

    @Test func `the account survives the end of the program`() async throws {
        try await Self.withDirectory { directory in
            let path = directory.appending(path: "state.json").path
            let first = try Bench(stateFile: path)
            #expect(try await first.create().status == 201)
            let second = try Bench(.empty, stateFile: path)
            let zone = try await second.zoneID("example.com.")
            let answer = try await second.route53("GET", "hostedzone/\(zone)/dnssec")
            #expect(try answer.xml.child("KeySigningKeys")?.children.count == 1)
            #expect(await second.server.account == first.server.account)
            #expect(try await second.create().status == 201)
        }
    }

    @Test func `the file is for its owner only, and alone`() async throws {
        try await Self.withDirectory { directory in
            let url = directory.appending(path: "state.json")
            _ = FileManager.default.createFile(
                atPath: url.path + ".new", contents: nil, attributes: [.posixPermissions: 0o666])
            let bench = try Bench(stateFile: url.path)
            #expect(try await bench.create().status == 201)
            let mode = try FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path) == ["state.json"])
        }
    }

    @Test(arguments: [
        ("", "is not a state of the sandbox"), ("{}", "is not a state of the sandbox"), ("no JSON", "is not a state"),
        (#"{"format":"other","version":1}"#, "is not a state of the sandbox"),
        (#"{"format":"ksk-sandbox","version":1}"#, "is a state of version 1, which this program does not know"),
        (#"{"format":"ksk-sandbox","version":3}"#, "is a state of version 3, which this program does not know"),
        (#"{"format":"ksk-sandbox","version":2}"#, "is damaged"),
        (#"{"format":"ksk-sandbox","version":2,"account":{"zones":7}}"#, "is damaged (at account"),
    ])
    func `a file that is not understood is refused and left alone`(text: String, message: String) async throws {
        try await Self.withDirectory { directory in
            let url = directory.appending(path: "state.json")
            try text.write(to: url, atomically: true, encoding: .utf8)
            let error = #expect(throws: SandboxStateError.self) { try Bench(stateFile: url.path) }
            #expect("\(try #require(error))".contains(message))
            #expect("\(try #require(error))".contains(url.path))
            #expect(try String(contentsOf: url, encoding: .utf8) == text)
        }
    }

    @Test func `a state cut short anywhere is refused`() async throws {
        try await Self.withDirectory { directory in
            let url = directory.appending(path: "state.json")
            _ = try Bench(.empty, stateFile: url.path)
            let whole = try Data(contentsOf: url)
            for count in 0..<whole.count {
                try whole.prefix(count).write(to: url)
                #expect(throws: SandboxStateError.self) { try Bench(stateFile: url.path) }
            }
        }
    }

    @Test func `two zones of one id are refused`() throws {
        var account = AccountState()
        account.add(HostedZoneRecord(id: "Z1", name: "a.", callerReference: "r"))
        account.add(HostedZoneRecord(id: "Z1", name: "b.", callerReference: "r"))
        let data = try JSONEncoder().encode(account)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(AccountState.self, from: data) }
    }

    @Test func `a place that cannot be written is named`() {
        let error = #expect(throws: SandboxStateError.self) { try Bench(stateFile: "/proc/nonexistent/state.json") }
        #expect(
            error
                == .unwritable(path: "/proc/nonexistent/state.json", reason: "No such file or directory"))
    }

    @Test func `a change that cannot be kept is not made`() async throws {
        try await Self.withDirectory { directory in
            let inner = directory.appending(path: "inner")
            try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
            let bench = try Bench(stateFile: inner.appending(path: "state.json").path)
            try FileManager.default.removeItem(at: inner)
            let answer = try await bench.create()
            #expect(answer.status == 500)
            #expect(try answer.code == "InternalFailure")
            #expect(await bench.server.account.zones[0].keySigningKeys.isEmpty)
        }
    }
}
