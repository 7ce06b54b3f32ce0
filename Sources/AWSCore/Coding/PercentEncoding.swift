/// Percent-encoding as AWS wants it: everything but `A-Z a-z 0-9 - . _ ~`, in upper-case hexadecimal.
enum PercentEncoding {
    /// Encodes a text's UTF-8 octets, the slash too.
    static func encode(_ text: String) -> String {
        encode(text.utf8, keepingSlash: false)
    }

    /// Encodes octets; a path keeps its slashes.
    static func encode(_ octets: some Sequence<UInt8>, keepingSlash: Bool) -> String {
        var encoded: [UInt8] = []
        for octet in octets {
            if isUnreserved(octet) || (keepingSlash && octet == UInt8(ascii: "/")) {
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
