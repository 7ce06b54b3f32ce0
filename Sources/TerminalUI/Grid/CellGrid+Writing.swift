extension CellGrid {
    /// Writes text from a place to the right and returns the column after it.
    ///
    /// - Parameters:
    ///   - text: What to write.
    ///   - row: The row, counted from the top.
    ///   - column: The column of the first character; may lie left of the grid.
    ///   - role: What the text means.
    ///   - width: The columns that the text may take; the rest is clipped.
    @discardableResult
    public mutating func write(
        _ text: TerminalText, row: Int, column: Int = 0, role: Role = .normal, width: Int? = nil
    ) -> Int {
        let room = max(0, min(width ?? text.width, text.width))
        // What starts beyond the right edge is not drawn, and must not overflow the sum.
        guard column < size.width else { return column }
        let limit = column + room
        let edge = min(limit, size.width)
        guard row >= 0, row < size.height, edge > 0 else { return limit }
        var next = column
        for unit in text.units {
            guard next < edge else { break }
            put(unit, row: row, column: next, edge: edge, role: role)
            next += unit.width
        }
        return limit
    }

    /// Writes a string, made safe to draw first, and returns the column after it.
    @discardableResult
    public mutating func write(
        _ text: String, row: Int, column: Int = 0, role: Role = .normal, width: Int? = nil
    ) -> Int {
        write(TerminalText(text), row: row, column: column, role: role, width: width)
    }

    /// Fills columns of a row with one narrow character, blank unless given.
    public mutating func fill(row: Int, columns: Range<Int>, with text: TerminalText = " ", role: Role = .normal) {
        let symbol = text.width == 1 ? text.string : " "
        for column in columns.clamped(to: 0..<size.width) where contains(row: row, column: column) {
            replace(row: row, column: column, with: Cell(text: symbol, role: role))
        }
    }

    /// Draws a grid onto this one, its top left corner at a place.
    public mutating func place(_ other: CellGrid, row: Int, column: Int) {
        for line in 0..<other.size.height {
            for offset in 0..<other.size.width {
                let cell = other[line, offset]
                guard !cell.text.isEmpty else { continue }
                let isWide = offset + 1 < other.size.width && other[line, offset + 1].text.isEmpty
                let unit = TerminalText.Unit(text: cell.text, width: isWide ? 2 : 1)
                put(unit, row: row + line, column: column + offset, edge: size.width, role: cell.role)
            }
        }
    }

    /// Sets one character; the half of a wide one that still fits is drawn as a blank.
    private mutating func put(_ unit: TerminalText.Unit, row: Int, column: Int, edge: Int, role: Role) {
        guard unit.width == 2 else {
            replace(row: row, column: column, with: Cell(text: unit.text, role: role))
            return
        }
        if column >= 0, column + 1 < edge {
            replace(row: row, column: column, with: Cell(text: unit.text, role: role))
            replace(row: row, column: column + 1, with: Cell(text: "", role: role), isRightHalf: true)
        } else {
            let visible = column < 0 ? column + 1 : column
            replace(row: row, column: visible, with: Cell(text: " ", role: role))
        }
    }

    /// Sets a cell and blanks what is left of a wide character that it cuts in two.
    private mutating func replace(row: Int, column: Int, with cell: Cell, isRightHalf: Bool = false) {
        guard contains(row: row, column: column) else { return }
        if !isRightHalf, self[row, column].text.isEmpty {
            self[row, column - 1].text = " "
        }
        if column + 1 < size.width, self[row, column + 1].text.isEmpty {
            self[row, column + 1].text = " "
        }
        self[row, column] = cell
    }
}
