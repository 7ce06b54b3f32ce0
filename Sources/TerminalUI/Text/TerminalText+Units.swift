extension TerminalText {
    /// One character with its marks, as it goes into a cell.
    struct Unit: Hashable {
        var text: String
        var width: Int
    }

    /// The text cell by cell.
    ///
    /// Cells are not Swift's characters: an Indic vowel sign has a column of its own on a terminal.
    var units: [Unit] {
        if string.utf8.count == width {
            return string.unicodeScalars.map { Unit(text: String($0), width: 1) }
        }
        var units: [Unit] = []
        for scalar in string.unicodeScalars {
            let width = CharacterWidth.columns(of: scalar) ?? 0
            if width > 0 {
                units.append(Unit(text: String(scalar), width: width))
            } else if !units.isEmpty {
                units[units.count - 1].text.unicodeScalars.append(scalar)
            }
        }
        return units
    }

    /// Text made of units again.
    init(_ units: some Sequence<Unit>) {
        var string = ""
        var width = 0
        for unit in units {
            string.unicodeScalars.append(contentsOf: unit.text.unicodeScalars)
            width += unit.width
        }
        self.init(safe: string, width: width)
    }
}
