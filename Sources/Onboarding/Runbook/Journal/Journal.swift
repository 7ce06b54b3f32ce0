package import AWSCore
import FoundationEssentials
package import KSKClient
import Synchronization

/// What this program asked AWS to change, written down before it was sent.
///
/// After a kill at any moment, what was under way is found here with its caller reference, so that Route 53 can be
/// asked what became of it. An entry is a file of its own, so that several ksk can be at work; a lock tells those apart
/// that someone is working on from those that were left.
package final class Journal: Sendable {
    let directory: JournalDirectory
    let clock: WallClock
    let random: RandomSource
    private let locks = Mutex<[JournalEntry.ID: JournalLock]>([:])

    /// Opens the journal in a directory, which is made when the first entry is.
    package convenience init(directory: String, clock: WallClock, random: RandomSource = .system) {
        self.init(JournalDirectory(path: directory), clock: clock, random: random)
    }

    init(_ directory: JournalDirectory, clock: WallClock, random: RandomSource = .system) {
        self.directory = directory
        self.clock = clock
        self.random = random
    }

    /// Where the journal is: `$XDG_STATE_HOME/ksk`, else `~/.local/state/ksk`; nil when there is no home either.
    ///
    /// Source: XDG Base Directory Specification; relative paths in the variable do not count.
    package static func standardDirectory(in environment: Environment) -> String? {
        if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") { return state + "/ksk" }
        return environment.homeDirectory.map { $0 + "/.local/state/ksk" }
    }

    /// Where the entries are.
    package var path: String { directory.path }

    /// Writes a request down. When this returns, it is on the disk, and the request may be sent.
    package func begin(_ request: CreationRequest, sandbox: Bool) throws(JournalError) -> JournalEntry.ID {
        try directory.prepare()
        let now = clock.now()
        let id = JournalEntry.ID(rawValue: now.utcBasic + "-" + random.hexadecimal(4))
        try hold(id)
        try write(JournalEntry(id: id, request: request, isSandbox: sandbox, begunAt: now))
        return id
    }

    /// Writes down that Route 53 has answered, and which change it named; the end is not seen before that is
    /// everywhere.
    package func note(_ id: JournalEntry.ID, change: ChangeID) throws(JournalError) {
        guard var entry = try entry(id), entry.outcome == nil else { throw .noSuchEntry(id) }
        entry.change = change
        try write(entry)
    }

    /// Writes down how a request ended, and puts it away.
    package func settle(_ id: JournalEntry.ID, _ outcome: JournalEntry.Outcome) throws(JournalError) {
        guard var entry = try entry(id), entry.outcome == nil else { throw .noSuchEntry(id) }
        entry.outcome = outcome
        try write(entry)
        try directory.moveToSettled(id.rawValue + ".json")
        let lock = locks.withLock { $0.removeValue(forKey: id) }
        lock?.removeFile()
    }

    /// The requests whose end nobody knows, and nobody is working on; oldest first.
    package func unsettled() throws(JournalError) -> [JournalEntry] {
        var entries: [JournalEntry] = []
        for name in try directory.names() {
            guard let entry = try? entry(Self.id(ofFile: name)), entry.outcome == nil else { continue }
            // A lock that can be had is nobody's; it is let go of at once.
            guard try JournalLock(entry.id, in: directory) != nil else { continue }
            entries.append(entry)
        }
        return entries
    }

    /// The files that should be entries and cannot be read. They stay where they are.
    package func unreadable() throws(JournalError) -> [UnreadableEntry] {
        var files: [UnreadableEntry] = []
        for name in try directory.names() {
            do {
                _ = try read(name)
            } catch {
                files.append(UnreadableEntry(path: directory.path + "/" + name, reason: error.sentence))
            }
        }
        return files
    }

    /// Takes up an entry that was left, so that no other ksk does.
    package func claim(_ id: JournalEntry.ID) throws(JournalError) {
        try hold(id)
        guard let entry = try entry(id), entry.outcome == nil else {
            release(id)
            throw .noSuchEntry(id)
        }
    }

    /// Lets go of an entry that stays unsettled.
    package func release(_ id: JournalEntry.ID) {
        locks.withLock { _ = $0.removeValue(forKey: id) }
    }

    private func hold(_ id: JournalEntry.ID) throws(JournalError) {
        guard let lock = try JournalLock(id, in: directory) else { throw .inUse(id) }
        locks.withLock { $0[id] = lock }
        directory.checkpoint(.locked)
    }

    private func write(_ entry: JournalEntry) throws(JournalError) {
        let octets: [UInt8]
        do {
            octets = try JournalFile(entry).octets
        } catch {
            throw .fileSystem(doing: "write", path: directory.path, reason: "the request cannot be written as JSON")
        }
        try directory.replace(entry.id.rawValue + ".json", with: octets)
    }

    private func entry(_ id: JournalEntry.ID) throws(JournalError) -> JournalEntry? {
        do {
            return try read(id.rawValue + ".json")
        } catch {
            throw .fileSystem(doing: "read", path: directory.path + "/" + id.rawValue, reason: error.sentence)
        }
    }

    private func read(_ name: String) throws(FieldProblem) -> JournalEntry? {
        let octets: [UInt8]?
        do {
            octets = try directory.read(name)
        } catch {
            throw FieldProblem(error.description)
        }
        guard let octets else { return nil }
        return try JournalFile.entry(octets, id: Self.id(ofFile: name))
    }

    private static func id(ofFile name: String) -> JournalEntry.ID {
        JournalEntry.ID(rawValue: String(name.dropLast(".json".count)))
    }
}
