import Crypto
import DNSSEC
import Testing

@testable import Resolver

/// A root, a top-level domain on one server, a zone on two: every way in which the servers can differ.
struct ZoneProverTests {
    var root: FakeZone
    var tld: FakeZone
    var zone: FakeZone
    let network = FakeNetwork()

    static let servers = ["192.0.2.11", "192.0.2.12"]

    init() throws {
        root = try FakeZone(".", servers: ["a.root."])
        tld = try FakeZone("test.", servers: ["ns.nic.test."])
        zone = try FakeZone("example.test.", servers: ["ns1.example.test.", "ns2.example.test."])
        try zone.add("ns1.example.test.", .a([192, 0, 2, 11]))
        try zone.add("ns2.example.test.", .a([192, 0, 2, 12]))
    }

    /// Puts the zones on the network: the zone's own on both servers, unless another is given for the second.
    func build(
        signers: [DelegationSigner]? = nil, second: FakeZone? = nil, rootKeysIn anchors: TrustAnchors? = nil
    ) throws {
        var (root, tld) = (root, tld)
        try tld.delegate(
            zone, server: "ns1.example.test.", address: [192, 0, 2, 11], signers: signers ?? [try zone.ds()])
        try tld.add("example.test.", .ns(try DomainName("ns2.example.test.")))
        try tld.add("ns2.example.test.", .a([192, 0, 2, 12]))
        try root.delegate(
            tld, server: "ns.nic.test.", address: [192, 0, 2, 2], signers: tld.isSigned ? [try tld.ds()] : [])
        try root.add("a.root.", .a([192, 0, 2, 1]))
        try network.serve("192.0.2.1", root)
        try network.serve("192.0.2.2", tld)
        try network.serve(Self.servers[0], zone)
        try network.serve(Self.servers[1], second ?? zone)
        // The resolver: it knows the root's servers, and has no opinion.
        let priming = root
        try network.set("192.0.2.53") { query, _ in
            var answer = priming.answer(query)
            answer.additionals = priming.records.filter { $0.type == .a }
            return .success(answer)
        }
    }

    func prove(_ change: (inout ProofRequest) throws -> Void = { _ in }) async throws -> Proof {
        var request = ProofRequest(
            zone: zone.name, resolvers: [try #require(ServerAddress("192.0.2.53"))],
            anchors: TrustAnchors(signers: [try root.ds()]))
        try change(&request)
        let prover = ZoneProver(
            client: NameServerClient(transport: network), now: { FakeZone.now }, newLabel: { Array("absent".utf8) })
        return try await prover.prove(request)
    }

    @Test func `a sound zone is secure, from the root`() async throws {
        try build()
        let proof = try await prove()
        #expect(proof.verdict == .secure, "\(proof.reason)")
        #expect(proof.chain.map(\.zone.description) == [".", "test."])
        #expect(proof.parents.map(\.verdict) == [.secure])
        #expect(proof.parents.map(\.ttlSeconds) == [300])
        #expect(proof.servers.map(\.address.description) == Self.servers)
        #expect(proof.servers.map(\.keyTags) == [[zone.dnskey.keyTag], [zone.dnskey.keyTag]])
        #expect(proof.signaturesExpire == 2_000_000)
        #expect(proof.warnings == [])
        #expect(proof.reason == "all 2 server addresses prove the zone under every parent's DS records")
    }

    @Test func `one unsigned server of two is mixed, and named`() async throws {
        var unsigned = zone
        unsigned.isSigned = false
        try build(second: unsigned)
        let proof = try await prove()
        #expect(proof.verdict == .mixed)
        #expect(proof.servers.map(\.verdict) == [.secure, .bogus])
        #expect(proof.reason.hasPrefix("ns2.example.test. (192.0.2.12) is bogus: there are DS records"))
    }

    @Test func `a zone without DS records is insecure, even if it is signed`() async throws {
        try build(signers: [])
        let proof = try await prove()
        #expect(proof.verdict == .insecure)
        #expect(proof.reason == "the parent has no DS record, though the zone is signed")
        #expect(proof.parents.map(\.reason) == ["no DS record, and the proof of that"])
    }

    @Test func `a proposed DS record is judged as if it were published`() async throws {
        try build(signers: [])
        let good = try await prove { $0.proposed = [try zone.ds()] }
        #expect(good.verdict == .secure, "\(good.reason)")
        var wrong = try zone.ds()
        wrong.digest[0] ^= 1
        let bad = try await prove { $0.proposed = [wrong] }
        #expect(bad.verdict == .bogus)
        #expect(bad.servers[0].delegation.map(\.fate) == [.wrongDigest])
    }

    @Test func `a stray DS record at an unsigned zone is bogus`() async throws {
        var test = self
        let signer = try zone.ds()
        test.zone.isSigned = false
        try test.build(signers: [signer])
        let proof = try await test.prove()
        #expect(proof.verdict == .bogus)
        #expect(proof.reason == "there are DS records, and the server has no DNSKEY record")
    }

    @Test func `an unsigned parent makes all insecure`() async throws {
        var test = self
        test.tld.isSigned = false
        try test.build()
        let proof = try await test.prove()
        #expect(proof.verdict == .insecure)
        #expect(proof.reason.contains("has no DS record for test."))
    }

    @Test func `a root with other keys than the trust anchors is bogus`() async throws {
        try build()
        let proof = try await prove { $0.anchors = .builtIn }
        #expect(proof.verdict == .bogus)
        #expect(proof.reason.contains("DS 20326 8 2 stands for no key of the zone"))
    }

    @Test func `expired signatures are bogus and say since when`() async throws {
        var test = self
        test.zone.expiration = FakeZone.now - 3600
        try test.build()
        let proof = try await test.prove()
        #expect(proof.verdict == .bogus)
        #expect(proof.reason.hasSuffix("the signature expired 1 h ago"))
    }

    @Test func `signatures that caches outlive are a warning`() async throws {
        var test = self
        test.zone.expiration = FakeZone.now + 600
        try test.build()
        let proof = try await test.prove()
        #expect(proof.verdict == .secure)
        #expect(proof.warnings.contains { $0.hasSuffix("the signature over DNSKEY ends in 10 min") })
    }

    @Test func `a server that is behind is a warning`() async throws {
        var stale = try FakeZone("example.test.", servers: ["ns1.example.test.", "ns2.example.test."], serial: 7)
        stale.key = zone.key
        try build(second: stale)
        let proof = try await prove()
        #expect(proof.verdict == .secure)
        #expect(
            proof.warnings == ["the servers are not in step, their SOA serials differ: 192.0.2.11: 1, 192.0.2.12: 7"])
    }

