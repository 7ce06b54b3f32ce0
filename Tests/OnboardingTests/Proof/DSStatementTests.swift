import DNSSEC
import KSKClient
import Onboarding
import Resolver
import Testing

@Suite struct DSStatementTests {
    private static let ds = DelegationSigner(
        keyTag: 55648, algorithm: .ecdsaP256SHA256, digestType: .sha256, digest: [UInt8](repeating: 7, count: 32))
    private static let otherDS = DelegationSigner(
        keyTag: 1, algorithm: .ecdsaP256SHA256, digestType: .sha256, digest: [UInt8](repeating: 8, count: 32))

    private static func address(_ last: UInt8) throws -> ServerAddress {
        ServerAddress(try #require(IPAddress(octets: [192, 0, 2, last])))
    }

    private static func server(
        _ last: UInt8, _ verdict: Verdict, fate: DelegationCheck.Fate?, tags: [UInt16] = [55648], reason: String = "why"
    ) throws -> ServerFinding {
        ServerFinding(
            name: try DomainName("ns\(last).test."), at: try address(last), verdict, keyTags: tags,
            delegation: fate.map { [.init(signer: ds, fate: $0)] } ?? [], reason: reason)
    }

    private static func parent(_ last: UInt8, _ signers: [DelegationSigner]?) throws -> ParentFinding {
        ParentFinding(
            name: nil, at: try address(last), signers == nil ? .unreachable : .insecure, signers: signers,
            ttlSeconds: 300, reason: "no answer in time")
    }

    private static func proof(
        _ verdict: Verdict, _ servers: [ServerFinding], parents: [ParentFinding] = []
    ) throws -> Proof {
        Proof(
            of: try DomainName("example.net."), verdict, reason: "because", parents: parents, servers: servers,
            proposed: [ds])
    }

    private static func statuses(
        comparison: RecordComparison? = .equal, signing: ServeSignature? = .signing, proofs: ZoneProofs = ZoneProofs()
    ) -> [DSStatement.Subject: DSStatement.Status] {
        let all = DSStatement.all(
            about: ds, comparison: comparison, signing: signing.map { SigningStatus(serveSignature: $0) },
            proofs: proofs)
        return Dictionary(uniqueKeysWithValues: all.map { ($0.subject, $0.status) })
    }

    @Test func `every subject is stated once, whatever is known`() {
        let all = DSStatement.all(about: nil, comparison: nil, signing: nil, proofs: ZoneProofs())
        #expect(all.map(\.subject) == DSStatement.Subject.allCases)
        for statement in all {
            guard case .unknown = statement.status else {
                Issue.record("\(statement)")
                continue
            }
        }
    }

    @Test(arguments: [
        (ServeSignature.signing, DSStatement.Status.proved), (.notSigning, .notYet("Route 53 says NOT_SIGNING")),
        (.actionNeeded, .refuted("Route 53 says ACTION_NEEDED")),
    ])
    func `signing is what Route 53 says`(said: ServeSignature, status: DSStatement.Status) {
        #expect(Self.statuses(signing: said)[.zoneIsSigned] == status)
    }

    @Test func `a record that differs is refuted by what differs`() {
        #expect(Self.statuses(comparison: .differs(["the key tag"]))[.matchesKMS] == .refuted("the key tag"))
    }

    @Test func `all is proved when every server leads on and every parent has it`() throws {
        let proof = try Self.proof(
            .secure, [try Self.server(1, .secure, fate: .leads), try Self.server(2, .secure, fate: .leads)],
            parents: [try Self.parent(8, [Self.ds]), try Self.parent(9, [Self.otherDS, Self.ds])])
        let statuses = Self.statuses(proofs: ZoneProofs(proposed: proof, published: proof))
        for subject in DSStatement.Subject.allCases { #expect(statuses[subject] == .proved) }
    }

    @Test func `one server without the key refutes, and is named`() throws {
        let proof = try Self.proof(
            .mixed,
            [try Self.server(1, .secure, fate: .leads), try Self.server(2, .bogus, fate: .noKey, reason: "no key")])
        let statuses = Self.statuses(proofs: ZoneProofs(proposed: proof))
        #expect(statuses[.everyServerSigns] == .refuted("ns2.test.: no key"))
        #expect(statuses[.wouldValidate] == .refuted("mixed: because"))
    }

    @Test func `a zone without keys is not there yet`() throws {
        let proof = try Self.proof(.bogus, [try Self.server(1, .bogus, fate: .noKey, tags: [])])
        let statuses = Self.statuses(signing: .notSigning, proofs: ZoneProofs(proposed: proof))
        #expect(statuses[.everyServerSigns] == .notYet("no name server has keys"))
        #expect(statuses[.wouldValidate] == .notYet("the zone is not signed"))
    }

    @Test func `a server that does not answer leaves it open`() throws {
        let proof = try Self.proof(
            .mixed,
            [
                try Self.server(1, .secure, fate: .leads),
                try Self.server(2, .unreachable, fate: nil, tags: [], reason: "no answer in time"),
            ])
        let statuses = Self.statuses(proofs: ZoneProofs(proposed: proof))
        #expect(statuses[.everyServerSigns] == .unknown("ns2.test.: no answer in time"))
    }

    @Test func `below an unsigned parent nothing is claimed of the servers`() throws {
        let proof = try Self.proof(.insecure, [try Self.server(1, .insecure, fate: nil)])
        #expect(Self.statuses(proofs: ZoneProofs(proposed: proof))[.everyServerSigns] == .unknown("why"))
    }

    private static let publications: [([[DelegationSigner]?], DSStatement.Status)] = [
        ([[]], .notYet("the parent has no DS record")),
        ([[ds], []], .notYet("1 of 2 parent servers have it")),
        ([[otherDS]], .refuted("the parent has other DS records")),
        ([nil], .unknown("no answer in time")),
        ([[ds], nil], .notYet("1 of 2 parent servers have it")),
    ]

    @Test(arguments: publications)
    func `publication is what the parent's servers have`(
        parents: [[DelegationSigner]?], status: DSStatement.Status
    ) throws {
        let findings = try parents.enumerated().map { try Self.parent(UInt8($0.offset + 1), $0.element) }
        let proof = try Self.proof(.insecure, [], parents: findings)
        #expect(Self.statuses(proofs: ZoneProofs(published: proof))[.parentHasIt] == status)
    }
}
