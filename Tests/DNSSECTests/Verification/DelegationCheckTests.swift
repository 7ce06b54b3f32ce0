import Crypto
import DNSSEC
import Testing

struct DelegationCheckTests {
    let zone: DomainName
    let now: UInt32 = 1_000_000
    let signingKey = P256.Signing.PrivateKey()
    let otherKey = P256.Signing.PrivateKey()

    init() throws {
        zone = try DomainName("example.org.")
    }

    private func dnskey(_ key: P256.Signing.PrivateKey, flags: UInt16 = 257) -> DNSKEY {
        DNSKEY(flags: flags, algorithm: 13, publicKey: Array(key.publicKey.rawRepresentation))
    }

    /// The keys, signed by some of them.
    private func keySet(
        _ keys: [DNSKEY], signedBy signers: [(P256.Signing.PrivateKey, DNSKEY)], expiration: UInt32 = 2_000_000
    ) throws -> RRset {
        var set = RRset(owner: zone, type: .dnskey, ttlSeconds: 3600, data: keys.map { .dnskey($0) })
        for (key, record) in signers {
            var signature = RRSIG(
                typeCovered: .dnskey, algorithm: 13, labels: 2, originalTTL: 3600, expiration: expiration,
                inception: 900_000, keyTag: record.keyTag, signer: zone, signature: [])
            let octets = try #require(set.signedOctets(by: signature))
            signature.signature = Array(try key.signature(for: octets).rawRepresentation)
            set.signatures.append(signature)
        }
        return set
    }

    private func ds(_ key: DNSKEY, _ type: DigestType = .sha256) throws -> DelegationSigner {
        try DelegationSigner(of: key, owner: zone, digestType: type)
    }

    private func check(_ signers: [DelegationSigner], _ keys: RRset?) -> DelegationCheck {
        DelegationCheck(signers: signers, keys: keys, zone: zone, at: now)
    }

    @Test func `a DS record that leads to a signing key makes the zone secure`() throws {
        let key = dnskey(signingKey)
        let set = try keySet([key], signedBy: [(signingKey, key)])
        for type in DigestType.offered {
            let result = check([try ds(key, type)], set)
            #expect(result.outcome == .secure)
            #expect(result.findings.map(\.fate) == [.leads])
        }
    }

    @Test func `one good DS record is enough`() throws {
        let (key, other) = (dnskey(signingKey), dnskey(otherKey))
        let set = try keySet([key], signedBy: [(signingKey, key)])
        let result = check([try ds(other), try ds(key)], set)
        #expect(result.outcome == .secure)
        #expect(result.findings.map(\.fate) == [.noKey, .leads])
    }

    @Test func `a DS record of a key that does not sign is bogus`() throws {
        let (key, other) = (dnskey(signingKey), dnskey(otherKey))
        let set = try keySet([key, other], signedBy: [(signingKey, key)])
        let result = check([try ds(other)], set)
        #expect(result.findings.map(\.fate) == [.keyDoesNotSign(nil)])
        #expect(result.outcome == .bogus("DS \(other.keyTag) 13 2 stands for a key that does not sign the zone's keys"))
    }

    @Test func `a tag without its digest is bogus`() throws {
        let key = dnskey(signingKey)
        var wrong = try ds(key)
        wrong.digest[0] ^= 1
        let result = check([wrong], try keySet([key], signedBy: [(signingKey, key)]))
        #expect(result.findings.map(\.fate) == [.wrongDigest])
    }

    @Test func `an expired signature is bogus, and says since when`() throws {
        let key = dnskey(signingKey)
        let set = try keySet([key], signedBy: [(signingKey, key)], expiration: 999_000)
        #expect(check([try ds(key)], set).findings.map(\.fate) == [.keyDoesNotSign(.expired(secondsAgo: 1000))])
    }

    @Test func `a key without the zone key bit signs nothing`() throws {
        let key = dnskey(signingKey, flags: 1)
        let set = try keySet([key], signedBy: [(signingKey, key)])
        #expect(check([try ds(key)], set).findings.map(\.fate) == [.notAZoneKey])
    }

    @Test func `algorithms and digests that nobody knows make the zone insecure`() throws {
        let key = dnskey(signingKey)
        let set = try keySet([key], signedBy: [(signingKey, key)])
        var algorithm = try ds(key)
        algorithm.algorithm = 200
        var digest = try ds(key)
        digest.digestType = 99
        for unknown in [algorithm, digest] {
            guard case .insecure = check([unknown], set).outcome else {
                Issue.record("not insecure")
                continue
            }
            #expect(check([unknown, try ds(key)], set).outcome == .secure)
        }
        #expect(check([], set).outcome == .insecure("the parent has no DS record"))
    }

    @Test func `SHA-1 counts alone, and not beside SHA-256`() throws {
        let key = dnskey(signingKey)
        let set = try keySet([key], signedBy: [(signingKey, key)])
        let digest = Array(Insecure.SHA1.hash(data: zone.canonicalWireFormat + key.rdata))
        let old = DelegationSigner(keyTag: key.keyTag, algorithm: 13, digestType: .sha1, digest: digest)
        #expect(check([old], set).outcome == .secure)
        let result = check([old, try ds(dnskey(otherKey))], set)
        #expect(result.findings.map(\.fate) == [.ignored, .noKey])
        guard case .bogus = result.outcome else {
            Issue.record("not bogus")
            return
        }
    }

    @Test func `DS records and no key at all are bogus`() throws {
        guard case .bogus = check([try ds(dnskey(signingKey))], nil).outcome else {
            Issue.record("not bogus")
            return
        }
    }

    @Test func `a flood of signatures and keys of one tag is given up`() throws {
        let key = dnskey(signingKey)
        var set = try keySet([key], signedBy: [(signingKey, key)])
        let good = set.signatures[0]
        var bad = good
        bad.signature[5] ^= 1
        set.signatures = Array(repeating: bad, count: SignatureCheck.mostChecks) + [good]
        #expect(check([try ds(key)], set).outcome != .secure)
    }
}
