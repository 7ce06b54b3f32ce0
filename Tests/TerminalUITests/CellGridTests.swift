import Testing

@testable import TerminalUI

@Suite struct CellGridTests {
    private func grid(_ width: Int, _ height: Int = 1) -> CellGrid {
        CellGrid(size: Size(width: width, height: height))
    }

    @Test(arguments: [
        (0, "abc", "abc", 3), (1, "abc", " abc", 4), (3, "abc", "   ab", 6), (5, "abc", "", 5), (99, "abc", "", 99),
        (-1, "abc", "bc", 2), (-3, "abc", "", 0), (-9, "abc", "", -6), (0, "漢字漢", "漢字", 6), (-1, "漢字", " 字", 3),
        (4, "漢", "", 6), (0, "", "", 0), (0, "\u{1B}[", "\\x1B[", 5),
    ])
    func `text is clipped at both edges`(column: Int, text: String, row: String, after: Int) {
        var grid = grid(5)
        let next = grid.write(text, row: 0, column: column)
        #expect(next == after)
        #expect(grid.text == row)
    }

    @Test(arguments: [-1, 1, .min, .max])
    func `rows outside the grid take nothing`(row: Int) {
        var grid = grid(5)
        grid.write("abc", row: row)
        grid.fill(row: row, columns: 0..<5, role: .focus)
        #expect(grid == self.grid(5))
        #expect(grid.rowText(row) == "")
    }

    @Test(arguments: [(.min, 5), (.max, 5), (0, 0), (0, -1), (0, .max)] as [(Int, Int)])
    func `extreme columns and widths do not trap`(column: Int, width: Int) {
        var grid = grid(5)
        grid.write("abc", row: 0, column: column, width: width)
        grid.fill(row: 0, columns: min(column, 0)..<max(column, 0), role: .focus)
    }

    @Test func `a width clips the text`() {
        var grid = grid(10)
        let next = grid.write("abcdef", row: 0, column: 1, width: 3)
        #expect(next == 4)
        grid.write("漢字", row: 0, column: 5, width: 3)
        #expect(grid.text == " abc 漢")
    }

    @Test func `overwriting half of a wide character blanks the other half`() {
        var left = grid(4)
        left.write("漢字", row: 0)
        left.write("x", row: 0, column: 1)
        #expect(left.text == " x字")
        var right = grid(4)
        right.write("漢字", row: 0)
        right.write("x", row: 0, column: 2)
        #expect(right.text == "漢x")
        var shifted = grid(4)
        shifted.write("漢字", row: 0)
        shifted.write("漢", row: 0, column: 1)
        #expect(shifted.text == " 漢")
        #expect(shifted[0, 3].text == " ")
    }

    @Test func `roles make a picture of their own`() {
        var grid = grid(8, 2)
        grid.write("Title", row: 0, role: .title)
        grid.write("ok", row: 1, role: .good)
        grid.fill(row: 1, columns: 3..<5, role: .focus)
        #expect(grid.roles == "TTTTT\ngg.FF")
        #expect(Set(Role.allCases.map(\.letter)).count == Role.allCases.count)
    }

    @Test func `filling draws lines and bars`() {
        var grid = grid(6, 2)
        grid.fill(row: 0, columns: -5..<99, with: "─")
        grid.fill(row: 1, columns: 1..<3, with: "漢", role: .focus)
        #expect(grid.text == "──────\n")
        #expect(grid.roles == "\n.FF")
    }

    @Test func `a grid can be placed on another, clipped`() {
        var inner = grid(4, 2)
        inner.write("漢a", row: 0, role: .bad)
        inner.write("bcd", row: 1)
        var outer = grid(5, 2)
        outer.place(inner, row: 0, column: 2)
        #expect(outer.text == "  漢a\n  bcd")
        outer = grid(5, 2)
        outer.place(inner, row: -1, column: -1)
        #expect(outer.text == "cd\n")
        outer = grid(3, 1)
        outer.place(inner, row: 0, column: 2)
        #expect(outer.text == "")
    }

    @Test func `every sign of our screens has an ASCII twin, and nothing moves`() {
        var grid = grid(40)
        grid.write("✓ ✗ ● ○ ─ … ‹ › · • ▸ │ ! é 漢 ok", row: 0)
        #expect(grid.inASCII.text == "+ x * o - ~ < > - * > | ! ? ?? ok")
        #expect(TerminalText(grid.text).inASCII == grid.inASCII.text)
        #expect(grid.inASCII.text.utf8.allSatisfy { $0 < 0x80 })
    }

    @Test(arguments: [(0, 0), (1, 1), (3, 0), (0, 3), (-1, -5)])
    func `the smallest grids can be drawn on`(width: Int, height: Int) {
        var grid = grid(width, height)
        grid.write("漢字", row: 0, column: -1)
        grid.write("x", row: 0)
        grid.fill(row: 0, columns: 0..<9, role: .focus)
        grid[0, 0] = Cell(text: "y")
        #expect(grid.size.width == max(0, width))
        #expect(grid.inASCII.size == grid.size)
    }

    @Test func `random drawing at random sizes never traps and never spills`() {
        var random = SeededGenerator(seed: .random(in: 0..<1_000_000))
        for _ in 0..<200 {
            let size = Size(width: .random(in: 0...20, using: &random), height: .random(in: 0...6, using: &random))
            var grid = CellGrid(size: size)
            for _ in 0..<12 {
                grid.write(
                    random.text(upTo: 30), row: .random(in: -2...7, using: &random),
                    column: .random(in: -30...30, using: &random),
                    role: Role.allCases.randomElement(using: &random) ?? .bad,
                    width: Bool.random(using: &random) ? nil : .random(in: -2...25, using: &random))
                let start = Int.random(in: -5...25, using: &random)
                grid.fill(
                    row: .random(in: -2...7, using: &random),
                    columns: start..<start + Int.random(in: 0...4, using: &random), with: "─")
            }
            for row in 0..<size.height { #expect(fits(grid.row(row)), "row \(row) of \(size), \(random)") }
            #expect(grid.text.split(separator: "\n", omittingEmptySubsequences: false).count == max(1, size.height))
        }
    }

    /// Every wide character has its right half behind it, and no half stands alone.
    private func fits(_ cells: ArraySlice<Cell>) -> Bool {
        var expectsHalf = false
        for cell in cells {
            guard let base = cell.text.unicodeScalars.first else {
                if !expectsHalf { return false }
                expectsHalf = false
                continue
            }
            if expectsHalf { return false }
            guard let width = CharacterWidth.columns(of: base), width > 0 else { return false }
            expectsHalf = width == 2
        }
        return !expectsHalf
    }
}
