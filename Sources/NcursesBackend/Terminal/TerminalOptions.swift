/// What the environment says about the terminal.
package struct TerminalOptions: Hashable, Sendable {
    /// `TERM`.
    package var term: String?
    /// Whether colours are unwanted.
    package var noColor: Bool
    /// Whether only ASCII is drawn, whatever the locale.
    package var forceASCII: Bool
    /// Whether the mouse is taken from the terminal, and with it the terminal's own selection.
    package var usesMouse = false
    /// Whether tmux runs on this machine, around this program.
    package var isInTmux: Bool
    /// Whether GNU screen runs on this machine, around this program.
    package var isInScreen: Bool
    /// The size to assume where the terminal does not know its own.
    package var fallbackWidth: Int
    /// The size to assume where the terminal does not know its own.
    package var fallbackHeight: Int

    /// Options, one by one.
    package init(term: String?, noColor: Bool = false, forceASCII: Bool = false) {
        self.term = term
        self.noColor = noColor
        self.forceASCII = forceASCII
        isInTmux = false
        isInScreen = false
        fallbackWidth = 80
        fallbackHeight = 24
    }

    /// Options from environment variables.
    ///
    /// `NO_COLOR` counts when it is not empty (no-color.org). The multiplexers are known by `TMUX` and `STY`, not by
    /// `TERM`: on a bastion host they often run on the laptop.
    package init(environment: [String: String]) {
        func isSet(_ name: String) -> Bool { environment[name]?.isEmpty == false }
        func number(_ name: String) -> Int? {
            environment[name].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
        }
        self.init(term: environment["TERM"], noColor: isSet("NO_COLOR"))
        isInTmux = isSet("TMUX")
        isInScreen = isSet("STY")
        fallbackWidth = number("COLUMNS") ?? 80
        fallbackHeight = number("LINES") ?? 24
    }
}
