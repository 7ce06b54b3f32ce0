/// A DNSSEC algorithm number; unknown ones are kept.
///
/// Source: IANA, "DNS Security Algorithm Numbers".
public struct SecurityAlgorithm: RawRepresentable, Hashable, Sendable, ExpressibleByIntegerLiteral {
    /// The number in DNSKEY, DS and RRSIG records.
    public let rawValue: UInt8

    /// Takes any number.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Takes any number.
    public init(integerLiteral value: UInt8) {
        rawValue = value
    }

    /// RSA with MD5, never used any more; its key tag is computed in a way of its own.
    public static let rsaMD5: SecurityAlgorithm = 1
    /// RSA with SHA-1.
    public static let rsaSHA1: SecurityAlgorithm = 5
    /// RSA with SHA-256, as the root and many parents sign.
    public static let rsaSHA256: SecurityAlgorithm = 8
    /// RSA with SHA-512.
    public static let rsaSHA512: SecurityAlgorithm = 10
    /// ECDSA on P-256 with SHA-256, the only one that Route 53 signs with.
    public static let ecdsaP256SHA256: SecurityAlgorithm = 13
    /// ECDSA on P-384 with SHA-384.
    public static let ecdsaP384SHA384: SecurityAlgorithm = 14
    /// Ed25519.
    public static let ed25519: SecurityAlgorithm = 15
    /// Ed448.
    public static let ed448: SecurityAlgorithm = 16

    /// The name that IANA gives the number, such as `ECDSAP256SHA256`; nil for one that it does not name.
    public var mnemonic: String? { Self.mnemonics[rawValue] }

    /// The algorithm with a name of IANA's list, in any case; nil when there is none.
    public init?(mnemonic: String) {
        let wanted = mnemonic.uppercased()
        guard let match = Self.mnemonics.first(where: { $0.value == wanted }) else { return nil }
        rawValue = match.key
    }

    private static let mnemonics: [UInt8: String] = [
        0: "DELETE", 1: "RSAMD5", 2: "DH", 3: "DSA", 5: "RSASHA1", 6: "DSA-NSEC3-SHA1", 7: "RSASHA1-NSEC3-SHA1",
        8: "RSASHA256", 10: "RSASHA512", 12: "ECC-GOST", 13: "ECDSAP256SHA256", 14: "ECDSAP384SHA384", 15: "ED25519",
        16: "ED448", 17: "SM2SM3", 23: "ECC-GOST12", 252: "INDIRECT", 253: "PRIVATEDNS", 254: "PRIVATEOID",
    ]
}

extension SecurityAlgorithm: CustomStringConvertible {
    /// The number and, where it has one, the name: `13 (ECDSAP256SHA256)`.
    public var description: String { mnemonic.map { "\(rawValue) (\($0))" } ?? "\(rawValue)" }
}
