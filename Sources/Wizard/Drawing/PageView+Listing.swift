import TerminalUI

extension PageView {
    /// Writes a problem and how to ask again.
    mutating func show(_ problem: Problem, row: Int) {
        write(Sign.fail.text, row: row, role: .bad)
        var next = wrap(problem.summary, row: row, column: 3, role: .bad, rows: 3)
        for detail in problem.details {
            next = wrap(detail, row: next, column: 3, rows: max(0, size.height - next - 2))
        }
        write("r asks again.", row: min(next + 1, size.height - 1), column: 3, role: .hint)
    }

    /// Writes what a list's marked row had no room for, whole, at the end of the page.
    ///
    /// - Returns: The rows that it takes.
    mutating func footnote(_ text: String?) -> Int {
        guard let text else { return 0 }
        let lines = TerminalText(text).wrapped(to: max(1, size.width - 4)).count
        let rows = min(lines, max(1, size.height / 2))
        wrap(text, row: size.height - rows, column: 3, role: .hint, rows: rows)
        return rows
    }

    /// Writes a field with its borders, as `‹text  ›`, and puts the cursor into it when it has the focus.
    mutating func field(_ field: TextField, row: Int, column: Int, width: Int, isFocused: Bool) {
        let inner = max(1, width - 2)
        write("‹", row: row, column: column, role: isFocused ? .title : .hint)
        grid.fill(row: row, columns: column + 1..<column + 1 + inner, role: isFocused ? .focus : .normal)
        let shown = field.visible(width: inner)
        grid.write(shown.text, row: row, column: column + 1, role: isFocused ? .focus : .normal, width: inner)
        write("›", row: row, column: column + 1 + inner, role: isFocused ? .title : .hint)
        if isFocused { cursor = Position(row: row, column: column + 1 + shown.cursorColumn) }
    }
}
