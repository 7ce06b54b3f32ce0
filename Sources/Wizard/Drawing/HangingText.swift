import TerminalUI

/// A line of a text for programs, over as many rows as it needs; those after the first are set in, so that they are
/// seen to belong to it.
struct HangingText {
    var line: String

    /// The line in rows of at most the columns given.
    func rows(columns: Int) -> [String] {
        let whole = TerminalText(line)
        guard whole.width > columns else { return [whole.string] }
        let indent = min(line.prefix { $0 == " " }.count + Self.hang, columns / 2)
        return whole.wrapped(to: columns - indent).enumerated().map { index, row in
            index == 0 ? row.string : String(repeating: " ", count: indent) + row.string
        }
    }

    private static let hang = 4
}
