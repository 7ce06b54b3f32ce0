/// A record type; unknown ones are kept.
///
/// Source: IANA, "Resource Record (RR) TYPEs".
public struct RecordType: RawRepresentable, Hashable, Sendable, ExpressibleByIntegerLiteral {
    /// The number in messages.
    public let rawValue: UInt16

    /// Takes any number.
    public init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// Takes any number.
    public init(integerLiteral value: UInt16) {
        rawValue = value
    }

    /// An IPv4 address.
    public static let a: RecordType = 1
    /// A name server of a zone.
    public static let ns: RecordType = 2
    /// Another name for the owner.
    public static let cname: RecordType = 5
    /// The start of a zone.
    public static let soa: RecordType = 6
    /// A mail server.
    public static let mx: RecordType = 15
    /// Text.
    public static let txt: RecordType = 16
    /// An IPv6 address.
    public static let aaaa: RecordType = 28
    /// Where a service is; hardly ever at a zone's own name.
    public static let srv: RecordType = 33
    /// Another name for everything below the owner.
    public static let dname: RecordType = 39
    /// The pseudo-record of EDNS.
    public static let opt: RecordType = 41
    /// A digest of a child's key.
    public static let ds: RecordType = 43
    /// A signature over a record set.
    public static let rrsig: RecordType = 46
    /// The next name, and the types at this one.
    public static let nsec: RecordType = 47
    /// A key of the zone.
    public static let dnskey: RecordType = 48
    /// As NSEC, with hashed names.
    public static let nsec3: RecordType = 50

    private static let mnemonics: [UInt16: String] = [
        1: "A", 2: "NS", 5: "CNAME", 6: "SOA", 12: "PTR", 13: "HINFO", 15: "MX", 16: "TXT", 28: "AAAA", 33: "SRV",
        39: "DNAME", 41: "OPT", 43: "DS", 46: "RRSIG", 47: "NSEC", 48: "DNSKEY", 50: "NSEC3", 51: "NSEC3PARAM",
        59: "CDS", 60: "CDNSKEY", 65: "HTTPS", 128: "NXNAME", 257: "CAA",
    ]
}

extension RecordType: CustomStringConvertible {
    /// The mnemonic, or `TYPE` with the number (RFC 3597 section 5).
    public var description: String { Self.mnemonics[rawValue] ?? "TYPE\(rawValue)" }
}
