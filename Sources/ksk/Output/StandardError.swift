import Glibc
import TerminalUI

/// What a person reads, apart from the data on standard output.
enum StandardError {
    /// Writes lines with everything in them made visible that a terminal would act on.
    ///
    /// - Parameter indent: The blanks before every line but the first, so that none passes for another message.
    static func write(_ text: String, hanging indent: Int = 0) {
        let margin = String(repeating: " ", count: indent)
        let texts = TerminalText.lines(of: text).enumerated().map { ($0 == 0 ? "" : margin) + $1.string + "\n" }
        let lines = texts.joined()
        var rest = Array(lines.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}
