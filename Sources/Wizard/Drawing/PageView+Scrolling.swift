import TerminalUI

extension PageView {
    /// A line of a text that scrolls.
    struct ScrolledLine: Hashable {
        var text: String
        var role = Role.normal
        var indent = 1
        /// Whether it is cut where it does not fit, and not wrapped.
        var isCut = false
    }

    /// Writes lines from a row to the end of the page, and says when there are more.
    ///
    /// - Parameter first: How far it is scrolled; drawing does not go beyond the end.
    mutating func scroll(_ lines: [ScrolledLine], from row: Int, first: Int) {
        let rows = lines.flatMap { line -> [(TerminalText, ScrolledLine)] in
            let width = max(1, size.width - line.indent - 1)
            let text = TerminalText(line.text)
            return line.isCut ? [(text.truncated(to: width), line)] : text.wrapped(to: width).map { ($0, line) }
        }
        let height = size.height - row
        guard height > 0 else { return }
        let start = max(0, min(first, rows.count - height))
        for (offset, (text, line)) in rows.dropFirst(start).prefix(height).enumerated() {
            grid.write(text, row: row + offset, column: line.indent, role: line.role)
        }
        if start + height < rows.count {
            write(" ↓ more", row: size.height - 1, column: size.width - 8, role: .key)
        }
    }
}
