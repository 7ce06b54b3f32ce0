/// A place on the grid, counted from zero at the top left.
public struct Position: Hashable, Sendable {
    /// Rows from the top.
    public var row: Int
    /// Columns from the left.
    public var column: Int

    /// A place on the grid.
    public init(row: Int, column: Int) {
        self.row = row
        self.column = column
    }
}
