import Testing

@testable import TerminalUI

@Suite struct CharacterWidthTests {
    @Test(
        arguments: [
            ("a", 1), ("~", 1), ("é", 1), ("ß", 1), ("Ж", 1), ("─", 1), ("✓", 1), ("…", 1), ("‹", 1), ("漢", 2),
            ("한", 2),
            ("ａ", 2), ("😀", 2), ("⌚", 2), ("\u{301}", 0), ("\u{20DD}", 0), ("\u{1160}", nil), ("\u{1161}", 0), ("का", 1),
        ] as [(String, Int?)])
    func `characters take the columns that terminals give them`(text: String, columns: Int?) throws {
        let scalar = try #require(text.unicodeScalars.first)
        #expect(CharacterWidth.columns(of: scalar) == columns)
    }

    @Test(
        arguments: [
            0x00, 0x0A, 0x1B, 0x7F, 0x80, 0x9B, 0xA0, 0xAD, 0x115F, 0x180E, 0x2000, 0x200B, 0x200D, 0x200E, 0x2028,
            0x2029,
            0x202E, 0x2060, 0x2066, 0x2069, 0x3000, 0x3164, 0xE000, 0xFE0F, 0xFEFF, 0xFFF9, 0x1F1E6, 0x1F3FB, 0xE0041,
            0x378,
        ] as [UInt32])
    func `what acts, hides or differs between terminals is not drawn`(value: UInt32) throws {
        let scalar = try #require(Unicode.Scalar(value))
        #expect(CharacterWidth.columns(of: scalar) == nil)
    }

    @Test func `the table of wide characters is in order and without overlaps`() {
        for (before, after) in zip(wideRanges, wideRanges.dropFirst()) {
            #expect(before.first <= before.last)
            #expect(before.last < after.first)
        }
    }
}
