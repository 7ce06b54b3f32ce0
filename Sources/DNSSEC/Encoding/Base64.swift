/// Octets as Base 64 text, read strictly.
///
/// Source: RFC 4648 section 4; section 3.5 for the pad bits, which must be zero here, so that each sequence of octets
/// has one text only.
package enum Base64 {
    /// Why a text is not Base 64.
    package enum DecodingFailure: Error, Hashable, Sendable {
        /// A character outside the alphabet, or a pad before the end, at a position counted from 1.
        case unexpected(Character, position: Int)
        /// The number of characters, pads included, is not a multiple of four.
        case wrongLength(Int)
        /// The last character carries bits that belong to no octet.
        case strayBits
    }

    /// Writes the standard alphabet, with padding and without line breaks.
    package static func encode(_ octets: [UInt8]) -> String {
        let length = (octets.count + 2) / 3 * 4
        return String(unsafeUninitializedCapacity: length) { buffer in
            var output = 0
            for start in stride(from: 0, to: octets.count, by: 3) {
                let left = octets.count - start
                let group =
                    UInt32(octets[start]) << 16 | (left > 1 ? UInt32(octets[start + 1]) << 8 : 0)
                    | (left > 2 ? UInt32(octets[start + 2]) : 0)
                buffer[output] = character(for: group >> 18)
                buffer[output + 1] = character(for: group >> 12)
                buffer[output + 2] = left > 1 ? character(for: group >> 6) : pad
                buffer[output + 3] = left > 2 ? character(for: group) : pad
                output += 4
            }
            return output
        }
    }

    /// Reads padded Base 64; white space is an error too.
    package static func decode(_ text: some StringProtocol) throws(DecodingFailure) -> [UInt8] {
        var octets: [UInt8] = []
        octets.reserveCapacity(text.utf8.count / 4 * 3)
        var group: UInt32 = 0
        var count = 0
        var pads = 0
        for character in text {
            guard let ascii = character.asciiValue else { throw .unexpected(character, position: count + 1) }
            count += 1
            if ascii == pad, count % 4 == 3 || count % 4 == 0, pads < 2 {
                pads += 1
                group <<= 6
            } else if let value = value(of: ascii), pads == 0 {
                group = group << 6 | value
            } else {
                throw .unexpected(character, position: count)
            }
            guard count % 4 == 0 else { continue }
            guard pads == 0 || group & (pads == 1 ? 0xFF : 0xFFFF) == 0 else { throw .strayBits }
            octets.append(UInt8(truncatingIfNeeded: group >> 16))
            if pads < 2 { octets.append(UInt8(truncatingIfNeeded: group >> 8)) }
            if pads < 1 { octets.append(UInt8(truncatingIfNeeded: group)) }
            group = 0
        }
        guard count % 4 == 0 else { throw .wrongLength(count) }
        return octets
    }

    private static let pad = UInt8(ascii: "=")

    private static func character(for bits: UInt32) -> UInt8 {
        let value = UInt8(truncatingIfNeeded: bits & 63)
        return switch value {
        case 0..<26: UInt8(ascii: "A") + value
        case 26..<52: UInt8(ascii: "a") + value - 26
        case 52..<62: UInt8(ascii: "0") + value - 52
        case 62: UInt8(ascii: "+")
        default: UInt8(ascii: "/")
        }
    }

    private static func value(of ascii: UInt8) -> UInt32? {
        switch ascii {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(ascii - UInt8(ascii: "A"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(ascii - UInt8(ascii: "a") + 26)
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(ascii - UInt8(ascii: "0") + 52)
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
