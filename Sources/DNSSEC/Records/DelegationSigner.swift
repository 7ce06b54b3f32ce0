/// The data of a DS record: what the parent says of a key of the child.
///
/// Source: RFC 4034 section 5.
public struct DelegationSigner: Hashable, Sendable {
    /// The tag of the key, by which it is looked for; the digest decides.
    public var keyTag: UInt16
    /// The algorithm of the key.
    public var algorithm: SecurityAlgorithm
    /// How the digest was made.
    public var digestType: DigestType
    /// The digest of the owner's name and the key's data.
    public var digest: [UInt8]

    /// Makes a record of its fields, whether or not they fit together.
    public init(keyTag: UInt16, algorithm: SecurityAlgorithm, digestType: DigestType, digest: [UInt8]) {
        self.keyTag = keyTag
        self.algorithm = algorithm
        self.digestType = digestType
        self.digest = digest
    }

    /// Computes the record for a key of a zone.
    ///
    /// - Throws: ``DelegationSignerError`` for a digest type that is not among ``DigestType/offered``.
    ///
    /// Source: RFC 4034 section 5.1.4, RFC 4509 (SHA-256), RFC 6605 section 2 (SHA-384).
    public init(
        of key: DNSKEY, owner: DomainName, digestType: DigestType
    ) throws(DelegationSignerError) {
        guard digestType != .sha1 else { throw .notOffered(digestType) }
        guard let digest = key.digest(owner: owner, type: digestType) else { throw .unknown(digestType) }
        self.init(keyTag: key.keyTag, algorithm: key.algorithm, digestType: digestType, digest: digest)
    }

    /// Whether this record stands for a key of a zone: same tag, same algorithm, same digest.
    ///
    /// A record whose digest type is unknown matches no key. SHA-1 is recognised.
    public func matches(_ key: DNSKEY, owner: DomainName) -> Bool {
        keyTag == key.keyTag && algorithm == key.algorithm && key.digest(owner: owner, type: digestType) == digest
    }

    /// The record's data as messages carry it.
    public var rdata: [UInt8] {
        [UInt8(keyTag >> 8), UInt8(truncatingIfNeeded: keyTag), algorithm.rawValue, digestType.rawValue] + digest
    }
}

/// Why no DS record is computed.
public enum DelegationSignerError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A digest type that nobody should publish any more.
    case notOffered(DigestType)
    /// A digest type that is not computed here.
    case unknown(DigestType)

    /// One sentence: what is wrong and what to do.
    public var description: String {
        switch self {
        case .notOffered(let type):
            "digest type \(type) must not be used for new DS records (RFC 8624 section 3.3); use 2 (SHA-256)"
        case .unknown(let type):
            "digest type \(type) is not known here; use 2 (SHA-256) or 4 (SHA-384)"
        }
    }
}
