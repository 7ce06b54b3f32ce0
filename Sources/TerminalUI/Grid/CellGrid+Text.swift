extension CellGrid {
    /// A row as text, without the blanks at its end.
    public func rowText(_ row: Int) -> String {
        trimmed(self.row(row).map(\.text).joined(), of: " ")
    }

    /// All rows as text, as golden files have them: blanks at the end of a row left out, rows joined by newlines.
    public var text: String {
        (0..<size.height).map(rowText).joined(separator: "\n")
    }

    /// One letter a cell for its role, `.` for normal ones, laid out as ``text``.
    public var roles: String {
        (0..<size.height)
            .map { trimmed(String(row($0).map(\.role.letter)), of: ".") }
            .joined(separator: "\n")
    }

    private func trimmed(_ line: String, of filler: Character) -> String {
        var kept = Substring(line)
        while kept.last == filler { kept.removeLast() }
        return String(kept)
    }
}
