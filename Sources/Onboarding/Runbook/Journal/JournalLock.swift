#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Holds an entry for this process. The system lets go of it when the process ends, in whatever way.
final class JournalLock: Sendable {
    private let file: Int32
    private let path: String

    /// Takes the lock of an entry; nil when somebody holds it, this process included.
    ///
    /// - Throws: ``JournalError`` when the lock's file cannot be made.
    init?(_ id: JournalEntry.ID, in directory: JournalDirectory) throws(JournalError) {
        path = Self.path(of: id, in: directory)
        file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw directory.failure("make", path) }
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            let isHeld = errno == EWOULDBLOCK
            let failure = directory.failure("lock", path)
            close(file)
            guard isHeld else { throw failure }
            return nil
        }
    }

    /// Takes the lock's file away, which is for entries that are settled.
    func removeFile() {
        unlink(path)
    }

    /// Takes away the file of a lock that somebody else may still hold.
    static func removeFile(of id: JournalEntry.ID, in directory: JournalDirectory) {
        unlink(path(of: id, in: directory))
    }

    private static func path(of id: JournalEntry.ID, in directory: JournalDirectory) -> String {
        directory.path + "/." + id.rawValue + ".lock"
    }

    deinit {
        close(file)
    }
}
