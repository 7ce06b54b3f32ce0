import Glibc
import TerminalUI

/// What a person reads, apart from the data on standard output.
enum StandardError {
    /// Writes lines with everything in them made visible that a terminal would act on.
    static func write(_ text: String) {
        let lines = TerminalText.lines(of: text).map { $0.string + "\n" }.joined()
        var rest = Array(lines.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}
