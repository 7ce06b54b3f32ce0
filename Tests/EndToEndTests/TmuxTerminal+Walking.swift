import Testing

extension TmuxTerminal {
    /// What stands on each page on the way to the DS record, as soon as Enter leads on.
    private static let path = [
        "not signing", "18 keys", "every check passes", "free in this zone", "Nothing has been sent", "(INSYNC).",
        "re-derived from the KMS key and equal",
    ]

    /// Presses Enter on the way to the DS record until the words of a page are there.
    func walk(to goal: String) throws {
        for words in Self.path {
            try wait(for: words)
            if words == goal { return }
            try press("Enter")
        }
        try wait(for: goal)
    }

    /// Presses one key so many times.
    func press(times: Int, _ key: String) throws {
        try tmux(["send-keys"] + Array(repeating: key, count: times))
    }

    /// Whether the terminal is on its ordinary screen, with its cursor, and without the modes that the program sets.
    var isOrdinary: Bool {
        get throws {
            let modes = ["alternate_on", "cursor_flag", "mouse_any_flag", "keypad_cursor_flag", "keypad_flag"]
            let format = modes.map { "#{\($0)}" }.joined(separator: " ")
            return try tmux(["display-message", "-p", format]).hasPrefix("0 1 0 0 0")
        }
    }

    /// Expects that what is on the screen is what the program would draw anew.
    func expectRightScreen(sourceLocation: SourceLocation = #_sourceLocation) throws {
        let before = screen
        // Once the help has come and gone, the repainting that was asked for before it is done.
        try press("C-l", "F1")
        try wait(for: "Keys on this page")
        try press("F2")
        try waitUntilGone("Keys on this page")
        #expect(screen == before, sourceLocation: sourceLocation)
    }
}
