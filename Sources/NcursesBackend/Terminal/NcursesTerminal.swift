import CNcurses
package import TerminalUI

/// The operator's terminal, drawn on through ncurses.
///
/// One thread owns it, from making it to closing it. It is given back as it was at any end: by `close`, at exit, and
/// by handlers of signals.
package final class NcursesTerminal {
    /// What the environment said.
    let options: TerminalOptions
    /// The terminal's size.
    package internal(set) var size: Size
    /// Whether the locale is UTF-8; if not, signs and lines are drawn as their ASCII twins.
    package let usesUnicode: Bool
    /// What the operator should know about the terminal, such as that it is unknown.
    package let notice: String?

    /// The frame on the screen, or `nil` if everything has to be drawn.
    var shown: Frame?
    /// Whether the terminal is gone: nothing is read or drawn any more.
    var isGone = false
    var isClosed = false
    /// Whether the shell has the terminal, until this process is continued.
    var isSuspended = false
    var decoder = InputDecoder()
    /// Signals that came while something else was waited for.
    var waitingSignals: [Int32] = []

    /// Takes over the terminal of this process.
    package convenience init(_ options: TerminalOptions) throws(TerminalFailure) {
        let descriptors = try TerminalDescriptors.find()
        defer { descriptors.close() }
        try self.init(options, on: descriptors)
    }

    /// Takes over the terminal behind two descriptors, which are copied.
    init(_ options: TerminalOptions, on descriptors: TerminalDescriptors) throws(TerminalFailure) {
        guard let term = options.term, !term.isEmpty, term != "dumb" else { throw .dumbTerminal }
        // Before newterm, which decides by the locale how it draws.
        let isUTF8 = cn_set_locale()
        usesUnicode = isUTF8 && !options.forceASCII
        self.options = options
        size = Size(width: options.fallbackWidth, height: options.fallbackHeight)
        notice = try NcursesTerminal.open(term, options, on: descriptors)
        updateSize()
        if options.usesMouse { cn_use_mouse() }
    }

    deinit { close() }

    /// Gives the terminal back; does nothing the second time.
    package func close() {
        guard !isClosed else { return }
        isClosed = true
        cn_close()
    }

    /// Opens the screen, with another entry of terminfo where there is none, and returns what to tell the operator.
    private static func open(
        _ term: String, _ options: TerminalOptions, on descriptors: TerminalDescriptors
    ) throws(TerminalFailure) -> String? {
        let pastes = BracketedPaste.isKnown(to: term)
        func opens(_ name: String) -> Bool {
            cn_open(descriptors.input, descriptors.output, name, !options.noColor, pastes)
        }
        if opens(term) { return nil }
        for substitute in ["xterm-256color", "vt100"] where opens(substitute) {
            let name = TerminalText(term).truncated(to: 40)
            return "Unknown terminal \(name), drawn as \(substitute). If it looks wrong, set TERM."
        }
        throw .unusable(term: term)
    }
}
