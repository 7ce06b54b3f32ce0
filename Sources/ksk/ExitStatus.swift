/// How a command ended, for scripts.
enum ExitStatus: Int32 {
    /// Done; for a check: it passed.
    case done = 0
    /// The answer is no, or cannot be decided.
    case no = 1
    /// An option or a value is wrong.
    case usage = 2
    /// AWS refused.
    case refused = 3
    /// Not reached: no network, no credentials, time-out.
    case unreachable = 4
    /// Something else must come first.
    case interlock = 5
}

/// Why a command could not do what it was asked for.
struct CommandFailure: Error {
    var status: ExitStatus
    /// One sentence: what is wrong, where, and what to do.
    var message: String

    /// A value of an option that breaks its rule.
    static func usage(_ option: String, _ rule: some CustomStringConvertible) -> CommandFailure {
        CommandFailure(status: .usage, message: "\(option): \(rule)")
    }
}
