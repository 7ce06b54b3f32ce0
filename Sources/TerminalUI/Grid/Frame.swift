/// One picture of a program: its cells, and where the cursor stands.
public struct Frame: Hashable, Sendable {
    /// The cells.
    public var grid: CellGrid
    /// Where the cursor stands; hidden if `nil`.
    ///
    /// Screen readers and magnifiers follow it, so put it on what has the focus.
    public var cursor: Position?

    /// A picture of a program.
    public init(grid: CellGrid, cursor: Position? = nil) {
        self.grid = grid
        self.cursor = cursor
    }
}
