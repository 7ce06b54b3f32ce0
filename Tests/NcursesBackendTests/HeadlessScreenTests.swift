import CNcurses
import Glibc
import Testing
import TerminalUI

@testable import NcursesBackend

/// ncurses itself, on /dev/null: what it holds is read back cell by cell.
@Suite(.serialized) struct HeadlessScreenTests {
    /// Runs a body with a screen in the locale given, on a terminal that is not there.
    private func withTerminal(
        locale: String = "C.UTF-8", _ options: TerminalOptions = TerminalOptions(term: "xterm-256color"),
        size: Size = Size(width: 20, height: 5), _ body: (NcursesTerminal) throws -> Void
    ) throws {
        setenv("LC_ALL", locale, 1)
        defer { unsetenv("LC_ALL") }
        let nowhere = open("/dev/null", O_RDWR)
        defer { close(nowhere) }
        let terminal = try NcursesTerminal(options, on: TerminalDescriptors(input: nowhere, output: nowhere))
        defer { terminal.close() }
        terminal.resize(to: size)
        try body(terminal)
    }

    private struct Look: Equatable {
        var text: String
        var bold = false
        var reverse = false
        var color: Int32 = 0
    }

    private func cell(_ row: Int, _ column: Int) -> Look {
        var scalars = [UInt32](repeating: 0, count: 8)
        var look = Look(text: "")
        let count = cn_cell(Int32(row), Int32(column), &scalars, 8, &look.bold, &look.reverse, &look.color)
        for value in scalars.prefix(Int(count)) { look.text.unicodeScalars.append(Unicode.Scalar(value) ?? "?") }
        return look
    }

    private func row(_ row: Int, width: Int = 20) -> String {
        (0..<width).map { cell(row, $0).text }.joined()
    }

    private func frame(_ size: Size = Size(width: 20, height: 5), _ draw: (inout CellGrid) -> Void) -> Frame {
        var grid = CellGrid(size: size)
        draw(&grid)
        return Frame(grid: grid, cursor: Position(row: 0, column: 0))
    }

    @Test func `cells reach ncurses with their marks and widths`() throws {
        try withTerminal { terminal in
            #expect(terminal.usesUnicode)
            terminal.draw(frame { $0.write("a✓ 漢 e\u{301}│", row: 1, column: 2) })
            #expect(cell(1, 2).text == "a")
            #expect(cell(1, 3).text == "✓")
            #expect(cell(1, 5).text == "漢")
            #expect(cell(1, 8).text == "e\u{301}")
            #expect(cell(1, 9).text == "│")
        }
    }

    @Test func `weight and reversal tell the roles apart, with colours and without`() throws {
        for noColor in [false, true] {
            try withTerminal(TerminalOptions(term: "xterm-256color", noColor: noColor)) { terminal in
                terminal.draw(
                    frame { grid in
                        for role in Role.allCases { grid.write("x", row: 0, column: Int(role.rawValue), role: role) }
                    })
                #expect(cell(0, Int(Role.title.rawValue)).bold)
                #expect(cell(0, Int(Role.bad.rawValue)).bold)
                #expect(cell(0, Int(Role.focus.rawValue)).reverse)
                #expect(cell(0, Int(Role.normal.rawValue)) == Look(text: "x"))
                #expect((cell(0, Int(Role.good.rawValue)).color != 0) == !noColor)
            }
        }
    }

    @Test(arguments: ["C", "POSIX", "xx_XX.ISO-8859-1"])
    func `other locales than UTF-8 get the ASCII twins`(locale: String) throws {
        try withTerminal(locale: locale) { terminal in
            #expect(!terminal.usesUnicode)
            terminal.draw(frame { $0.write("✓ ✗ ─ 漢 ok", row: 0) })
            #expect(row(0).hasPrefix("+ x - ?? ok"))
        }
    }

