extension TerminalText {
    /// Splits text at its line breaks and makes each line safe to draw; tabs become blanks.
    public static func lines(of text: String) -> [TerminalText] {
        var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        if lines.count > 1, lines.last?.isEmpty == true { lines.removeLast() }
        return lines.map { TerminalText(expandingTabs(in: $0)) }
    }

    /// The text, cut to the columns given; a cut one ends in `…`.
    public func truncated(to columns: Int) -> TerminalText {
        guard width > columns else { return self }
        guard columns > 0 else { return .empty }
        return TerminalText(prefix(columns: columns - 1) + [Unit(text: "…", width: 1)])
    }

    /// The text in lines of at most the columns given: broken at blanks, and where there are none, anywhere.
    public func wrapped(to columns: Int) -> [TerminalText] {
        guard width > columns else { return [self] }
        var lines: [TerminalText] = []
        var rest = units[...]
        while let end = Self.lineEnd(in: rest, columns: max(1, columns)) {
            lines.append(TerminalText(Self.withoutTrailingBlanks(rest[..<end])))
            rest = rest[end...].drop { $0.text == " " }
        }
        if !rest.isEmpty || lines.isEmpty { lines.append(TerminalText(rest)) }
        return lines
    }

    /// As many whole characters as fit into the columns.
    private func prefix(columns: Int) -> [Unit] {
        var used = 0
        return Array(
            units.prefix { unit in
                used += unit.width
                return used <= columns
            })
    }

    /// Where the first line ends, or `nil` if all of it fits.
    private static func lineEnd(in units: ArraySlice<Unit>, columns: Int) -> Int? {
        var used = 0
        var lastBlank: Int?
        var hasWord = false
        for (index, unit) in zip(units.indices, units) {
            used += unit.width
            if used > columns {
                if unit.text == " " { return index }
                // At least one character a line, even one that is wider than the line.
                return lastBlank ?? max(index, units.startIndex + 1)
            }
            if unit.text == " " {
                if hasWord { lastBlank = index }
            } else {
                hasWord = true
            }
        }
        return nil
    }

    private static func withoutTrailingBlanks(_ units: ArraySlice<Unit>) -> ArraySlice<Unit> {
        var kept = units
        while kept.last?.text == " " { kept.removeLast() }
        return kept
    }

    private static func expandingTabs(in line: Substring) -> String {
        guard line.contains("\t") else { return String(line) }
        let tabWidth = 4
        var expanded = ""
        for character in line {
            guard character == "\t" else {
                expanded.append(character)
                continue
            }
            expanded += String(repeating: " ", count: tabWidth - expanded.count % tabWidth)
        }
        return expanded
    }
}
