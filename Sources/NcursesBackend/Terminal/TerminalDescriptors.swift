import Glibc

/// The file descriptors of the terminal that the operator sits at.
struct TerminalDescriptors {
    var input: Int32
    var output: Int32
    /// Whether `/dev/tty` was opened for this and has to be closed.
    private var opened: Int32?

    /// Standard input and output where they are terminals, else `/dev/tty`.
    static func find() throws(TerminalFailure) -> TerminalDescriptors {
        var found = TerminalDescriptors(input: STDIN_FILENO, output: STDOUT_FILENO)
        let isComplete = isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1
        guard !isComplete else { return found }
        let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
        guard terminal >= 0 else { throw .noTerminal }
        if isatty(STDIN_FILENO) != 1 { found.input = terminal }
        if isatty(STDOUT_FILENO) != 1 { found.output = terminal }
        found.opened = terminal
        return found
    }

    init(input: Int32, output: Int32) {
        self.input = input
        self.output = output
    }

    /// Closes what was opened.
    func close() {
        if let opened { _ = Glibc.close(opened) }
    }
}
