/// Why there is no screen to draw on.
package enum TerminalFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// Neither standard input and output nor `/dev/tty` is a terminal.
    case noTerminal
    /// The terminal cannot move its cursor: `TERM` is `dumb` or not set.
    case dumbTerminal
    /// terminfo knows neither this terminal nor the common ones.
    case unusable(term: String)

    /// What happened, as a sentence.
    package var description: String {
        switch self {
        case .noTerminal:
            "There is no terminal: standard input is not one, and /dev/tty cannot be opened."
        case .dumbTerminal:
            "The terminal cannot move its cursor: TERM is \"dumb\" or not set."
        case .unusable(let term):
            "terminfo has no entry for \(term), nor for xterm-256color or vt100."
        }
    }
}
