import CNcurses
package import TerminalUI

extension NcursesTerminal {
    /// Shows a frame. Sends only what differs from the last one, and nothing if it is the same.
    package func draw(_ frame: Frame) {
        guard !isGone, !isClosed, !isSuspended, frame != shown else { return }
        let grid = usesUnicode ? frame.grid : frame.grid.inASCII
        for row in 0..<size.height where shown.map({ $0.grid.row(row) != frame.grid.row(row) }) ?? true {
            drawRow(row, of: grid)
        }
        if let cursor = frame.cursor, isVisible(cursor) {
            cn_show(Int32(cursor.row), Int32(cursor.column))
        } else {
            cn_show(-1, 0)
        }
        shown = frame
    }

    /// Sends everything anew with the next frame: something else has written on the terminal.
    package func repaint() {
        shown = nil
        cn_repaint()
    }

    private func isVisible(_ cursor: Position) -> Bool {
        (0..<size.height).contains(cursor.row) && (0..<size.width).contains(cursor.column)
    }

    private func drawRow(_ row: Int, of grid: CellGrid) {
        var run = CellRun()
        var column = 0
        while column < size.width {
            let cell = grid[row, column]
            let isWide = column + 1 < size.width && grid[row, column + 1].text.isEmpty && !cell.text.isEmpty
            if cell.role != run.role || run.isEmpty {
                run.draw(row: row)
                run = CellRun(column: column, role: cell.role)
            }
            let text = cell.text.isEmpty ? " " : cell.text
            run.append(text, width: isWide ? 2 : 1)
            column += isWide ? 2 : 1
        }
        run.draw(row: row)
    }
}

/// Cells beside each other with one role.
private struct CellRun {
    var column = 0
    var role = Role.normal
    private var scalars: [UInt32] = []
    private var widths: [UInt8] = []

    var isEmpty: Bool { scalars.isEmpty }

    init(column: Int = 0, role: Role = .normal) {
        self.column = column
        self.role = role
    }

    mutating func append(_ text: String, width: Int) {
        for (index, scalar) in text.unicodeScalars.enumerated() {
            scalars.append(scalar.value)
            widths.append(index == 0 ? UInt8(width) : 0)
        }
    }

    func draw(row: Int) {
        cn_draw(Int32(row), Int32(column), scalars, widths, Int32(scalars.count), Int32(role.rawValue))
    }
}
