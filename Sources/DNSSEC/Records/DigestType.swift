/// The digest type of a DS record; unknown ones are kept.
///
/// Source: IANA, "Delegation Signer (DS) Resource Record (RR) Type Digest Algorithms".
public struct DigestType: RawRepresentable, Hashable, Sendable, ExpressibleByIntegerLiteral {
    /// The number in the DS record.
    public let rawValue: UInt8

    /// Takes any number.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Takes any number.
    public init(integerLiteral value: UInt8) {
        rawValue = value
    }

    /// SHA-1: recognised in records that others published, never offered (RFC 8624 section 3.3).
    public static let sha1: DigestType = 1
    /// SHA-256.
    public static let sha256: DigestType = 2
    /// SHA-384.
    public static let sha384: DigestType = 4

    /// The types that a new DS record may have, the usual one first.
    public static let offered: [DigestType] = [.sha256, .sha384]

    /// The name that IANA gives the number, such as `SHA-256`; nil for one that it does not name.
    public var mnemonic: String? {
        switch rawValue {
        case 1: "SHA-1"
        case 2: "SHA-256"
        case 3: "GOST R 34.11-94"
        case 4: "SHA-384"
        case 5: "GOST R 34.11-2012"
        case 6: "SM3"
        default: nil
        }
    }

    /// The length of a digest in octets; nil for types that are not computed here.
    public var digestLength: Int? {
        switch self {
        case .sha1: 20
        case .sha256: 32
        case .sha384: 48
        default: nil
        }
    }
}

extension DigestType: CustomStringConvertible {
    /// The number and, where it has one, the name: `2 (SHA-256)`.
    public var description: String { mnemonic.map { "\(rawValue) (\($0))" } ?? "\(rawValue)" }
}
