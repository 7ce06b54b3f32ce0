import DNSSEC
import KSKClient
import Onboarding
import Resolver
import Testing

@Suite struct DelegationReviewTests {
    private static func names(_ names: String...) throws -> Set<DomainName> {
        Set(try names.map { try DomainName($0) })
    }

    private static func address(_ last: UInt8) throws -> ServerAddress {
        ServerAddress(try #require(IPAddress(octets: [192, 0, 2, last])))
    }

    /// A zone that is delegated as it should be, before it is signed.
    private static func proof(_ change: (inout Proof) throws -> Void = { _ in }) throws -> Proof {
        let servers = try names("ns1.test.", "ns2.test.")
        var proof = Proof(
            of: try DomainName("example.net."), .insecure, reason: "the parent has no DS record",
            chain: [ChainLink(to: try DomainName("net."), .secure(keys: []))],
            parents: [
                ParentFinding(
                    name: nil, at: try address(1), .insecure, signers: [], ttlSeconds: 300, nameServers: servers,
                    reason: "no DS record")
            ],
            servers: [
                ServerFinding(name: nil, at: try address(2), .insecure, reason: ""),
                ServerFinding(name: nil, at: try address(3), .insecure, reason: ""),
            ])
        for index in proof.servers.indices { proof.servers[index].nameServers = servers }
        try change(&proof)
        return proof
    }

    private static func item(
        _ subject: DelegationReview.Subject, _ zone: ZoneFacts? = Sample.zoneFacts(keys: [Sample.keySigningKey()]),
        _ change: (inout Proof) throws -> Void = { _ in }
    ) throws -> DelegationReview.Item {
        let review = DelegationReview(zone, .success(try proof(change)))
        return try #require(review.items.first { $0.subject == subject })
    }

    @Test func `a zone in order passes in every respect`() throws {
        let zone = Sample.zoneFacts(keys: [Sample.keySigningKey()])
        let review = DelegationReview(zone, .success(try Self.proof()))
        #expect(review.items.map(\.subject) == DelegationReview.Subject.allCases)
        #expect(review.status == .pass)
    }

    @Test func `name servers that differ fail, and are named`() throws {
        let item = try Self.item(.delegation) { proof in
            for index in proof.servers.indices {
                proof.servers[index].nameServers = try Self.names("ns1.test.", "ns3.test.")
            }
        }
        #expect(item.status == .fail)
        #expect(item.found.contains("only at the parent: ns2.test.; only in the zone: ns3.test."))
        #expect(item.advice?.contains("Route 53 may refuse") == true)
    }

    @Test func `a stray DS record is a danger with an end to its caches`() throws {
        let stray = try DelegationSigner(parsing: "1 13 2 \(String(repeating: "0", count: 64))")
        let item = try Self.item(.dsAtParent) { proof in
            proof.verdict = .bogus
            proof.parents[0].signers = [stray]
        }
        #expect(item.status == .fail && item.cachedSeconds == 300)
        #expect(item.found == "DS 1, of no key-signing key of this zone")
        #expect(item.advice?.contains("bogus already") == true)
    }

    @Test func `a DS record of the zone's own key is mended by signing`() throws {
        let own = try DelegationSigner(parsing: "55648 13 2 \(Sample.digest)")
        let item = try Self.item(.dsAtParent) { proof in
            proof.verdict = .bogus
            proof.parents[0].signers = [own]
        }
        #expect(item.status == .warn)
        #expect(item.advice?.contains("Signing it now is what mends that") == true)
    }

    @Test func `a parent that is not signed is a remark, a bogus one a failure`() throws {
        let remark = try Self.item(.parent) { $0.chain[0].trust = .insecure("org. has no DS record") }
        #expect(remark.status == .warn)
        #expect(try Self.item(.parent) { $0.chain[0].trust = .bogus("expired") }.status == .fail)
    }

    @Test func `no active key fails, with the command that mends it`() throws {
        let item = try Self.item(.key, Sample.zoneFacts(keys: [Sample.keySigningKey(status: .inactive)]))
        #expect(item.status == .fail)
        #expect(item.advice?.contains("ksk activate example.net ksk_1") == true)
    }

    @Test func `one silent server is a remark, all of them are undecided`() throws {
        let one = try Self.item(.nameServers) { $0.servers[0].verdict = .unreachable }
        #expect(one.status == .warn && one.found.hasPrefix("1 of 2 addresses do not"))
        let all = try Self.item(.nameServers) { proof in
            for index in proof.servers.indices { proof.servers[index].verdict = .unreachable }
        }
        #expect(all.status == .undecided)
    }

    @Test func `without a network everything but the key is undecided`() {
        let zone = Sample.zoneFacts(keys: [Sample.keySigningKey()])
        let review = DelegationReview(zone, .failure(.noResolver([])))
        #expect(review.items.map(\.status) == [.pass, .undecided, .undecided, .undecided, .undecided])
        #expect(review.status == .undecided)
    }

    @Test func `a zone that nobody delegates is told so`() throws {
        let failure = WalkFailure.notDelegated(try DomainName("example.net."), by: try DomainName("net."))
        let review = DelegationReview(nil, .failure(failure))
        #expect(review.items.last?.found == "net. does not delegate the zone")
        #expect(review.items.first?.status == .undecided)
    }
}
