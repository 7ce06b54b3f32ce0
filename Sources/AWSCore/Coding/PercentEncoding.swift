/// Percent-encoding as AWS wants it: everything but `A-Z a-z 0-9 - . _ ~`, in upper-case hexadecimal.
enum PercentEncoding {
    /// Encodes a text's UTF-8 octets, the slash too, unless it is to be kept, as in a path.
    static func encode(_ text: String, keepingSlash: Bool = false) -> String {
        func isKept(_ octet: UInt8) -> Bool {
            isUnreserved(octet) || (keepingSlash && octet == UInt8(ascii: "/"))
        }
        // Most texts have nothing to encode.
        guard !text.utf8.allSatisfy(isKept) else { return text }
        var encoded: [UInt8] = []
        encoded.reserveCapacity(text.utf8.count * 2)
        for octet in text.utf8 {
            if isKept(octet) {
                encoded.append(octet)
            } else {
                encoded.append(UInt8(ascii: "%"))
                encoded.append(Hexadecimal.upperCaseDigits[Int(octet >> 4)])
                encoded.append(Hexadecimal.upperCaseDigits[Int(octet & 15)])
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }

    /// Replaces `%XX`; what is no such escape stays as it is, and octets that are no UTF-8 become U+FFFD.
    static func decode(_ text: String) -> String {
        var octets: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let octet = rest.popFirst() {
            let digits = rest.prefix(2).compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
            if octet == UInt8(ascii: "%"), digits.count == 2 {
                octets.append(UInt8(digits[0] * 16 + digits[1]))
                rest = rest.dropFirst(2)
            } else {
                octets.append(octet)
            }
        }
        return String(decoding: octets, as: UTF8.self)
    }

    private static func isUnreserved(_ octet: UInt8) -> Bool {
        switch octet {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
        default: false
        }
    }
}
