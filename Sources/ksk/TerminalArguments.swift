import ArgumentParser
import NcursesBackend

/// The options of the wizard itself: how it meets the terminal.
struct TerminalArguments: ParsableArguments {
    enum Color: String, ExpressibleByArgument, CaseIterable {
        case never
        case always
        case auto
    }

    @Flag(
        help: ArgumentHelp(
            "Ask in lines instead of drawing a screen, without any escape sequence.",
            discussion: "For screen readers, serial lines and scripts; the default where TERM is dumb."))
    var plain = false

    @Option(
        help: ArgumentHelp(
            "Whether to use colours: never, always or auto.",
            discussion: "auto uses them unless NO_COLOR is set; nothing is told by colour alone.", valueName: "when"))
    var color = Color.auto

    @Flag(help: "Draw signs and lines in ASCII, whatever the locale; the default without a UTF-8 locale (LANG=C).")
    var ascii = false

    @Flag(help: "Let clicks move the cursor of a list; the terminal's own selection then needs Shift.")
    var mouse = false

    /// What the environment says, with the options before it.
    func options(environment: [String: String]) -> TerminalOptions {
        var options = TerminalOptions(environment: environment)
        switch color {
        case .never: options.noColor = true
        case .always: options.noColor = false
        case .auto: break
        }
        options.forceASCII = ascii
        options.usesMouse = mouse
        return options
    }
}
