import DNSSEC
import Testing

/// Signatures that RFCs print: octets that nobody here made.
struct PublishedSignatureTests {
    /// A zone's key, records with a signature, and a time at which it is valid.
    struct Example: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var zone: String
        var text: String
        var time: String
    }

    static let examples = [
        Example(
            testDescription: "RFC 6605 section 6.1, P-256", zone: "example.net.",
            text: """
                example.net. 3600 DNSKEY 257 3 13 GojIhhXUN/u4v54ZQqGSnyhWJwaubCvTmeexv7bR6edbkrSqQpF64cYbcB7wNcP+e+MAnLr+Wi9xMWyQLc8NAA==
                www.example.net. 3600 A 192.0.2.1
                www.example.net. 3600 RRSIG A 13 3 3600 20100909100439 20100812100439 55648 example.net. qx6wLYqmh+l9oCKTN6qIc+bw6ya+KJ8oMz0YP107epXAyGmt+3SNruPFKG7tZoLBLlUzGGus7ZwmwWep666VCw==
                """, time: "20100813000000"),
        Example(
            testDescription: "RFC 6605 section 6.2, P-384", zone: "example.net.",
            text: """
                example.net. 3600 DNSKEY 257 3 14 xKYaNhWdGOfJ+nPrL8/arkwf2EY3MDJ+SErKivBVSum1w/egsXvSADtNJhyem5RCOpgQ6K8X1DRSEkrbYQ+OB+v8/uX45NBwY8rp65F6Glur8I/mlVNgF6W/qTI37m40
                www.example.net. 3600 A 192.0.2.1
                www.example.net. 3600 RRSIG A 14 3 3600 20100909102025 20100812102025 10771 example.net. /L5hDKIvGDyI1fcARX3z65qrmPsVz73QD1Mr5CEqOiLP95hxQouuroGCeZOvzFaxsT8Glr74hbavRKayJNuydCuzWTSSPdz7wnqXL5bdcJzusdnI0RSMROxxwGipWcJm
                """, time: "20100813000000"),
        Example(
            testDescription: "RFC 8080 section 6.1, Ed25519", zone: "example.com.",
            text: """
                example.com. 3600 DNSKEY 257 3 15 l02Woi0iS8Aa25FQkUd9RMzZHJpBoRQwAQEX1SxZJA4=
                example.com. 3600 MX 10 mail.example.com.
                example.com. 3600 RRSIG MX 15 2 3600 20150819220000 20150729220000 3613 example.com. oL9krJun7xfBOIWcGHi7mag5/hdZrKWw15jPGrHpjQeRAvTdszaPD+QLs3fx8A4M3e23mRZ9VrbpMngwcrqNAg==
                """, time: "20150801000000"),
    ]

    @Test(arguments: examples) func `a published signature is valid`(example: Example) throws {
        let zone = try DomainName(example.zone)
        let sets = RRset.sets(in: try ZoneText.records(example.text))
        let keys = sets.flatMap(\.keys)
        let set = try #require(sets.first { !$0.signatures.isEmpty })
        let now = ZoneText.time(example.time)
        #expect(SignatureCheck(of: set, keys: keys, zone: zone, at: now).isValid)

        for index in set.signatures[0].signature.indices {
            var damaged = set
            damaged.signatures[0].signature[index] ^= 1
            let tag = set.signatures[0].keyTag
            #expect(SignatureCheck(of: damaged, keys: keys, zone: zone, at: now).failure == .mismatch(tag: tag))
        }
    }

    @Test func `every signature of RFC 4035's zone is valid`() throws {
        let sets = RRset.sets(in: try ZoneText.file("rfc4035"))
        let keys = try #require(sets.first { $0.type == .dnskey }).keys
        #expect(keys.map(\.keyTag) == [38519, 9465])
        for set in sets {
            let check = SignatureCheck(of: set, keys: keys, zone: try DomainName("example."), at: Self.then)
            #expect(check.isValid && check.invalid.isEmpty, "\(set.owner) \(set.type): \(check)")
        }
        #expect(sets.count == 13)
    }

    static let then = ZoneText.time("20040501000000")

    @Test func `a signature is valid from its first to its last second, without skew`() throws {
        let sets = RRset.sets(in: try ZoneText.file("rfc4035"))
        let keys = try #require(sets.first { $0.type == .dnskey }).keys
        let soa = try #require(sets.first { $0.type == .soa })
        func failure(_ now: UInt32) throws -> SignatureFailure? {
            SignatureCheck(of: soa, keys: keys, zone: try DomainName("example."), at: now).failure
        }
        let (first, last) = (ZoneText.time("20040409183619"), ZoneText.time("20040509183619"))
        #expect(try failure(first - 1) == .notYetValid(inSeconds: 1))
        #expect(try failure(first) == nil)
        #expect(try failure(last) == nil)
        #expect(try failure(last + 1) == .expired(secondsAgo: 1))
    }

    @Test func `validity wraps round with the 32 bits of its times`() {
        let signature = RRSIG(
            typeCovered: .a, algorithm: 13, labels: 1, originalTTL: 1, expiration: 50, inception: 0xFFFF_FF00,
            keyTag: 1,
            signer: .root, signature: [])
        #expect(throws: Never.self) { try signature.checkValidityPeriod(at: 0) }
        #expect(throws: SignatureFailure.expired(secondsAgo: 10)) { try signature.checkValidityPeriod(at: 60) }
        #expect(throws: SignatureFailure.notYetValid(inSeconds: 16)) {
            try signature.checkValidityPeriod(at: 0xFFFF_FEF0)
        }
    }
}
