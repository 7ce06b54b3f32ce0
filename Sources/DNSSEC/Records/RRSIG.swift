/// The data of an RRSIG record: a signature over a record set.
///
/// Source: RFC 4034 section 3.
public struct RRSIG: Hashable, Sendable {
    /// The type of the records that are signed.
    public var typeCovered: RecordType
    /// What it is signed with.
    public var algorithm: SecurityAlgorithm
    /// How many labels the owner had when it was signed, the root's and a leading `*` not counted.
    public var labels: UInt8
    /// The TTL at the time of signing.
    public var originalTTL: UInt32
    /// When it ends: seconds since 1970, modulo 2^32.
    public var expiration: UInt32
    /// When it starts: seconds since 1970, modulo 2^32.
    public var inception: UInt32
    /// The tag of the key.
    public var keyTag: UInt16
    /// The zone that the key belongs to.
    public var signer: DomainName
    /// The signature, in the form of its algorithm.
    public var signature: [UInt8]

    /// Makes the data of its fields.
    public init(
        typeCovered: RecordType, algorithm: SecurityAlgorithm, labels: UInt8, originalTTL: UInt32,
        expiration: UInt32, inception: UInt32, keyTag: UInt16, signer: DomainName, signature: [UInt8]
    ) {
        self.typeCovered = typeCovered
        self.algorithm = algorithm
        self.labels = labels
        self.originalTTL = originalTTL
        self.expiration = expiration
        self.inception = inception
        self.keyTag = keyTag
        self.signer = signer
        self.signature = signature
    }

    /// What precedes the signer's name.
    var fields: [UInt8] {
        typeCovered.rawValue.networkOrder + [algorithm.rawValue, labels] + originalTTL.networkOrder
            + expiration.networkOrder + inception.networkOrder + keyTag.networkOrder
    }

    /// Checks that the validity period includes a time.
    ///
    /// Times wrap round every 136 years, so they are compared as RFC 1982 serial numbers. There is no tolerance: what
    /// some validators forgive, others do not.
    ///
    /// - Parameter now: Seconds since 1970-01-01 UTC, modulo 2^32.
    /// - Throws: ``SignatureFailure/notYetValid(inSeconds:)`` or ``SignatureFailure/expired(secondsAgo:)``.
    ///
    /// Source: RFC 4034 section 3.1.5, RFC 4035 section 5.3.1.
    public func checkValidityPeriod(at now: UInt32) throws(SignatureFailure) {
        let untilStart = Int32(bitPattern: inception &- now)
        guard untilStart <= 0 else { throw .notYetValid(inSeconds: untilStart) }
        guard secondsLeft(at: now) >= 0 else { throw .expired(secondsAgo: 0 &- secondsLeft(at: now)) }
    }

    /// How long the signature is valid yet; negative when it has expired.
    public func secondsLeft(at now: UInt32) -> Int32 { Int32(bitPattern: expiration &- now) }
}