    @Test func `a UTF-8 locale that was not generated is UTF-8 all the same`() throws {
        try withTerminal(locale: "xx_XX.UTF-8") { #expect($0.usesUnicode) }
        try withTerminal(locale: "xx_XX.utf8@euro") { #expect($0.usesUnicode) }
    }

    @Test func `ASCII can be asked for in any locale`() throws {
        var options = TerminalOptions(term: "xterm-256color")
        options.forceASCII = true
        try withTerminal(options) { terminal in
            terminal.draw(frame { $0.write("✓", row: 0) })
            #expect(cell(0, 0).text == "+")
        }
    }

    @Test func `what differs from the last frame is drawn over it`() throws {
        try withTerminal { terminal in
            terminal.draw(frame { $0.write("漢字 first", row: 0) })
            terminal.draw(frame { $0.write("second", row: 0) })
            #expect(row(0).hasPrefix("second      "))
            terminal.draw(frame { $0.write("漢x", row: 4, column: 17) })
            #expect(row(0) == String(repeating: " ", count: 20))
            #expect(cell(4, 17).text == "漢")
            #expect(cell(4, 19).text == "x", "the bottom right cell")
        }
    }

    @Test(arguments: [(1, 1), (2, 1), (1, 40), (80, 24), (200, 60), (0, 0), (-4, 9), (100_000, 100_000)])
    func `any size can be drawn on`(width: Int, height: Int) throws {
        try withTerminal(size: Size(width: width, height: height)) { terminal in
            let size = terminal.size
            #expect(size.width >= 1 && size.height >= 1)
            terminal.draw(
                frame(size) { grid in
                    for row in 0..<size.height { grid.fill(row: row, columns: 0..<size.width, with: "x") }
                })
            #expect(cell(size.height - 1, size.width - 1).text == "x")
        }
    }

    @Test func `frames and cursors of another size are clipped`() throws {
        try withTerminal { terminal in
            var larger = frame(Size(width: 50, height: 50)) { $0.write("漢字漢字漢字漢字漢字漢字", row: 0, column: 1) }
            larger.cursor = Position(row: 30, column: 30)
            terminal.draw(larger)
            terminal.draw(Frame(grid: CellGrid(size: Size(width: 0, height: 0)), cursor: Position(row: -1, column: 9)))
            #expect(row(0) == String(repeating: " ", count: 20))
        }
    }

    @Test func `a cell that was set to a control shows a question mark`() throws {
        try withTerminal { terminal in
            terminal.draw(frame { $0[0, 0] = Cell(text: "\u{1B}") })
            #expect(cell(0, 0).text == "?")
        }
    }

    @Test func `an unknown terminal is drawn as a common one, with a notice`() throws {
        try withTerminal(TerminalOptions(term: "no-such\u{1B}terminal")) { terminal in
            let notice = try #require(terminal.notice)
            #expect(notice.contains("no-such\\x1Bterminal"))
            #expect(notice.contains("xterm-256color"))
        }
    }

    @Test func `there is one screen at a time, and another after it`() throws {
        try withTerminal { first in
            let descriptors = TerminalDescriptors(input: 0, output: 1)
            #expect(throws: TerminalFailure.self) {
                _ = try NcursesTerminal(TerminalOptions(term: "xterm"), on: descriptors)
            }
            first.draw(frame { $0.write("still here", row: 0) })
            #expect(row(0).hasPrefix("still here"))
        }
        try withTerminal { $0.draw(frame { $0.write("again", row: 0) }) }
    }

    @Test func `our widths are those of the C library`() throws {
        try withTerminal { _ in
            var different: [String] = []
            for value in 0x20..<UInt32(0x30000) {
                guard let scalar = Unicode.Scalar(value), let ours = CharacterWidth.columns(of: scalar) else {
                    continue
                }
                let theirs = cn_width(value)
                // Characters newer than the C library are drawn as question marks.
                guard theirs >= 0, theirs != ours else { continue }
                different.append("\(String(value, radix: 16)): \(ours), C library \(theirs)")
            }
            #expect(different == [])
        }
    }
}
