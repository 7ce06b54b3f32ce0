import Foundation
import Testing

@testable import NcursesBackend

@Suite struct ClipboardSequenceTests {
    @Test func `OSC 52 carries base64`() {
        #expect(ClipboardSequence.plain("example.com. IN DS") == "\u{1B}]52;c;ZXhhbXBsZS5jb20uIElOIERT\u{7}")
        #expect(ClipboardSequence.plain("") == "\u{1B}]52;c;\u{7}")
    }

    @Test func `what terminals would drop is refused`() {
        #expect(ClipboardSequence.plain(String(repeating: "x", count: 56_244)) != nil)
        #expect(ClipboardSequence.plain(String(repeating: "x", count: 56_245)) == nil)
    }

    @Test(arguments: [0, 1, 60, 76, 152, 4000])
    func `screen gets strings of 76 bytes, which join to the sequence`(length: Int) throws {
        let sequence = try #require(ClipboardSequence.plain(String(repeating: "x", count: length)))
        let wrapped = ClipboardSequence.throughScreen(sequence)
        let chunks = wrapped.components(separatedBy: "\u{1B}P").dropFirst()
        #expect(chunks.allSatisfy { $0.hasSuffix("\u{1B}\\") && $0.utf8.count <= 78 })
        #expect(chunks.map { $0.dropLast(2) }.joined() == sequence)
    }

    @Test func `tmux gets its escapes doubled`() {
        #expect(ClipboardSequence.throughTmux("\u{1B}]x\u{7}") == "\u{1B}Ptmux;\u{1B}\u{1B}]x\u{7}\u{1B}\\")
    }
}
