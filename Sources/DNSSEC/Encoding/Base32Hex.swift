/// Octets as the labels of NSEC3 owners: Base 32 with the extended hexadecimal alphabet, without padding.
///
/// Source: RFC 4648 section 7, RFC 5155 section 3.3.
enum Base32Hex {
    /// Reads a label of either case; nil when it has another character, or bits to spare that are not zero.
    static func decode(_ label: [UInt8]) -> [UInt8]? {
        var octets: [UInt8] = []
        var bits: UInt32 = 0
        var count = 0
        for character in label {
            let value: UInt8
            switch character.asciiLowercased {
            case 0x30...0x39: value = character - 0x30
            case 0x61...0x76: value = character.asciiLowercased - 0x61 + 10
            default: return nil
            }
            bits = bits << 5 | UInt32(value)
            count += 5
            if count >= 8 {
                count -= 8
                octets.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
                bits &= 1 << UInt32(count) - 1
            }
        }
        return count < 5 && bits == 0 ? octets : nil
    }

    /// Writes lower case.
    static func encode(_ octets: [UInt8]) -> [UInt8] {
        let alphabet = Array("0123456789abcdefghijklmnopqrstuv".utf8)
        var label: [UInt8] = []
        var bits: UInt32 = 0
        var count = 0
        for octet in octets {
            bits = bits << 8 | UInt32(octet)
            count += 8
            while count >= 5 {
                count -= 5
                label.append(alphabet[Int(bits >> UInt32(count) & 31)])
            }
            bits &= 1 << UInt32(count) - 1
        }
        if count > 0 { label.append(alphabet[Int(bits << UInt32(5 - count) & 31)]) }
        return label
    }
}
