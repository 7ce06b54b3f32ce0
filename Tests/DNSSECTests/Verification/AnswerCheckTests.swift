import DNSSEC
import Testing

/// The answers of RFC 4035 appendix B, and what is left of them when a part is missing.
struct AnswerCheckTests {
    let zone: DomainName
    let records: [ResourceRecord]
    let keys: [DNSKEY]

    init() throws {
        zone = try DomainName("example.")
        records = try ZoneText.file("rfc4035")
        keys = RRset.sets(in: records).flatMap(\.keys)
    }

    /// An answer made of the zone's records of these names and types, signatures along with them.
    func check(
        _ name: String, _ type: RecordType, answer: [(String, RecordType)] = [],
        authority: [(String, RecordType)] = [], code: UInt8 = 0
    ) throws -> AnswerCheck.Outcome {
        let question = Question(try DomainName(name), type)
        let message = Message(
            id: 1, flags: [.response, .authoritative], headerResponseCode: code, questions: [question],
            answers: try pick(answer), authorities: try pick(authority))
        return AnswerCheck(of: message, to: question, keys: keys, zone: zone, at: PublishedSignatureTests.then).outcome
    }

    private func pick(_ wanted: [(String, RecordType)]) throws -> [ResourceRecord] {
        try wanted.flatMap { name, type in
            let owner = try DomainName(name)
            return records.filter { record in
                if case .rrsig(let signature) = record.data {
                    return record.owner == owner && signature.typeCovered == type
                }
                return record.owner == owner && record.type == type
            }
        }
    }

    func isBogus(_ outcome: AnswerCheck.Outcome) -> Bool { if case .bogus = outcome { true } else { false } }

    @Test func `B.2: a name error takes two proofs`() throws {
        let (name, apex) = (("b.example.", RecordType.nsec), ("example.", RecordType.nsec))
        #expect(try check("ml.example.", .a, authority: [name, apex], code: 3) == .nameError)
        #expect(isBogus(try check("ml.example.", .a, authority: [name], code: 3)))
        #expect(isBogus(try check("ml.example.", .a, authority: [apex], code: 3)))
        #expect(isBogus(try check("ml.example.", .a, code: 3)))
    }

    @Test func `B.3: an existing name without the type`() throws {
        let types = TypeBitmap([.a, .rrsig, .nsec])
        #expect(try check("ns1.example.", .mx, authority: [("ns1.example.", .nsec)]) == .noData(types))
        #expect(isBogus(try check("ns1.example.", .a, authority: [("ns1.example.", .nsec)])))
    }

    @Test func `B.4: a signed delegation`() throws {
        guard case .records(let set, false) = try check("a.example.", .ds, answer: [("a.example.", .ds)]) else {
            Issue.record("not proved")
            return
        }
        #expect(set.delegationSigners.map(\.keyTag) == [57855])
    }

    @Test func `B.5: an unsigned delegation`() throws {
        let types = TypeBitmap([.ns, .rrsig, .nsec])
        #expect(try check("b.example.", .ds, authority: [("b.example.", .nsec)]) == .noData(types))
        #expect(isBogus(try check("b.example.", .a, authority: [("b.example.", .nsec)])))
    }

    @Test func `B.6: a wildcard's answer takes the proof that nothing nearer exists`() throws {
        let mx: [(String, RecordType)] = [("a.z.w.example.", .mx)]
        guard
            case .records(_, true) = try check(
                "a.z.w.example.", .mx, answer: mx, authority: [("x.y.w.example.", .nsec)])
        else {
            Issue.record("not proved")
            return
        }
        #expect(isBogus(try check("a.z.w.example.", .mx, answer: mx)))
        #expect(isBogus(try check("a.z.w.example.", .mx, answer: mx, authority: [("example.", .nsec)])))
    }

    @Test func `B.7: a wildcard without the type`() throws {
        let (name, wildcard) = (("x.y.w.example.", RecordType.nsec), ("*.w.example.", RecordType.nsec))
        let types = TypeBitmap([.mx, .rrsig, .nsec])
        #expect(try check("a.z.w.example.", .aaaa, authority: [name, wildcard]) == .noData(types))
        #expect(isBogus(try check("a.z.w.example.", .mx, authority: [name, wildcard])))
        #expect(isBogus(try check("a.z.w.example.", .aaaa, authority: [name])))
    }

    @Test func `B.8: the zone itself cannot say that it has no DS record`() throws {
        #expect(isBogus(try check("example.", .ds, authority: [("example.", .nsec)])))
    }

    @Test func `a signature that is not over the records proves nothing`() throws {
        let broken = AnswerCheckTests(zone: zone, records: records, keys: [keys[1]])
        let reason = "A: the signature is by key 38519, which the zone does not have"
        #expect(try broken.check("ai.example.", .a, answer: [("ai.example.", .a)]) == .bogus(reason))
    }
}

extension AnswerCheckTests {
    fileprivate init(zone: DomainName, records: [ResourceRecord], keys: [DNSKEY]) {
        (self.zone, self.records, self.keys) = (zone, records, keys)
    }
}
