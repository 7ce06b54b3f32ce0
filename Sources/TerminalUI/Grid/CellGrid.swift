/// A rectangle of cells: what a screen shows, before any terminal has seen it.
///
/// Everything that would lie outside is clipped, so drawing needs no bounds checks at any size.
public struct CellGrid: Hashable, Sendable {
    /// Columns and rows.
    public let size: Size
    private var cells: [Cell]

    /// A blank grid.
    public init(size: Size) {
        self.size = size
        cells = Array(repeating: .blank, count: size.width * size.height)
    }

    /// Whether there is such a cell.
    public func contains(row: Int, column: Int) -> Bool {
        row >= 0 && row < size.height && column >= 0 && column < size.width
    }

    /// The cell at a place; outside the grid cells read as blank and cannot be set.
    public subscript(row: Int, column: Int) -> Cell {
        get { contains(row: row, column: column) ? cells[row * size.width + column] : .blank }
        set {
            guard contains(row: row, column: column) else { return }
            cells[row * size.width + column] = newValue
        }
    }

    /// The cells of one row; none outside the grid.
    public func row(_ row: Int) -> ArraySlice<Cell> {
        guard row >= 0, row < size.height else { return [] }
        return cells[row * size.width..<(row + 1) * size.width]
    }

    /// Changes every cell, keeping its place.
    func mapCells(_ transform: (Cell) -> Cell) -> CellGrid {
        var copy = self
        copy.cells = cells.map(transform)
        return copy
    }
}
