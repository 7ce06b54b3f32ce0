/// One column of one row.
public struct Cell: Hashable, Sendable {
    /// One drawable character with its marks; empty in the right half of a wide character.
    public var text: String
    /// What the cell means.
    public var role: Role

    /// A cell as it is drawn.
    public init(text: String, role: Role = .normal) {
        self.text = text
        self.role = role
    }

    /// An empty place.
    public static let blank = Cell(text: " ")
}
