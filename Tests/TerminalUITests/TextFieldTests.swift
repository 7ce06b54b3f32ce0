import Testing

@testable import TerminalUI

@Suite struct TextFieldTests {
    private func field(_ text: String, cursor: Int? = nil, limit: Int = 100) -> TextField {
        var field = TextField(text: text, limit: limit)
        if let cursor { field.moveCursor(to: cursor) }
        return field
    }

    /// The text with `|` where the cursor stands.
    private func picture(_ field: TextField) -> String {
        field.beforeCursor + "|" + field.afterCursor
    }

    @Test(arguments: [
        ("abc", 3, Key.character("x"), "abcx|"), ("abc", 0, .character("x"), "x|abc"), ("abc", 1, .left, "|abc"),
        ("abc", 0, .left, "|abc"), ("abc", 3, .right, "abc|"), ("abc", 1, .right, "ab|c"), ("abc", 2, .home, "|abc"),
        ("abc", 1, .end, "abc|"), ("abc", 2, .control("a"), "|abc"), ("abc", 1, .control("e"), "abc|"),
        ("abc", 2, .control("b"), "a|bc"), ("abc", 2, .control("f"), "abc|"), ("abc", 2, .backspace, "a|c"),
        ("abc", 0, .backspace, "|abc"), ("abc", 1, .control("h"), "|bc"), ("abc", 1, .delete, "a|c"),
        ("abc", 3, .delete, "abc|"), ("abc", 0, .control("d"), "|bc"), ("abc", 1, .control("k"), "a|"),
        ("abc", 3, .control("k"), "abc|"), ("abc", 2, .control("u"), "|c"), ("one two", 7, .control("w"), "one |"),
        ("one two ", 8, .control("w"), "one |"), ("one two", 5, .control("w"), "one |wo"), ("", 0, .control("w"), "|"),
        ("", 0, .backspace, "|"), ("", 0, .control("y"), "|"), ("e", 1, .character("\u{301}"), "e\u{301}|"),
        ("👨‍👩‍👧x", 1, .backspace, "|x"), ("漢字", 2, .backspace, "漢|"),
    ])
    func `edits with the keys of Emacs`(text: String, cursor: Int, key: Key, after: String) {
        var field = field(text, cursor: cursor)
        let isEditing = field.handle(key)
        #expect(isEditing)
        #expect(picture(field) == after)
    }

    @Test(arguments: [
        Key.enter, .tab, .backTab, .up, .down, .escape, .pageUp, .pageDown, .function(1), .unknown, .control("c"),
        .control("n"),
    ])
    func `other keys are left to the screen`(key: Key) {
        var field = field("abc")
        let isEditing = field.handle(key)
        #expect(!isEditing)
        #expect(picture(field) == "abc|")
    }

    @Test(arguments: [Key.control("k"), .control("u"), .control("w")])
    func `what was killed can be yanked`(key: Key) {
        var field = field("one two", cursor: key == .control("k") ? 0 : 7)
        field.handle(key)
        field.handle(.control("y"))
        field.handle(.end)
        field.handle(.control("y"))
        #expect(field.text == (key == .control("w") ? "one twotwo" : "one twoone two"))
    }

    @Test func `a full field takes no more`() {
        var field = field("abc", limit: 4)
        field.handle(.character("d"))
        let isEditing = field.handle(.character("e"))
        #expect(isEditing)
        #expect(picture(field) == "abcd|")
        #expect(TextField(text: "abcdef", limit: 3).text == "abc")
        #expect(TextField(text: "abc", limit: -1).text == "")
    }

    @Test(arguments: [
        ("x", "x", PasteOutcome.whole), ("  x y \n", "x y", .whole), ("arn:\r\nkms:\n", "arn:kms:", .whole),
        ("\u{FEFF}x\u{200B}\u{A0}", "x", .whole), ("", "", .whole), ("\n\n", "", .whole),
        ("0123456789", "01234567", .cut(to: 8)),
        ("a\u{1B}b", "a\u{1B}b", .whole), ("\0x\0", "x", .whole), ("a\u{2028}b", "ab", .whole),
    ])
    func `a paste is trimmed, loses its line ends, and is cut`(pasted: String, text: String, outcome: PasteOutcome) {
        var field = field("", limit: 8)
        let pasting = field.paste(pasted)
        #expect(pasting == outcome)
        #expect(field.text == text)
    }

    @Test func `a megabyte is pasted at once`() {
        var field = field("ab", cursor: 1, limit: 4096)
        let pasting = field.paste(String(repeating: "x", count: 1 << 20))
        #expect(pasting == .cut(to: 4096))
        #expect(field.text.count == 4096)
        #expect(field.text.hasPrefix("ax") && field.text.hasSuffix("xb"))
        #expect(field.cursor == 4095)
        var marks = self.field("", limit: 100)
        let pastingMarks = marks.paste("e" + String(repeating: "\u{301}", count: 10_000))
        #expect(pastingMarks == .cut(to: 100))
        #expect(marks.text == "")
    }

    @Test(arguments: [
        ("", 0, 10, "", 0), ("abc", 3, 10, "abc", 3), ("abc", 1, 10, "abc", 1), ("abcdefghi", 9, 10, "abcdefghi", 9),
        ("abcdefghij", 0, 10, "abcdefghij", 0), ("abcdefghijk", 8, 10, "abcdefghi…", 8),
        ("abcdefghij", 10, 10, "…ghij", 5),
        ("abcdefghijklmnopqrstuvwxyz", 13, 10, "…ghijklmn…", 8),
        ("abcdefghijklmnopqrstuvwxyz", 14, 10, "…lmnopqrs…", 4),
        ("a\u{1B}", 2, 10, "a\\x1B", 5), ("漢字漢字漢字", 6, 10, "…字漢字", 7),
    ])
    func `a long text scrolls with its cursor`(text: String, cursor: Int, width: Int, shown: String, column: Int) {
        let visible = field(text, cursor: cursor).visible(width: width)
        #expect(visible.text.string == shown)
        #expect(visible.cursorColumn == column)
    }

    @Test func `whatever is typed, the cursor is in view and the text fits`() {
        var random = SeededGenerator(seed: .random(in: 0..<1_000_000))
        let keys: [Key] = [
            .left, .right, .home, .end, .backspace, .delete, .control("k"), .control("w"), .control("y"), .control("u"),
        ]
        for _ in 0..<100 {
            var field = TextField(limit: 30)
            for _ in 0..<20 {
                switch Int.random(in: 0..<3, using: &random) {
                case 0: field.handle(keys.randomElement(using: &random) ?? .left)
                case 1: _ = field.paste(random.text(upTo: 12))
                default: for character in random.text(upTo: 4) { field.handle(.character(character)) }
                }
                let width = Int.random(in: 0...12, using: &random)
                let visible = field.visible(width: width)
                #expect(visible.text.width <= width, "\(random)")
                #expect((0..<max(1, width)).contains(visible.cursorColumn), "\(random)")
                #expect((0...field.text.count).contains(field.cursor), "\(random)")
                #expect(field.text.unicodeScalars.count <= 30, "\(random)")
            }
        }
    }
}
