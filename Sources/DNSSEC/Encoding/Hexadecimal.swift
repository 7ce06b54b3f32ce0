/// Octets as hexadecimal digits, two an octet.
package enum Hexadecimal {
    /// Which case the digits above 9 have.
    package enum LetterCase: Sendable {
        case upper
        case lower
    }

    /// Why a text is not hexadecimal.
    package enum DecodingFailure: Error, Hashable, Sendable {
        /// A character that is no digit, at a position counted from 1.
        case notADigit(Character, position: Int)
        /// The last octet has only one digit.
        case oddDigitCount(Int)
    }

    /// Writes two digits for each octet.
    package static func encode(_ octets: some Collection<UInt8>, _ letters: LetterCase = .upper) -> String {
        let offset: UInt8 = letters == .upper ? 0x41 - 10 : 0x61 - 10
        func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : offset + value }
        return String(unsafeUninitializedCapacity: octets.count * 2) { buffer in
            var index = 0
            for octet in octets {
                buffer[index] = digit(octet >> 4)
                buffer[index + 1] = digit(octet & 15)
                index += 2
            }
            return index
        }
    }

    /// Reads digits of either case; nothing else may stand among them.
    package static func decode(_ text: some StringProtocol) throws(DecodingFailure) -> [UInt8] {
        var octets: [UInt8] = []
        octets.reserveCapacity(text.utf8.count / 2)
        var high: UInt8?
        var count = 0
        for character in text {
            guard let ascii = character.asciiValue, let value = value(ofDigit: ascii) else {
                throw .notADigit(character, position: count + 1)
            }
            count += 1
            if let first = high {
                octets.append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        guard high == nil else { throw .oddDigitCount(count) }
        return octets
    }

    private static func value(ofDigit ascii: UInt8) -> UInt8? {
        switch ascii {
        case 0x30...0x39: ascii - 0x30
        case 0x41...0x46: ascii - 0x41 + 10
        case 0x61...0x66: ascii - 0x61 + 10
        default: nil
        }
    }
}
