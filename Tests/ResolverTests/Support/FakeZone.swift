import Crypto
import DNSSEC

/// A zone that signs itself, with one key for everything, and answers as an authoritative server does.
struct FakeZone: Sendable {
    var name: DomainName
    var key = P256.Signing.PrivateKey()
    /// What is in the zone, the apex and the delegations included, DNSKEY and NSEC not.
    var records: [ResourceRecord] = []
    var isSigned = true
    var inception: UInt32 = 900_000
    var expiration: UInt32 = 2_000_000
    /// Types that denials leave out, as a broken signer does.
    var hiddenTypes: Set<RecordType> = []

    static let now: UInt32 = 1_000_000

    init(_ name: String, servers: [String], serial: UInt32 = 1) throws {
        self.name = try DomainName(name)
        let soa = StartOfAuthority(
            primary: try DomainName(servers[0]), mailbox: try DomainName("mailbox.test."), serial: serial)
        records = [ResourceRecord(owner: self.name, ttlSeconds: 3600, data: .soa(soa))]
        for server in servers {
            records.append(ResourceRecord(owner: self.name, ttlSeconds: 3600, data: .ns(try DomainName(server))))
        }
    }

    var dnskey: DNSKEY { DNSKEY(flags: 257, algorithm: 13, publicKey: Array(key.publicKey.rawRepresentation)) }

    func ds() throws -> DelegationSigner { try DelegationSigner(of: dnskey, owner: name, digestType: .sha256) }

    mutating func add(_ owner: String, ttl: UInt32 = 3600, _ data: RecordData) throws {
        records.append(ResourceRecord(owner: try DomainName(owner), ttlSeconds: ttl, data: data))
    }

    /// Delegates a child with one server, and its DS records.
    mutating func delegate(_ child: FakeZone, server: String, address: [UInt8], signers: [DelegationSigner]) throws {
        records.append(ResourceRecord(owner: child.name, ttlSeconds: 3600, data: .ns(try DomainName(server))))
        try add(server, .a(address))
        for signer in signers { records.append(ResourceRecord(owner: child.name, ttlSeconds: 300, data: .ds(signer))) }
    }

    // MARK: Signing

    private func signatures(over set: RRset) -> [RRSIG] {
        guard isSigned else { return [] }
        let labels = set.owner.labelCount - (set.owner.isWildcard ? 1 : 0)
        var signature = RRSIG(
            typeCovered: set.type, algorithm: 13, labels: UInt8(labels), originalTTL: set.ttlSeconds,
            expiration: expiration, inception: inception, keyTag: dnskey.keyTag, signer: name, signature: [])
        guard let octets = set.signedOctets(by: signature), let made = try? key.signature(for: octets) else {
            return []
        }
        signature.signature = Array(made.rawRepresentation)
        return [signature]
    }

    /// The records and the signatures over them, for an owner that a wildcard may have become.
    private func signed(_ set: RRset, as owner: DomainName? = nil) -> [ResourceRecord] {
        let owner = owner ?? set.owner
        return (set.data + signatures(over: set).map { .rrsig($0) }).map {
            ResourceRecord(owner: owner, ttlSeconds: set.ttlSeconds, data: $0)
        }
    }

    private var sets: [RRset] {
        let keys = ResourceRecord(owner: name, ttlSeconds: 3600, data: .dnskey(dnskey))
        return RRset.sets(in: records + (isSigned ? [keys] : []))
    }

    /// A denial that covers just the name, as online signers make it.
    private func denial(at owner: DomainName) -> [ResourceRecord] {
        guard isSigned else { return [] }
        var types = Set(sets.filter { $0.owner == owner }.map(\.type)).subtracting(hiddenTypes)
        types.formUnion([.rrsig, .nsec])
        let next = (try? owner.prefixed(by: [0])) ?? owner
        return signed(
            RRset(owner: owner, type: .nsec, ttlSeconds: 300, data: [.nsec(NSEC(next: next, types: TypeBitmap(types)))])
        )
    }

    // MARK: Answering

    func answer(_ query: Message) -> Message {
        var answer = Message(
            id: query.id, flags: [.response, .authoritative], questions: query.questions, edns: EDNS())
        let question = query.questions[0]
        guard question.name.isSubdomain(of: name) else {
            answer.headerResponseCode = 5
            return answer
        }
        let cut = sets.first {
            $0.type == .ns && $0.owner != name && question.name.isSubdomain(of: $0.owner) && question.type != .ds
        }
        if let cut {
            answer.flags = .response
            answer.authorities = cut.data.map { ResourceRecord(owner: cut.owner, ttlSeconds: 3600, data: $0) }
            let names = cut.data
            answer.additionals = records.filter { names.contains(.ns($0.owner)) }
            return answer
        }
        if let set = sets.first(where: { $0.owner == question.name && $0.type == question.type }) {
            answer.answers = signed(set)
            return answer
        }
        let wildcard = try? question.name.parent?.prefixed(by: [0x2A])
        if !sets.contains(where: { $0.owner == question.name }), let wildcard,
            let set = sets.first(where: { $0.owner == wildcard && [question.type, .cname].contains($0.type) })
        {
            answer.answers = signed(set, as: question.name)
            if isSigned { answer.authorities = coverUp(question.name) }
            return answer
        }
        if let soa = sets.first(where: { $0.type == .soa }) { answer.authorities = signed(soa) }
        let hasWildcard = wildcard.map { wildcard in sets.contains { $0.owner == wildcard } } ?? false
        if hasWildcard {
            answer.authorities += coverUp(question.name)
        } else {
            answer.authorities += denial(at: question.name)
        }
        return answer
    }

    /// The proof that the name itself does not exist: from the wildcard beside it to a name just behind it.
    private func coverUp(_ owner: DomainName) -> [ResourceRecord] {
        guard let parent = owner.parent, let start = try? parent.prefixed(by: [0x2A]),
            let next = try? parent.prefixed(by: (owner.labels.first ?? []) + [0])
        else { return [] }
        let types = Set(sets.filter { $0.owner == start }.map(\.type)).subtracting(hiddenTypes).union([.nsec, .rrsig])
        return signed(
            RRset(
                owner: start, type: .nsec, ttlSeconds: 300, data: [.nsec(NSEC(next: next, types: TypeBitmap(types)))]))
    }
}
