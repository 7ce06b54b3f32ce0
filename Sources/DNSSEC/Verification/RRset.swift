/// The records of one name and type, and the signatures over them.
///
/// Source: RFC 2181 section 5.
public struct RRset: Hashable, Sendable {
    /// The name, as the first record has it.
    public var owner: DomainName
    /// The type.
    public var type: RecordType
    /// The lowest TTL of the records.
    public var ttlSeconds: UInt32
    /// What the records say, each once.
    public var data: [RecordData]
    /// The signatures that came with them.
    public var signatures: [RRSIG]

    /// Makes a set of its parts.
    public init(
        owner: DomainName, type: RecordType, ttlSeconds: UInt32, data: [RecordData], signatures: [RRSIG] = []
    ) {
        self.owner = owner
        self.type = type
        self.ttlSeconds = ttlSeconds
        self.data = data
        self.signatures = signatures
    }

    /// Sorts the records of a section into sets, in the order of their first records; those of other classes are left out.
    public static func sets(in records: [ResourceRecord]) -> [RRset] {
        var sets: [RRset] = []
        var places: [Question: Int] = [:]
        var signatures: [Question: [RRSIG]] = [:]
        for record in records where record.recordClass == 1 {
            if case .rrsig(let signature) = record.data {
                signatures[Question(record.owner, signature.typeCovered), default: []].append(signature)
                continue
            }
            let key = Question(record.owner, record.type)
            if let place = places[key] {
                if !sets[place].data.contains(record.data) { sets[place].data.append(record.data) }
                sets[place].ttlSeconds = min(sets[place].ttlSeconds, record.ttlSeconds)
            } else {
                places[key] = sets.count
                sets.append(
                    RRset(
                        owner: record.owner, type: record.type, ttlSeconds: record.ttlSeconds, data: [record.data]))
            }
        }
        for (key, place) in places { sets[place].signatures = signatures[key] ?? [] }
        return sets
    }

    /// The keys of a DNSKEY set.
    public var keys: [DNSKEY] {
        data.compactMap { if case .dnskey(let key) = $0 { key } else { nil } }
    }

    /// The records of a DS set.
    public var delegationSigners: [DelegationSigner] {
        data.compactMap { if case .ds(let signer) = $0 { signer } else { nil } }
    }

    /// The octets that a signature covers; nil when it was made for a name with more labels than the owner has.
    ///
    /// Source: RFC 4034 section 3.1.8.1, RFC 4035 section 5.3.2.
    public func signedOctets(by signature: RRSIG) -> [UInt8]? {
        let labelCount = owner.labelCount - (owner.isWildcard ? 1 : 0)
        let labels = Int(signature.labels)
        guard labels <= labelCount else { return nil }
        var name = owner.canonicalWireFormat
        if labels < labelCount {
            // The answer was made of a wildcard: that is what was signed.
            name = [1, UInt8(ascii: "*")] + owner.suffix(labelCount: labels).canonicalWireFormat
        }
        let head = name + type.rawValue.networkOrder + [0, 1] + signature.originalTTL.networkOrder
        var octets = signature.fields + signature.signer.canonicalWireFormat
        // A plain comparison of octets is the canonical order; equal ones count once (RFC 4034 section 6.3).
        let contents = Set(data.map(\.canonicalRdata)).sorted { $0.lexicographicallyPrecedes($1) }
        for content in contents {
            octets += head + UInt16(truncatingIfNeeded: content.count).networkOrder + content
        }
        return octets
    }
}
