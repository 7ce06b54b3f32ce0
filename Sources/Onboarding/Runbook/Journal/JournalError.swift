/// Why the journal cannot be written or read. Nothing is sent that is not in the journal.
package enum JournalError: Error, Hashable, Sendable {
    /// The system refused something about a file.
    case fileSystem(doing: String, path: String, reason: String)
    /// Another ksk is at work on this entry.
    case inUse(JournalEntry.ID)
    /// There is no such entry, or it has been settled.
    case noSuchEntry(JournalEntry.ID)
}

extension JournalError: CustomStringConvertible {
    /// One sentence: what failed, where, and what to do.
    package var description: String {
        switch self {
        case .fileSystem(let doing, let path, let reason):
            "the journal cannot \(doing) \(path): \(reason); nothing is sent without it, so make the directory "
                + "writable or set XDG_STATE_HOME to one that is"
        case .inUse(let id):
            "another ksk is at work on the journal's entry \(id); wait until it is done, or end it"
        case .noSuchEntry(let id):
            "the journal has no open entry \(id); it has been settled meanwhile"
        }
    }
}
