extension TextField {
    /// The part of the text around the cursor that fits, and the cursor's column in it.
    ///
    /// A text longer than the field scrolls by half the field, so that few keys move it; `…` marks what is hidden.
    public func visible(width: Int) -> (text: TerminalText, cursorColumn: Int) {
        guard width > 0 else { return (.empty, 0) }
        let before = TerminalText(String(beforeCursor)).width
        let whole = TerminalText(text)
        // One column more than the text, for the cursor after it.
        guard whole.width >= width else { return (whole, min(before, width - 1)) }
        let first = firstColumn(width: width, cursorColumn: before)
        let shown = window(of: whole.units, columns: first..<first + width)
        return (shown, min(max(0, before - first), width - 1))
    }

    /// The column of the text that is shown first, so that the cursor is off the marks at the edges.
    private func firstColumn(width: Int, cursorColumn: Int) -> Int {
        let lastFree = max(0, width - 2)
        guard cursorColumn > lastFree else { return 0 }
        let step = max(1, width / 2)
        return (cursorColumn - lastFree + step - 1) / step * step
    }

    private func window(of units: [TerminalText.Unit], columns: Range<Int>) -> TerminalText {
        var shown: [TerminalText.Unit] = []
        var column = 0
        for unit in units {
            let next = column + unit.width
            if next > columns.lowerBound, column < columns.upperBound {
                let fits = column >= columns.lowerBound && next <= columns.upperBound
                shown.append(fits ? unit : TerminalText.Unit(text: " ", width: 1))
            }
            column = next
        }
        if columns.lowerBound > 0, columns.count > 2 { mark(&shown, at: 0) }
        if column > columns.upperBound, columns.count > 2 { mark(&shown, at: shown.count - 1) }
        return TerminalText(shown)
    }

    private func mark(_ shown: inout [TerminalText.Unit], at index: Int) {
        guard shown.indices.contains(index) else { return }
        let blanks = String(repeating: " ", count: shown[index].width - 1)
        shown[index].text = index == 0 ? "…" + blanks : blanks + "…"
    }
}
