/// Why a state file cannot be used.
package enum SandboxStateError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The system does not let it be read.
    case unreadable(path: String, reason: String)
    /// It is something else than a state of the sandbox.
    case notAState(path: String)
    /// Another version of the program wrote it.
    case unknownVersion(path: String, version: Int)
    /// It begins like a state of the sandbox and does not go on like one.
    case damaged(path: String, reason: String)
    /// Another sandbox keeps its account there now.
    case inUse(path: String)
    /// The system does not let it be written.
    case unwritable(path: String, reason: String)

    /// One sentence: what is wrong and what to do.
    package var description: String {
        switch self {
        case .unreadable(let path, let reason):
            "cannot read the sandbox's state \(path): \(reason)"
        case .notAState(let path):
            "\(path) is not a state of the sandbox; it is left as it is: name another file"
        case .unknownVersion(let path, let version):
            "\(path) is a state of version \(version), which this program does not know; name another file"
        case .damaged(let path, let reason):
            "the sandbox's state \(path) is damaged (\(reason)); it is left as it is: move it away to start anew"
        case .inUse(let path):
            "the state \(path) is that of a sandbox which is running; end that one, or name another file"
        case .unwritable(let path, let reason):
            "cannot write the sandbox's state \(path): \(reason)"
        }
    }
}
