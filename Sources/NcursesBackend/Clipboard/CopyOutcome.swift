/// What became of text to copy; a terminal never says whether it took it.
package enum CopyOutcome: Hashable, Sendable {
    /// tmux has it as a buffer, and hands it to the terminal where it may.
    case tmuxBuffer
    /// It was sent to the terminal, which may or may not allow it.
    case sentToTerminal
    /// It could not be sent, or is too long.
    case failed
}
