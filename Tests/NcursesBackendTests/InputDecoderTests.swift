import CNcurses
import Testing
import TerminalUI

@testable import NcursesBackend

@Suite struct InputDecoderTests {
    /// The events of bytes that arrive together, one wake-up for each string.
    private func events(_ arrivals: [[UInt8]]) -> [InputEvent] {
        var decoder = InputDecoder()
        var events: [InputEvent] = []
        for bytes in arrivals {
            for byte in bytes { decoder.take(.byte(byte), into: &events) }
            decoder.pause(into: &events)
        }
        return events
    }

    @Test(
        arguments: [
            ("a", [.character("a")]), ("\r", [.enter]), ("\n", [.enter]), ("\t", [.tab]), ("\u{8}", [.backspace]),
            ("\u{7F}", [.backspace]), ("\u{3}", [.control("c")]), ("\u{1A}", [.control("z")]), ("\0", [.unknown]),
            ("\u{1C}", [.unknown]), ("\u{1B}", [.escape]), ("\u{1B}\u{1B}", [.escape, .escape]),
            ("\u{1B}b", [.unknown]), ("\u{1B}\r", [.escape, .enter]),
            ("\u{1B}[1;5C", [.unknown]), ("\u{1B}[99~x", [.unknown, .character("x")]), ("\u{1B}[", [.unknown]),
            ("\u{1B}Ox", [.unknown]), ("\u{1B}[I\u{1B}[O", []), ("é", [.character("é")]), ("漢", [.character("漢")]),
            ("😀x", [.character("😀"), .character("x")]), (" ", [.character(" ")]),
        ] as [(String, [Key])])
    func `bytes become keys`(text: String, keys: [Key]) {
        #expect(events([Array(text.utf8)]) == keys.map(InputEvent.key))
    }

    @Test(
        arguments: [
            ([0xFF], "\u{FFFD}"), ([0x80, 0x61], "\u{FFFD}a"), ([0xC3, 0x61], "\u{FFFD}a"),
            ([0xC0, 0xAF], "\u{FFFD}\u{FFFD}"),
            ([0xE2, 0x82, 0x61, 0x62], "\u{FFFD}ab"), ([0xED, 0xA0, 0x80], "\u{FFFD}"), ([0xF5, 0x62], "\u{FFFD}b"),
            ([0xC3, 0xC3, 0xA9], "\u{FFFD}é"), ([0xE0, 0x80, 0x80, 0x61], "\u{FFFD}a"),
        ] as [([UInt8], String)])
    func `what is not UTF-8 costs one sign and nothing after it`(bytes: [UInt8], text: String) {
        #expect(events([bytes]) == text.map { .key(.character($0)) })
    }

    @Test func `a character may arrive in parts`() {
        #expect(events([[0xF0], [0x9F, 0x98], [0x80]]) == [.key(.character("😀"))])
    }

    @Test func `a paste is one event, whatever is in it`() {
        var decoder = InputDecoder()
        var events: [InputEvent] = []
        decoder.take(.key(Int32(CN_KEY_PASTE_BEGIN)), into: &events)
        for byte in "a\r\u{3}\u{1B}[Aé\0".utf8 { decoder.take(.byte(byte), into: &events) }
        decoder.take(.key(Int32(CN_KEY_UP)), into: &events)
        decoder.pause(into: &events)
        #expect(decoder.isPasting)
        #expect(events.isEmpty)
        decoder.take(.key(Int32(CN_KEY_PASTE_END)), into: &events)
        #expect(events == [.paste("a\r\u{3}\u{1B}[Aé\0")])
        #expect(!decoder.isPasting)
        decoder.take(.byte(0x61), into: &events)
        #expect(events.last == .key(.character("a")))
    }

    @Test func `a paste without end is ended, and one too long is cut`() {
        var decoder = InputDecoder()
        var events: [InputEvent] = []
        decoder.take(.key(Int32(CN_KEY_PASTE_BEGIN)), into: &events)
        for _ in 0..<InputDecoder.pasteLimit + 5 { decoder.take(.byte(0x61), into: &events) }
        decoder.endPaste(into: &events)
        decoder.endPaste(into: &events)
        #expect(events == [.paste(String(repeating: "a", count: InputDecoder.pasteLimit))])
    }

    @Test(
        arguments: [
            (CN_KEY_UP, [.up]), (CN_KEY_BACK_TAB, [.backTab]), (CN_KEY_F + 1, [.function(1)]),
            (CN_KEY_F + 12, [.function(12)]),
            (CN_KEY_UNKNOWN, [.unknown]), (CN_KEY_NONE, []), (CN_KEY_PASTE_END, []),
        ] as [(Int, [Key])])
    func `keys of ncurses become keys`(code: Int, keys: [Key]) {
        var decoder = InputDecoder()
        var events: [InputEvent] = []
        decoder.take(.key(Int32(code)), into: &events)
        #expect(events == keys.map(InputEvent.key))
    }

    @Test func `a key ends what came in part before it`() {
        var decoder = InputDecoder()
        var events: [InputEvent] = []
        decoder.take(.byte(0xC3), into: &events)
        decoder.take(.key(Int32(CN_KEY_UP)), into: &events)
        decoder.take(.byte(0x1B), into: &events)
        decoder.take(.key(Int32(CN_KEY_DOWN)), into: &events)
        #expect(events == [.key(.character("\u{FFFD}")), .key(.up), .key(.escape), .key(.down)])
    }

    @Test func `a long run of characters at once is a paste where pastes are not marked`() {
        let typed = "arn:aws:kms:us\rx".map { InputEvent.key($0 == "\r" ? .enter : .character($0)) }
        #expect(PlainPaste.merged(typed) == [.paste("arn:aws:kms:us\nx")])
        #expect(PlainPaste.merged(Array(typed.dropLast())) == Array(typed.dropLast()))
        #expect(PlainPaste.merged([.key(.up)] + typed + [.key(.up)]).count == 3)
        #expect(PlainPaste.merged([]) == [])
    }

    @Test func `random bytes never trap, and text outside of pastes comes through`() {
        for _ in 0..<200 {
            var random = SystemRandomNumberGenerator()
            let bytes = (0..<60).map { _ in UInt8.random(in: 0...255, using: &random) }
            let found = events([bytes, [0x1B], [0x71]])
            #expect(found.last == .key(.character("q")), "\(bytes)")
        }
    }
}
