import NcursesBackend

extension CopyOutcome {
    /// What is known of the copy: no terminal says whether it took it.
    func sentence(about what: String) -> String {
        switch self {
        case .tmuxBuffer: "In tmux's buffer: \(what). Paste it with prefix ]; the terminal may have it too."
        case .sentToTerminal:
            "Sent to the terminal: \(what). Whether it took it cannot be known; v shows it for selecting."
        case .failed: "Could not copy \(what); v shows it for selecting."
        }
    }
}
