import TerminalUI

/// Puts characters together from the bytes of UTF-8 as they arrive.
struct UTF8Assembler {
    private var bytes: [UInt8] = []
    private var expected = 0

    /// Whether a character has begun and not ended.
    var isWithinCharacter: Bool { !bytes.isEmpty }

    /// Takes a byte and returns the keys that it completes; U+FFFD stands for what is not UTF-8.
    mutating func take(_ byte: UInt8) -> [Key] {
        let isContinuation = byte & 0xC0 == 0x80
        if isWithinCharacter, isContinuation {
            bytes.append(byte)
            return bytes.count == expected ? flush() : []
        }
        let before = flush()
        switch byte {
        case 0..<0x80: return before + [KeyCode.key(ofByte: byte)]
        case 0xC2...0xDF: expected = 2
        case 0xE0...0xEF: expected = 3
        case 0xF0...0xF4: expected = 4
        default: return before + [.character("\u{FFFD}")]
        }
        bytes = [byte]
        return before
    }

    /// Ends the character that has begun, if any.
    mutating func flush() -> [Key] {
        guard isWithinCharacter else { return [] }
        let text = bytes.count == expected ? String(decoding: bytes, as: UTF8.self) : "\u{FFFD}"
        bytes = []
        let scalars = text.unicodeScalars
        guard scalars.count == 1, let scalar = scalars.first else { return [.character("\u{FFFD}")] }
        // C1 controls and invisible characters are typed by no key, but sent by odd terminals: shown, not obeyed.
        return [.character(Character(scalar))]
    }
}
