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

    /// Two keys with the same tag; of a few hundred random ones, two have it.
    private func namesakes() throws -> (P256.Signing.PrivateKey, P256.Signing.PrivateKey) {
        var seen: [UInt16: P256.Signing.PrivateKey] = [:]
        while true {
            let key = P256.Signing.PrivateKey()
            if let other = seen.updateValue(key, forKey: dnskey(key).keyTag) { return (other, key) }
        }
    }

    @Test func `of two keys with the same tag, the digest says which is meant`() throws {
        let (signing, silent) = try namesakes()
        let keys = [dnskey(silent), dnskey(signing)]
        #expect(keys[0].keyTag == keys[1].keyTag)
        let set = try keySet(keys, signedBy: [(signing, keys[1])])
        #expect(check([try ds(keys[1])], set).findings.map(\.fate) == [.leads])
        // The signature bears its tag, and is not its own.
        #expect(check([try ds(keys[0])], set).findings.map(\.fate) == [.keyDoesNotSign(nil)])
        #expect(check([try ds(keys[0]), try ds(keys[1])], set).outcome == .secure)
        // The other key left, and the DS record did not: only the digest tells.
        let alone = try keySet([keys[1]], signedBy: [(signing, keys[1])])
        #expect(check([try ds(keys[0])], alone).findings.map(\.fate) == [.wrongDigest])
    }

    /// Found by trying: private keys whose public keys have the tags at both ends.
    @Test(arguments: [(UInt16.min, 72_126), (UInt16.max, 117_099)] as [(UInt16, UInt64)])
    func `the extreme tags are tags like others`(tag: UInt16, scalar: UInt64) throws {
        let signing = try P256.Signing.PrivateKey(rawRepresentation: Self.octets(of: scalar))
        let key = dnskey(signing)
        #expect(key.keyTag == tag)
        let set = try keySet([key], signedBy: [(signing, key)])
        #expect(check([try ds(key)], set).outcome == .secure)
        #expect(try ds(key).description.hasPrefix("\(tag) 13 2 "))
        #expect(try DelegationSigner(parsing: try ds(key).description) == ds(key))
    }

    private static func octets(of scalar: UInt64) -> [UInt8] {
        [UInt8](repeating: 0, count: 24) + (0..<8).reversed().map { UInt8(truncatingIfNeeded: scalar >> ($0 * 8)) }
    }
}
