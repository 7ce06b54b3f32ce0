import TerminalUI

extension PageView {
    /// A line of a text that scrolls.
    struct ScrolledLine: Hashable {
        var text: String
        var role = Role.normal
        var indent = 1
        /// How much further the second row and those after it are indented.
        var hanging = 0
        /// Whether it is cut where it does not fit, and not wrapped.
        var isCut = false
    }

    /// Writes lines from a row to the end of the page, and says when there are more.
    ///
    /// - Parameter first: How far it is scrolled; drawing does not go beyond the end.
    mutating func scroll(_ lines: [ScrolledLine], from row: Int, first: Int) {
        let rows = lines.flatMap { scrolledRows(of: $0) }
        let height = size.height - row
        guard height > 0 else { return }
        let start = max(0, min(first, rows.count - height))
        for (offset, line) in rows.dropFirst(start).prefix(height).enumerated() {
            grid.write(line.text, row: row + offset, column: line.column, role: line.role)
        }
        if start + height < rows.count {
            write(" ↓ more", row: size.height - 1, column: size.width - 8, role: .key)
        }
    }

    private func scrolledRows(of line: ScrolledLine) -> [(text: TerminalText, column: Int, role: Role)] {
        let text = TerminalText(line.text)
        let width = max(1, size.width - line.indent - 1)
        if line.isCut { return [(text.truncated(to: width), line.indent, line.role)] }
        guard line.hanging > 0, width > 2 * line.hanging, let first = text.wrapped(to: width).first else {
            return text.wrapped(to: width).map { ($0, line.indent, line.role) }
        }
        let rest = String(text.string.dropFirst(first.string.count).drop { $0 == " " })
        return [(first, line.indent, line.role)]
            + (rest.isEmpty ? [] : TerminalText(rest).wrapped(to: width - line.hanging)).map {
                ($0, line.indent + line.hanging, line.role)
            }
    }
}
