import DNSSEC
import Testing

/// Names and keys of all kinds, about which BIND, ldns and dnspython agree.
struct DelegationVectorTests {
    @Test func `there are hundreds of vectors`() {
        #expect(Vectors.delegations.count >= 200)
        #expect(Set(Vectors.delegations.map(\.dnskey)).count >= 30)
    }

    /// The smallest and the largest tag, and two keys that share one.
    @Test func `the vectors have the tags that are easy to get wrong`() {
        let tags = Dictionary(grouping: Vectors.delegations, by: \.tag).mapValues { Set($0.map(\.dnskey)) }
        #expect(tags[0] != nil)
        #expect(tags[65535] != nil)
        #expect(tags.values.contains { $0.count { $0.hasPrefix("257") } > 1 })
    }

    @Test(arguments: Vectors.delegations)
    func `key tag and DS are theirs`(vector: Vectors.Delegation) throws {
        let owner = try DomainName(vector.name)
        let key = try DNSKEY(parsing: vector.dnskey)
        #expect(key.description == vector.dnskey)
        #expect(key.keyTag == vector.tag)
        for (type, digest) in [(DigestType.sha256, vector.sha256), (.sha384, vector.sha384)] {
            let record = try DelegationSigner(of: key, owner: owner, digestType: type)
            #expect(record.description == "\(vector.tag) 13 \(type.rawValue) \(digest)")
            #expect(record.matches(key, owner: owner))
        }
    }

    @Test(arguments: Vectors.delegations)
    func `their SHA-1 records are recognised`(vector: Vectors.Delegation) throws {
        let record = try DelegationSigner(parsing: "\(vector.tag) 13 1 \(vector.sha1)")
        let key = try DNSKEY(parsing: vector.dnskey)
        #expect(record.matches(key, owner: try DomainName(vector.name)))
        #expect(record.matches(key, owner: try DomainName(route53: vector.route53)))
    }

    @Test(arguments: Vectors.delegations)
    func `each key is a point of P-256`(vector: Vectors.Delegation) throws {
        let key = try DNSKEY(parsing: vector.dnskey)
        let point = try P256PublicKey(rawRepresentation: key.publicKey)
        #expect(DNSKEY(flags: key.flags, publicKey: point) == key)
    }
}
