import Glibc
import TerminalUI

/// What a person reads, apart from the data on standard output.
enum StandardError {
    /// Writes lines with everything in them made visible that a terminal would act on.
    static func write(_ text: String) {
        let lines = TerminalText.lines(of: text).map { $0.string + "\n" }.joined()
        fputs(lines, stderr)
    }
}
