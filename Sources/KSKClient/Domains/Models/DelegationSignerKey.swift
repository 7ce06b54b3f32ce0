import AWSCore

/// A key whose DS record the registrar has the registry publish.
public struct DelegationSignerKey: Sendable, Hashable {
    /// The number of the signing algorithm, such as 13.
    public var algorithm: Int?
    /// The flags of the DNSKEY record: 257 for a key-signing key.
    public var flags: Int?
    /// The public key in Base64.
    public var publicKey: String?
    /// The number of the digest's algorithm.
    public var digestType: Int?
    /// The digest in hexadecimal.
    public var digest: String?
    /// The key tag.
    public var keyTag: Int?
    /// What ``DisassociateDelegationSignerFromDomain`` takes.
    public var id: String?

    /// A key of its facts.
    public init(
        algorithm: Int? = nil, flags: Int? = nil, publicKey: String? = nil, digestType: Int? = nil,
        digest: String? = nil, keyTag: Int? = nil, id: String? = nil
    ) {
        self.algorithm = algorithm
        self.flags = flags
        self.publicKey = publicKey
        self.digestType = digestType
        self.digest = digest
        self.keyTag = keyTag
        self.id = id
    }
}

/// A key as the registrar writes it.
struct WireDelegationSignerKey: Decodable {
    var algorithm: Int?
    var flags: Int?
    var publicKey: String?
    var digestType: Int?
    var digest: String?
    var keyTag: Int?
    var id: String?

    enum CodingKeys: String, CodingKey {
        case algorithm = "Algorithm"
        case flags = "Flags"
        case publicKey = "PublicKey"
        case digestType = "DigestType"
        case digest = "Digest"
        case keyTag = "KeyTag"
        case id = "Id"
    }
}

extension DelegationSignerKey {
    init(_ wire: WireDelegationSignerKey) {
        self.init(
            algorithm: wire.algorithm, flags: wire.flags, publicKey: wire.publicKey, digestType: wire.digestType,
            digest: wire.digest, keyTag: wire.keyTag, id: wire.id)
    }
}
