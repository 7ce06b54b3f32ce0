/// The data of a DNSKEY record.
///
/// Source: RFC 4034 section 2.
public struct DNSKEY: Hashable, Sendable {
    /// 257 for a key-signing key, 256 for a zone-signing key.
    public var flags: UInt16
    /// Always 3 (RFC 4034 section 2.1.2).
    public var protocolNumber: UInt8
    /// What the key signs with.
    public var algorithm: SecurityAlgorithm
    /// The key, in the form of its algorithm: for ECDSA on P-256 the 64 octets of X and Y.
    public var publicKey: [UInt8]

    /// The flags of a key-signing key: zone key and secure entry point.
    public static let keySigningKeyFlags: UInt16 = 257
    /// The flags of a zone-signing key.
    public static let zoneSigningKeyFlags: UInt16 = 256

    /// Makes a record of any algorithm.
    public init(
        flags: UInt16, protocolNumber: UInt8 = 3, algorithm: SecurityAlgorithm, publicKey: [UInt8]
    ) {
        self.flags = flags
        self.protocolNumber = protocolNumber
        self.algorithm = algorithm
        self.publicKey = publicKey
    }

    /// Makes the record of a key on P-256, as RFC 6605 section 4 lays it out.
    public init(flags: UInt16 = DNSKEY.keySigningKeyFlags, publicKey: P256PublicKey) {
        self.init(flags: flags, algorithm: .ecdsaP256SHA256, publicKey: publicKey.rawRepresentation)
    }

    /// Whether the zone key bit is set: without it, the key signs nothing in a zone.
    public var isZoneKey: Bool { flags & 0x0100 != 0 }

    /// Whether the secure entry point bit is set, as on key-signing keys (RFC 3757).
    public var isSecureEntryPoint: Bool { flags & 0x0001 != 0 }

    /// Whether the key is revoked (RFC 5011 section 2.1).
    public var isRevoked: Bool { flags & 0x0080 != 0 }

    /// The record's data as messages carry it.
    public var rdata: [UInt8] {
        var octets: [UInt8] = []
        octets.reserveCapacity(4 + publicKey.count)
        append(to: &octets)
        return octets
    }

    func append(to octets: inout [UInt8]) {
        octets.append(UInt8(flags >> 8))
        octets.append(UInt8(truncatingIfNeeded: flags))
        octets.append(protocolNumber)
        octets.append(algorithm.rawValue)
        octets.append(contentsOf: publicKey)
    }
}