    @Test func `name servers that differ from the delegation are a warning`() async throws {
        var other = zone
        try other.add("example.test.", .ns(try DomainName("ns3.example.test.")))
        try build(second: other)
        let proof = try await prove()
        #expect(
            proof.warnings == [
                "the name servers at the parent and in the zone differ; only in the zone: ns3.example.test."
            ])
    }

    @Test func `a wildcard whose denial hides what exists is bogus, as it was for slack.com`() async throws {
        var test = self
        try test.zone.add("*.example.test.", .a([192, 0, 2, 80]))
        try test.build()
        let sound = try await test.prove()
        #expect(sound.verdict == .secure, "\(sound.reason)")
        test.zone.hiddenTypes = [.a]
        try test.build()
        let broken = try await test.prove()
        #expect(broken.verdict == .bogus)
        #expect(broken.reason.contains("says that there is no"))
    }

    @Test func `a proof between given servers asks nobody else`() async throws {
        try build()
        let proof = try await prove {
            $0.servers = [try #require(ServerAddress(Self.servers[0]))]
            $0.parentServers = [try #require(ServerAddress("192.0.2.2"))]
            $0.wantsSecondOpinion = false
        }
        #expect(proof.verdict == .secure, "\(proof.reason)")
        #expect(proof.chain == [])
        #expect(Set(network.questions.map(\.0.description)) == ["192.0.2.2", "192.0.2.11"])
    }

    @Test func `parents that differ make it mixed`() async throws {
        try build()
        var without = tld
        try without.delegate(zone, server: "ns1.example.test.", address: [192, 0, 2, 11], signers: [])
        try network.serve("192.0.2.3", without)
        let proof = try await prove {
            $0.parentServers = [
                try #require(ServerAddress("192.0.2.2")), try #require(ServerAddress("192.0.2.3")),
            ]
            $0.servers = [try #require(ServerAddress(Self.servers[0]))]
        }
        #expect(proof.verdict == .mixed)
        #expect(proof.servers[0].reason.contains("secure by 192.0.2.2"))
        #expect(proof.servers[0].reason.contains("insecure by 192.0.2.3: the parent has no DS record"))
    }

    @Test func `a zone that the parent does not delegate is said to be none`() async throws {
        try build()
        await #expect(throws: WalkFailure.notDelegated(try DomainName("no.example.test."), by: zone.name)) {
            try await prove { $0.zone = try DomainName("no.example.test.") }
        }
    }

    @Test func `a DS record that leads nowhere beside a good one is a warning`() async throws {
        let coming = try FakeZone("example.test.", servers: ["ns1.example.test."]).ds()
        try build(signers: [try zone.ds(), coming])
        let proof = try await prove()
        #expect(proof.verdict == .secure, "\(proof.reason)")
        #expect(proof.warnings == ["DS \(coming.keyTag) 13 2 stands for no key of the zone"])
    }

    @Test func `a wildcard that is another name is proved like others`() async throws {
        var test = self
        try test.zone.add("*.example.test.", .cname(try DomainName("www.example.test.")))
        try test.build()
        let proof = try await test.prove()
        #expect(proof.verdict == .secure, "\(proof.reason)")
    }

    @Test func `parent servers that are not in step are a warning`() async throws {
        var test = self
        try test.tld.add("test.", .ns(try DomainName("ns2.nic.test.")))
        try test.root.add("test.", .ns(try DomainName("ns2.nic.test.")))
        try test.root.add("ns2.nic.test.", .a([192, 0, 2, 3]))
        try test.build()
        let server = network.server(at: try #require(ServerAddress("192.0.2.2")))
        try network.set("192.0.2.3") { query, kind in
            (server?(query, kind) ?? .failure(.timedOut)).map { answer in
                guard query.questions[0].type == .soa else { return answer }
                var answer = answer
                for index in answer.answers.indices {
                    guard case .soa(var soa) = answer.answers[index].data else { continue }
                    soa.serial = 99
                    answer.answers[index].data = .soa(soa)
                }
                return answer
            }
        }
        let proof = try await test.prove()
        #expect(proof.verdict == .secure, "\(proof.reason)")
        #expect(proof.parents.map(\.serial) == [99, 1])
        #expect(
            proof.warnings == [
                "the parent's servers are not in step, their SOA serials differ: 192.0.2.3: 99, 192.0.2.2: 1"
            ])
    }
}
