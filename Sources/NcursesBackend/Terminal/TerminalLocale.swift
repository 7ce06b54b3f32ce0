import CNcurses

/// The locale of the environment, for what is printed without a screen.
package enum TerminalLocale {
    /// Takes over the environment's locale and says whether it is UTF-8; one that was not generated counts as what its
    /// name says.
    package static func takeOver() -> Bool { cn_set_locale() }
}
