import Testing

@testable import TerminalUI

@Suite struct TerminalTextTests {
    @Test(arguments: [
        ("plain", "plain"),
        ("\\052.escapes", "\\052.escapes"),
        ("\u{1B}[2J", "\\x1B[2J"),
        ("\u{1B}]52;c;QQ==\u{7}", "\\x1B]52;c;QQ==\\x07"),
        ("a\tb\nc\r", "a\\x09b\\x0Ac\\x0D"),
        ("\u{7F}\u{80}\u{9B}31m", "\\x7F\\x80\\x9B31m"),
        ("a\u{202E}b\u{2066}c", "a\\u{202E}b\\u{2066}c"),
        ("a\u{200B}b\u{FEFF}", "a\\u{200B}b\\u{FEFF}"),
        ("a\u{2028}b\u{A0}c", "a\\u{2028}b\\xA0c"),
        ("⚠\u{FE0F}", "⚠\\u{FE0F}"),
        ("👨\u{200D}👩", "👨\\u{200D}👩"),
        ("🇩🇪", "\\u{1F1E9}\\u{1F1EA}"),
        ("👍🏽", "👍\\u{1F3FD}"),
        ("\u{301}a", "\\u{301}a"),
        ("\u{1B}\u{301}", "\\x1B\\u{301}"),
        ("e\u{301}", "e\u{301}"),
        ("a\u{E0041}", "a\\u{E0041}"),
    ])
    func `what would act or deceive is written out`(untrusted: String, shown: String) {
        #expect(TerminalText(untrusted).string == shown)
        #expect(TerminalText(shown).string == shown, "safe text stays as it is")
    }

    @Test func `a character takes four marks, the others are written out`() {
        let text = TerminalText("a" + String(repeating: "\u{301}", count: 6))
        #expect(text.string == "a" + String(repeating: "\u{301}", count: 4) + "\\u{301}\\u{301}")
        #expect(text.width == 1 + 2 * 7)
    }

    @Test(arguments: [("", 0), ("abc", 3), ("漢字", 4), ("e\u{301}", 1), ("क\u{93F}", 2), ("\u{1B}", 4), ("😀!", 3)])
    func `the width counts columns`(text: String, width: Int) {
        #expect(TerminalText(text).width == width)
        #expect(TerminalText(text).units.map(\.width).reduce(0, +) == width)
    }

    @Test(arguments: [
        ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("abcdef", 1, "…"), ("abcdef", 0, ""), ("abcdef", -3, ""),
        ("漢字漢", 5, "漢字…"), ("漢字漢", 4, "漢…"), ("漢字漢", 2, "…"), ("", 0, ""),
    ])
    func `a text too long ends in an ellipsis`(text: String, columns: Int, shown: String) {
        let cut = TerminalText(text).truncated(to: columns)
        #expect(cut.string == shown)
        #expect(cut.width <= max(0, columns))
    }

    @Test(arguments: [
        ("", 10, [""]),
        ("one two", 10, ["one two"]),
        ("one two three", 8, ["one two", "three"]),
        ("one two three", 7, ["one two", "three"]),
        ("one two three", 3, ["one", "two", "thr", "ee"]),
        ("one   two", 4, ["one", "two"]),
        ("  indented text", 10, ["  indented", "text"]),
        ("B4C8C1FE2E74", 5, ["B4C8C", "1FE2E", "74"]),
        ("a B4C8C1FE", 4, ["a", "B4C8", "C1FE"]),
        ("漢字漢字", 5, ["漢字", "漢字"]),
        ("漢字", 1, ["漢", "字"]),
        ("ab", 0, ["a", "b"]),
        ("     ", 3, [""]),
    ])
    func `text wraps at blanks, else anywhere`(text: String, columns: Int, lines: [String]) {
        #expect(TerminalText(text).wrapped(to: columns).map(\.string) == lines)
    }

    @Test(arguments: [
        ("a\nb", ["a", "b"]), ("a\r\nb\n", ["a", "b"]), ("a\n\nb", ["a", "", "b"]), ("", [""]),
        ("a\u{2028}b", ["a", "b"]),
        ("\ta\tbc", ["    a   bc"]), ("a\u{1B}b\nc", ["a\\x1Bb", "c"]),
    ])
    func `lines are split before they are made safe`(text: String, lines: [String]) {
        #expect(TerminalText.lines(of: text).map(\.string) == lines)
    }

    @Test func `interpolated values are made safe too`() {
        let name = "\u{1B}c"
        let text: TerminalText = "zone \(name)"
        #expect(text.string == "zone \\x1Bc")
    }

    @Test func `random text never leaves anything to act on, and wraps into what fits`() {
        var random = SeededGenerator(seed: .random(in: 0..<1_000_000))
        for _ in 0..<300 {
            let text = TerminalText(random.text(upTo: 40))
            #expect(text.string.unicodeScalars.allSatisfy { CharacterWidth.columns(of: $0) != nil }, "\(random)")
            #expect(TerminalText(text.string) == text, "\(random)")
            let columns = Int.random(in: 2...20, using: &random)
            for line in text.wrapped(to: columns) { #expect(line.width <= columns, "\(random)") }
            #expect(text.truncated(to: columns).width <= columns, "\(random)")
            let kept = text.wrapped(to: columns).flatMap(\.units).filter { $0.text != " " }
            #expect(kept == text.units.filter { $0.text != " " }, "nothing is lost, \(random)")
        }
    }
}
