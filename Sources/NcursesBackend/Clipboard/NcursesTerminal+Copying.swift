extension NcursesTerminal {
    /// Copies text as well as the terminal and what is around it allow. Call it between frames, as effects are.
    package func copy(_ text: String) -> CopyOutcome {
        guard !isGone, !isClosed else { return .failed }
        if options.isInTmux, TmuxBuffer.load(text) { return .tmuxBuffer }
        guard let sequence = ClipboardSequence.plain(text) else { return .failed }
        if options.isInScreen { return outcome(write(ClipboardSequence.throughScreen(sequence))) }
        // Which of the two an old tmux lets through depends on its settings.
        let wrapped = options.isInTmux ? ClipboardSequence.throughTmux(sequence) : ""
        return outcome(write(sequence + wrapped))
    }

    private func outcome(_ wasWritten: Bool) -> CopyOutcome {
        wasWritten ? .sentToTerminal : .failed
    }
}
