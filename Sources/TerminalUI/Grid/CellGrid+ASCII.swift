extension CellGrid {
    /// The same grid for terminals without Unicode: every sign becomes its ASCII twin, what has none `?`.
    ///
    /// No cell moves: a wide character becomes two question marks.
    public var inASCII: CellGrid {
        mapCells { cell in
            let isASCII = cell.text.utf8.allSatisfy { $0 < 0x80 }
            guard !isASCII || cell.text.isEmpty else { return cell }
            return Cell(text: ASCIITwins.twin(of: cell.text), role: cell.role)
        }
    }
}

extension TerminalText {
    /// The text for terminals without Unicode, as wide as before.
    public var inASCII: String {
        units.map { unit in
            let isASCII = unit.text.utf8.allSatisfy { $0 < 0x80 }
            return isASCII ? unit.text : String(repeating: ASCIITwins.twin(of: unit.text), count: unit.width)
        }.joined()
    }
}

/// The ASCII stand-ins of the signs and lines that screens use.
enum ASCIITwins {
    /// One ASCII character for any cell's text.
    static func twin(of text: String) -> String {
        twins[text] ?? "?"
    }

    private static let twins: [String: String] = {
        var table: [String: String] = [:]
        for (twin, signs) in signsByTwin {
            for sign in signs { table[String(sign)] = twin }
        }
        return table
    }()

    /// Signs that mean different things on one screen have different twins.
    private static let signsByTwin: [(twin: String, signs: String)] = [
        ("+", "✓✔┌┐└┘├┤┬┴┼╭╮╯╰╔╗╚╝╠╣╦╩╬"),
        ("x", "✗✘×"),
        ("*", "●•◉★"),
        ("o", "○◌◯□"),
        ("-", "─━–—‐‑·−"),
        ("=", "═≡"),
        ("|", "│┃║▏▌"),
        ("~", "…≈"),
        ("<", "‹«←◂≤"),
        (">", "›»→▸▶≥"),
        ("^", "↑▴▲"),
        ("v", "↓▾▼"),
        ("#", "█▓■"),
        (":", "▒"),
        (".", "░"),
        ("'", "‘’′"),
        ("\"", "“”„″"),
        ("!", "⚠"),
    ]
}
