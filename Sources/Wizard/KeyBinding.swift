/// What a key does on a page: the key bar, the help and the answer to an unknown key are made of these.
struct KeyBinding: Hashable, Sendable {
    /// The key as people say it, such as `Enter` or `r`.
    var key: String
    /// One or two words for the key bar.
    var label: String
    /// A sentence for the help page.
    var help: String
    /// Whether the key bar shows it; the help page shows all.
    var isInBar = true

    init(_ key: String, _ label: String, _ help: String, isInBar: Bool = true) {
        self.key = key
        self.label = label
        self.help = help
        self.isInBar = isInBar
    }

    /// Its columns in the key bar.
    var barWidth: Int { key.count + 1 + label.count }

    /// Whether it shows the help.
    var isHelp: Bool { self == .help || self == .helpByFunctionKey }

    static let help = KeyBinding("?", "Help", "Show this help; F1 does the same, also from inside a field.")
    static let helpByFunctionKey = KeyBinding("F1", "Help", "Show this help.")
    static let quit = KeyBinding("q", "Quit", "Leave; asks when something would be lost.")
    static let askAgain = KeyBinding("r", "Ask again", "Ask AWS again.")
    static let back = KeyBinding("Esc", "Back", "Go back one page; all answers are kept.")

    /// What holds on every page, after its own keys.
    static let everywhere = [
        help,
        quit,
        KeyBinding(
            "Ctrl-C", "Quit", "Leave from anywhere, also from inside a field; twice leaves at once.", isInBar: false),
        KeyBinding("Ctrl-L", "Repaint", "Draw the screen anew.", isInBar: false),
        KeyBinding("Ctrl-Z", "Suspend", "Suspend the program; fg brings it back.", isInBar: false),
    ]
}
