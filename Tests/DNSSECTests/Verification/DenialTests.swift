@testable import DNSSEC
import Testing

struct DenialTests {
    /// RFC 5155 appendix A: SHA-1, 12 iterations, salt aabbccdd.
    @Test(arguments: [
        ("example.", "0p9mhaveqvm6t7vbl5lop2u3t2rp3tom"), ("a.example.", "35mthgpgcu1qg68fab165klnsnk3dpvl"),
        ("*.w.example.", "r53bq7cc2uvmubfu5ocmm6pers9tk9en"), ("xx.example.", "t644ebqk9bibcna874givr6joj62mlhv"),
    ])
    func `RFC 5155's names have its hashes`(name: String, hash: String) throws {
        let record = NSEC3(iterations: 12, salt: [0xAA, 0xBB, 0xCC, 0xDD], nextHash: [], types: TypeBitmap([]))
        #expect(record.hash(of: try DomainName(name)).map(Base32Hex.encode) == Array(hash.utf8))
        #expect(Base32Hex.decode(Array(hash.utf8)).map(Base32Hex.encode) == Array(hash.utf8))
    }

    @Test func `a hash with more iterations than validators compute is not computed`() {
        let record = NSEC3(iterations: 151, nextHash: [], types: TypeBitmap([]))
        #expect(record.hash(of: .root) == nil)
    }

    /// A chain over the hashes of the names that exist, as a signer makes it.
    private func chain(_ names: [(String, Set<RecordType>)], optOut: Bool = false) throws -> Denial {
        let zone = try DomainName("example.")
        let plain = NSEC3(nextHash: [], types: TypeBitmap([]))
        var links: [(hash: [UInt8], types: Set<RecordType>)] = []
        for (name, types) in names { links.append((try #require(plain.hash(of: try DomainName(name))), types)) }
        links.sort { $0.hash.lexicographicallyPrecedes($1.hash) }
        let sets = try links.indices.map { index in
            let next = links[(index + 1) % links.count].hash
            return RRset(
                owner: try zone.prefixed(by: Base32Hex.encode(links[index].hash)), type: .nsec3, ttlSeconds: 1,
                data: [.nsec3(NSEC3(flags: optOut ? 1 : 0, nextHash: next, types: TypeBitmap(links[index].types)))])
        }
        return Denial(sets, zone: zone)
    }

    @Test func `NSEC3 proves what is not there`() throws {
        let denial = try chain([
            ("example.", [.soa, .ns]), ("w.example.", []), ("*.w.example.", [.a]), ("sub.example.", [.ns]),
        ])
        #expect(denial.provesNameError(try DomainName("nothing.example.")))
        #expect(!denial.provesNameError(try DomainName("x.w.example.")))
        #expect(!denial.provesNameError(try DomainName("w.example.")))
        #expect(denial.provesNoData(.aaaa, at: try DomainName("x.w.example.")))
        #expect(!denial.provesNoData(.a, at: try DomainName("x.w.example.")))
        #expect(denial.provesNoData(.a, at: try DomainName("w.example.")))
        #expect(denial.provesNoDS(at: try DomainName("sub.example.")))
        #expect(!denial.provesNoData(.a, at: try DomainName("sub.example.")))
        #expect(!denial.provesNameError(try DomainName("x.sub.example.")))
        #expect(!denial.provesNoDS(at: try DomainName("unlisted.example.")))
    }

    @Test func `an opt-out span says that there is no DS record, and no more`() throws {
        let denial = try chain([("example.", [.soa, .ns])], optOut: true)
        #expect(denial.provesNoDS(at: try DomainName("unlisted.example.")))
    }

    @Test func `an empty name between others has no data, and is no error`() throws {
        let set = RRset(
            owner: try DomainName("a.example."), type: .nsec, ttlSeconds: 1,
            data: [.nsec(NSEC(next: try DomainName("x.empty.example."), types: TypeBitmap([.a])))])
        let denial = Denial([set], zone: try DomainName("example."))
        let name = try DomainName("empty.example.")
        #expect(denial.provesNoData(.a, at: name))
        #expect(denial.provesNoDS(at: name))
        #expect(!denial.provesNameError(name))
    }

    @Test func `the white lies of online signers are proofs`() throws {
        let name = try DomainName("nothing.example.")
        func denial(_ types: Set<RecordType>) throws -> Denial {
            let next = try name.prefixed(by: [0])
            let set = RRset(
                owner: name, type: .nsec, ttlSeconds: 1, data: [.nsec(NSEC(next: next, types: TypeBitmap(types)))])
            return Denial([set], zone: try DomainName("example."))
        }
        #expect(try denial([.rrsig, .nsec]).provesNoData(.a, at: name))
        #expect(try denial([.rrsig, .nsec, 128]).provesNameError(name))
        #expect(try !denial([.rrsig, .nsec]).provesNameError(name))
    }

    @Test func `a wildcard does not answer where a nearer name exists`() throws {
        func denial(_ owner: String, next: String) throws -> Denial {
            let set = RRset(
                owner: try DomainName(owner), type: .nsec, ttlSeconds: 1,
                data: [.nsec(NSEC(next: try DomainName(next), types: TypeBitmap([.a])))])
            return Denial([set], zone: try DomainName("example."))
        }
        let name = try DomainName("a.b.example.")
        #expect(try denial("*.example.", next: "c.example.").provesNoCloserMatch(name, labels: 1))
        // b.example exists, so *.example does not stand for what is below it.
        #expect(try !denial("b.example.", next: "c.example.").provesNoCloserMatch(name, labels: 1))
        #expect(try !denial("*.example.", next: "c.b.example.").provesNoCloserMatch(name, labels: 1))
    }

    @Test(arguments: [(1, 0, true), (1, 1, true), (1, 2, false), (2, 0, false)] as [(UInt8, UInt8, Bool)])
    func `NSEC3 records of an unknown hash or with unknown flags prove nothing`(
        hashAlgorithm: UInt8, flags: UInt8, proves: Bool
    ) throws {
        let zone = try DomainName("example.")
        let hash = try #require(NSEC3(nextHash: [], types: TypeBitmap([])).hash(of: zone))
        let record = NSEC3(
            hashAlgorithm: hashAlgorithm, flags: flags, nextHash: hash, types: TypeBitmap([.soa, .ns]))
        let set = RRset(
            owner: try zone.prefixed(by: Base32Hex.encode(hash)), type: .nsec3, ttlSeconds: 1, data: [.nsec3(record)])
        let denial = Denial([set], zone: zone)
        #expect(denial.provesNoData(.mx, at: zone) == proves)
        #expect(denial.provesNameError(try DomainName("nothing.example.")) == proves)
    }
}
