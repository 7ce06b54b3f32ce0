/// Which terminals mark pasted text when they are asked to.
enum BracketedPaste {
    /// By the start of `TERM`; the entries of terminfo for most of these do not say it.
    static func isKnown(to term: String) -> Bool {
        families.contains { term.hasPrefix($0) }
    }

    private static let families = [
        "xterm", "tmux", "screen", "rxvt", "foot", "alacritty", "kitty", "ghostty", "wezterm", "konsole", "gnome",
        "vte",
        "putty", "st-", "mintty", "iterm", "contour",
    ]
}
