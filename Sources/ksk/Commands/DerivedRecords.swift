import DNSSEC

/// The records of a key, as `ksk derive` writes them.
struct DerivedRecords: Encodable {
    struct DS: Encodable {
        var digestType: UInt8
        var digest: String
        var dsRecord: String

        enum CodingKeys: String, CodingKey {
            case digestType = "DigestType"
            case digest = "Digest"
            case dsRecord = "DSRecord"
        }
    }

    var zone: String
    var flags: UInt16
    var protocolNumber: UInt8
    var algorithm: UInt8
    var keyTag: UInt16
    var publicKey: String
    var dnskeyRecord: String
    var ds: [DS]
    /// The records with their owner, as a zone file has them.
    var lines: [String]

    enum CodingKeys: String, CodingKey {
        case zone = "Zone"
        case flags = "Flags"
        case protocolNumber = "Protocol"
        case algorithm = "Algorithm"
        case keyTag = "KeyTag"
        case publicKey = "PublicKey"
        case dnskeyRecord = "DNSKEYRecord"
        case ds = "DS"
    }

    init(of key: DNSKEY, owner: DomainName) throws {
        let signers = try DigestType.offered.map { try DelegationSigner(of: key, owner: owner, digestType: $0) }
        zone = owner.description
        flags = key.flags
        protocolNumber = key.protocolNumber
        algorithm = key.algorithm.rawValue
        keyTag = key.keyTag
        publicKey = Base64.encode(key.publicKey)
        dnskeyRecord = key.description
        ds = signers.map {
            DS(digestType: $0.digestType.rawValue, digest: $0.digestHex, dsRecord: $0.description)
        }
        lines =
            [key.record(owner: owner, ttlSeconds: nil)] + signers.map { $0.record(owner: owner, ttlSeconds: nil) }
    }
}
