import DNSSEC
import Testing

/// What a DS record says of a key, and what it refuses to say.
struct DelegationSignerTests {
    let key: DNSKEY
    let owner: DomainName
    let record: DelegationSigner

    init() throws {
        key = try DNSKEY(parsing: PublishedRecordTests.rfc6605P256)
        owner = try DomainName("example.net")
        record = try DelegationSigner(of: key, owner: owner, digestType: .sha256)
    }

    @Test func `digest types 2 and 4 are offered`() {
        #expect(DigestType.offered == [.sha256, .sha384])
    }

    @Test func `SHA-1 is never computed`() {
        let error = #expect(throws: DelegationSignerError.notOffered(.sha1)) {
            try DelegationSigner(of: key, owner: owner, digestType: .sha1)
        }
        #expect(
            error?.description
                == "digest type 1 (SHA-1) must not be used for new DS records (RFC 8624 section 3.3); use 2 (SHA-256)")
    }

    @Test(
        arguments: [
            (0, "digest type 0 is not known here; use 2 (SHA-256) or 4 (SHA-384)"),
            (3, "digest type 3 (GOST R 34.11-94) is not known here; use 2 (SHA-256) or 4 (SHA-384)"),
            (255, "digest type 255 is not known here; use 2 (SHA-256) or 4 (SHA-384)"),
        ] as [(UInt8, String)])
    func `unknown digest types are refused`(type: UInt8, sentence: String) {
        let type = DigestType(rawValue: type)
        let error = #expect(throws: DelegationSignerError.unknown(type)) {
            try DelegationSigner(of: key, owner: owner, digestType: type)
        }
        #expect(error?.description == sentence)
    }

    @Test func `the owner's case does not matter, its name does`() throws {
        #expect(record.matches(key, owner: try DomainName("EXAMPLE.Net")))
        #expect(!record.matches(key, owner: try DomainName("example.com")))
        #expect(!record.matches(key, owner: try DomainName("a.example.net")))
        #expect(!record.matches(key, owner: .root))
    }

    @Test func `another tag, algorithm, type or digest is another key's`() {
        var other = record
        other.keyTag &+= 1
        #expect(!other.matches(key, owner: owner))
        other = record
        other.algorithm = .ecdsaP384SHA384
        #expect(!other.matches(key, owner: owner))
        other = record
        other.digestType = 3
        #expect(!other.matches(key, owner: owner))
        for index in record.digest.indices {
            other = record
            other.digest[index] ^= 1
            #expect(!other.matches(key, owner: owner))
        }
        other = record
        other.digest.removeLast()
        #expect(!other.matches(key, owner: owner))
    }

    @Test func `flags change the tag and the digest`() throws {
        var zoneSigningKey = key
        zoneSigningKey.flags = DNSKEY.zoneSigningKeyFlags
        let other = try DelegationSigner(of: zoneSigningKey, owner: owner, digestType: .sha256)
        #expect(other.keyTag == record.keyTag - 1)
        #expect(other.digest != record.digest)
        #expect(!record.matches(zoneSigningKey, owner: owner))
    }

    @Test func `the lines of a zone file`() {
        let digest = "B4C8C1FE2E7477127B27115656AD6256F424625BF5C1E2770CE6D6E37DF61D17"
        #expect(record.digestHex == digest)
        #expect(record.record(owner: owner, ttlSeconds: nil) == "example.net. IN DS 55648 13 2 \(digest)")
        #expect(record.record(owner: owner, ttlSeconds: 3600) == "example.net. 3600 IN DS 55648 13 2 \(digest)")
        #expect(record.record(owner: .root, ttlSeconds: 0) == ". 0 IN DS 55648 13 2 \(digest)")
        #expect(
            key.record(owner: owner, ttlSeconds: 3600)
                == "example.net. 3600 IN DNSKEY \(PublishedRecordTests.rfc6605P256)")
    }

    @Test func `the octets of the data`() throws {
        #expect(record.rdata == [0xD9, 0x60, 13, 2] + record.digest)
        #expect(key.rdata == [1, 1, 3, 13] + key.publicKey)
    }

    @Test(arguments: [
        (256, true, false, false), (257, true, true, false), (385, true, true, true), (0, false, false, false),
    ])
    func `the bits of the flags`(flags: UInt16, isZoneKey: Bool, isSecureEntryPoint: Bool, isRevoked: Bool) {
        let key = DNSKEY(flags: flags, algorithm: .ed25519, publicKey: [])
        #expect(key.isZoneKey == isZoneKey)
        #expect(key.isSecureEntryPoint == isSecureEntryPoint)
        #expect(key.isRevoked == isRevoked)
    }
}
