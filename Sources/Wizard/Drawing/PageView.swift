import TerminalUI

/// What a page draws: its cells, and where the cursor stands.
struct PageView {
    var grid: CellGrid
    var cursor: Position?

    /// Blank cells.
    init(size: Size) {
        grid = CellGrid(size: size)
    }

    var size: Size { grid.size }

    /// Writes a text within the width that is left, with an ellipsis where it does not fit.
    ///
    /// - Returns: The column after it.
    @discardableResult
    mutating func write(_ text: String, row: Int, column: Int = 1, role: Role = .normal, width: Int? = nil) -> Int {
        let room = max(0, min(width ?? Int.max, size.width - column))
        return grid.write(TerminalText(text).truncated(to: room), row: row, column: column, role: role)
    }

    /// Writes a text over as many rows as it needs, up to a number of them, with an ellipsis where it needs more.
    ///
    /// - Returns: The row after it.
    @discardableResult
    mutating func wrap(
        _ text: String, row: Int, column: Int = 1, role: Role = .normal, rows: Int = Int.max
    ) -> Int {
        let width = max(1, size.width - column - 1)
        let lines = TerminalText(text).wrapped(to: width)
        for (index, line) in lines.prefix(rows).enumerated() {
            let isCut = index == rows - 1 && lines.count > rows
            let shown = isCut ? TerminalText(line.string + " …").truncated(to: width) : line
            grid.write(shown, row: row + index, column: column, role: role)
        }
        return row + min(lines.count, rows)
    }

    /// Gives all cells of a row a role, so that the chosen row stands out over its whole width.
    mutating func highlight(row: Int) {
        grid.fill(row: row, columns: 0..<size.width, role: .focus)
    }

    /// Copies another view's cells, and its cursor if it has one.
    mutating func place(_ other: PageView, row: Int, column: Int = 0) {
        grid.place(other.grid, row: row, column: column)
        if let cursor = other.cursor { self.cursor = Position(row: row + cursor.row, column: column + cursor.column) }
    }
}
