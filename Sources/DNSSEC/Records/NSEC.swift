internal import Crypto

/// The data of an NSEC record: nothing lies between its owner and the next name.
///
/// Source: RFC 4034 section 4.
public struct NSEC: Hashable, Sendable {
    /// The next name of the zone; at its end, the first one.
    public var next: DomainName
    /// The types at the owner.
    public var types: TypeBitmap

    /// Makes the data of its fields.
    public init(next: DomainName, types: TypeBitmap) {
        self.next = next
        self.types = types
    }

    /// Whether a name lies between an owner of this record and the next name.
    public func covers(_ name: DomainName, owner: DomainName) -> Bool {
        // The last record of a zone points back to the apex, and covers all that follows.
        owner < next ? owner < name && name < next : owner < name || name < next
    }
}

/// The data of an NSEC3 record: nothing lies between its hash and the next one.
///
/// Source: RFC 5155 section 3.
public struct NSEC3: Hashable, Sendable {
    /// The hash, 1 for SHA-1.
    public var hashAlgorithm: UInt8
    /// The flags; bit 0 says that unsigned delegations may be left out.
    public var flags: UInt8
    /// How often the hash is hashed again.
    public var iterations: UInt16
    /// What is hashed along with the name.
    public var salt: [UInt8]
    /// The next hash of the zone.
    public var nextHash: [UInt8]
    /// The types at the owner.
    public var types: TypeBitmap

    /// Makes the data of its fields.
    public init(
        hashAlgorithm: UInt8 = 1, flags: UInt8 = 0, iterations: UInt16 = 0, salt: [UInt8] = [], nextHash: [UInt8],
        types: TypeBitmap
    ) {
        self.hashAlgorithm = hashAlgorithm
        self.flags = flags
        self.iterations = iterations
        self.salt = salt
        self.nextHash = nextHash
        self.types = types
    }

    /// More iterations are not computed: a zone with them counts as insecure (RFC 9276 section 3.2, as unbound 1.17 does).
    public static let mostIterations: UInt16 = 150

    /// Whether unsigned delegations may lie between this hash and the next.
    public var isOptOut: Bool { flags & 1 != 0 }

    var rdata: [UInt8] {
        [hashAlgorithm, flags] + iterations.networkOrder + [UInt8(truncatingIfNeeded: salt.count)] + salt
            + [UInt8(truncatingIfNeeded: nextHash.count)] + nextHash + types.wireFormat
    }

    /// The hash of a name; nil for an unknown hash, or more iterations than are computed.
    ///
    /// Source: RFC 5155 section 5.
    public func hash(of name: DomainName) -> [UInt8]? {
        guard hashAlgorithm == 1, iterations <= Self.mostIterations else { return nil }
        var octets = Array(Insecure.SHA1.hash(data: name.canonicalWireFormat + salt))
        for _ in 0..<iterations { octets = Array(Insecure.SHA1.hash(data: octets + salt)) }
        return octets
    }

    /// Whether a hash lies between the owner's and the next.
    func covers(_ hash: [UInt8], ownerHash: [UInt8]) -> Bool {
        let follows = ownerHash.lexicographicallyPrecedes(hash)
        let precedes = hash.lexicographicallyPrecedes(nextHash)
        return ownerHash.lexicographicallyPrecedes(nextHash) ? follows && precedes : follows || precedes
    }
}
