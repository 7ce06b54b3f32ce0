extension TerminalText {
    /// Marks that a terminal cell holds besides its character; curses has room for five scalars.
    static let maximumMarks = 4

    /// Writes out what may not be drawn, and measures the rest.
    static func escaped(_ untrusted: String) -> (string: String, width: Int) {
        var scalars = String.UnicodeScalarView()
        var width = 0
        // How many more marks the last character may take; none before the first and after an escape.
        var room = 0
        for scalar in untrusted.unicodeScalars {
            switch CharacterWidth.columns(of: scalar) {
            case 0? where room > 0:
                scalars.append(scalar)
                room -= 1
            case let columns? where columns > 0:
                scalars.append(scalar)
                width += columns
                room = maximumMarks
            default:
                let escape = escape(for: scalar)
                scalars.append(contentsOf: escape.unicodeScalars)
                width += escape.utf8.count
                room = 0
            }
        }
        return (String(scalars), width)
    }

    /// A scalar written out: `\x1B` up to U+00FF, `\u{202E}` above.
    private static func escape(for scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        guard scalar.value <= 0xFF else { return "\\u{\(digits)}" }
        return digits.utf8.count == 1 ? "\\x0\(digits)" : "\\x\(digits)"
    }
}
