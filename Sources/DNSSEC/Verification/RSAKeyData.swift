/// An RSA key as DNSKEY records carry it: the exponent with its length before it, then the modulus.
///
/// Source: RFC 3110 section 2.
struct RSAKeyData {
    let exponent: [UInt8]
    let modulus: [UInt8]

    /// Reads the key; nil when an end is missing, or the key larger than 4096 bits, the most that RFC 3110 allows.
    init?(_ octets: [UInt8]) {
        var rest = octets[...]
        guard let first = rest.popFirst() else { return nil }
        var length = Int(first)
        if length == 0 {
            guard let high = rest.popFirst(), let low = rest.popFirst() else { return nil }
            length = Int(high) << 8 | Int(low)
        }
        guard length > 0, rest.count > length else { return nil }
        exponent = Array(rest.prefix(length).drop { $0 == 0 })
        modulus = Array(rest.dropFirst(length).drop { $0 == 0 })
        guard !exponent.isEmpty, (1...512).contains(modulus.count) else { return nil }
    }

    /// The key as DER, which is how the library takes keys below 2048 bits. Zones still sign with those.
    var subjectPublicKeyInfo: [UInt8] {
        let numbers = Self.element(0x30, Self.integer(modulus) + Self.integer(exponent))
        return Self.element(0x30, Self.rsaEncryption + Self.element(0x03, [0] + numbers))
    }

    /// The sequence of the object identifier 1.2.840.113549.1.1.1 and NULL.
    private static let rsaEncryption: [UInt8] = [
        0x30, 0x0D, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01, 0x05, 0x00,
    ]

    private static func integer(_ magnitude: [UInt8]) -> [UInt8] {
        element(0x02, (magnitude.first.map { $0 >= 0x80 } == true ? [0] : []) + magnitude)
    }

    private static func element(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
        switch content.count {
        case ..<0x80: [tag, UInt8(content.count)] + content
        case ..<0x100: [tag, 0x81, UInt8(content.count)] + content
        default: [tag, 0x82, UInt8(content.count >> 8), UInt8(content.count & 0xFF)] + content
        }
    }
}
