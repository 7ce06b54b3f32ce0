import DNSSEC
import Synchronization
import Testing

@testable import Resolver

/// Who is asked, and what comes of those who do not answer as they should.
extension ZoneProverTests {
    @Test func `a server that does not answer makes it mixed`() async throws {
        try build()
        try network.set(Self.servers[1]) { _, _ in .failure(.timedOut) }
        let proof = try await prove()
        #expect(proof.verdict == .mixed)
        #expect(proof.servers[1].verdict == .unreachable)
        #expect(proof.servers[1].reason == "UDP: no answer in time; TCP: no answer in time")
    }

    private func addIPv6(to test: inout ZoneProverTests, _ server: @escaping FakeNetwork.Server) throws {
        let octets: [UInt8] = [0x20, 0x01, 0x0D, 0xB8] + [UInt8](repeating: 0, count: 11) + [0x11]
        try test.tld.add("ns1.example.test.", .aaaa(octets))
        try test.build()
        try network.set("2001:db8::11", server)
    }

    @Test func `a machine without IPv6 judges what it reaches`() async throws {
        var test = self
        try addIPv6(to: &test) { _, _ in .failure(.noRoute) }
        let proof = try await test.prove()
        #expect(proof.verdict == .secure, "\(proof.reason)")
        #expect(proof.servers.count { $0.isBeyondReach } == 1)
        #expect(
            proof.warnings == ["this machine has no route to 1 of the server addresses, which were not judged"])
    }

    @Test func `a server to which no route leads is away when others of its kind are there`() async throws {
        try build()
        try network.set(Self.servers[1]) { _, _ in .failure(.noRoute) }
        let proof = try await prove()
        #expect(proof.verdict == .mixed)
        #expect(proof.reason.hasPrefix("ns2.example.test. (192.0.2.12) is unreachable: no route leads to it"))
    }

    @Test func `a lame server is told from a dead one`() async throws {
        try build()
        try network.set(Self.servers[1]) { query, _ in
            var answer = query
            answer.flags = .response
            answer.headerResponseCode = 5
            return .success(answer)
        }
        let proof = try await prove()
        #expect(proof.verdict == .mixed)
        #expect(proof.servers[1].reason == "answers REFUSED: it does not serve the zone")
    }

    @Test func `a firewall that drops UDP is recognised`() async throws {
        try build()
        for address in Self.servers {
            let zone = zone
            try network.set(address) { query, kind in kind == .udp ? .failure(.timedOut) : .success(zone.answer(query))
            }
        }
        let proof = try await prove()
        #expect(proof.verdict == .secure)
        #expect(
            proof.warnings.contains("no server answers over UDP: a firewall seems to drop UDP port 53; TCP was used"))
    }

    @Test func `a firewall that drops TCP is recognised`() async throws {
        try build()
        for address in Self.servers {
            let zone = zone
            try network.set(address) { query, kind in kind == .tcp ? .failure(.timedOut) : .success(zone.answer(query))
            }
        }
        let proof = try await prove()
        #expect(proof.verdict == .secure)
        #expect(proof.warnings.contains("no server answers over TCP: a firewall seems to drop TCP port 53"))
    }

    @Test func `a firewall that drops everything is recognised`() async throws {
        let addresses = try Self.servers.map { try #require(ServerAddress($0)) }
        let proof = try await prove {
            $0.servers = addresses
            $0.parentServers = [try #require(ServerAddress("192.0.2.2"))]
        }
        #expect(proof.verdict == .unreachable)
        #expect(
            proof.reason
                == "nothing answers over UDP or TCP port 53: a firewall seems to drop both on the way out")
    }

    @Test func `each part is told as soon as it is known`() async throws {
        try build()
        let parts = Mutex<[String]>([])
        let request = ProofRequest(
            zone: zone.name, resolvers: [try #require(ServerAddress("192.0.2.53"))],
            anchors: TrustAnchors(signers: [try root.ds()]))
        let prover = ZoneProver(client: NameServerClient(transport: network), now: { FakeZone.now })
        _ = try await prover.prove(request) { part in
            let name =
                switch part {
                case .link(let link): "link \(link.zone)"
                case .parent(let parent): "parent \(parent.address)"
                case .server: "server"
                case .secondOpinion: "opinion"
                }
            parts.withLock { $0.append(name) }
        }
        let expected = ["link .", "link test.", "parent 192.0.2.2", "server", "server", "opinion"]
        #expect(parts.withLock(\.self) == expected)
    }

    @Test func `a dead resolver is named`() async throws {
        await #expect(throws: WalkFailure.noResolver([try #require(ServerAddress("192.0.2.53"))])) {
            try await prove()
        }
    }

    @Test func `a firewall before the root's servers is recognised`() async throws {
        try build()
        try network.set("192.0.2.1") { _, _ in .failure(.timedOut) }
        await #expect(throws: WalkFailure.noAnswer(zone: .root, reason: ProofConclusion.allDropped)) {
            try await prove()
        }
    }

    @Test func `a server is asked at its IPv4 and its IPv6 address`() async throws {
        var (test, other) = (self, zone)
        other.isSigned = false
        try addIPv6(to: &test) { [other] query, _ in .success(other.answer(query)) }
        let proof = try await test.prove()
        #expect(Set(proof.servers.map(\.address.description)) == Set(Self.servers + ["2001:db8::11"]))
        #expect(proof.verdict == .mixed)
        #expect(proof.reason.hasPrefix("ns1.example.test. (2001:db8::11) is bogus"), "\(proof.reason)")
    }

    @Test func `one server may serve the parent and the zone`() async throws {
        try build()
        let (parent, child) = (network.server(at: try #require(ServerAddress("192.0.2.2"))), zone)
        try network.set("192.0.2.2") { query, kind in
            let question = query.questions[0]
            let isParents = question.type == .ds || !question.name.isSubdomain(of: child.name)
            guard isParents, let parent else { return .success(child.answer(query)) }
            return parent(query, kind)
        }
        let resolver = network.server(at: try #require(ServerAddress("192.0.2.53")))
        try network.set("192.0.2.53") { query, kind in
            let isServers = [.a, .aaaa].contains(query.questions[0].type)
            return isServers ? .success(child.answer(query)) : resolver?(query, kind) ?? .failure(.timedOut)
        }
        let proof = try await prove()
        #expect(proof.verdict == .secure, "\(proof.reason)")
        // It answers for the zone itself, and so gives no addresses of its servers; the resolver was asked for them.
        #expect(network.questions.contains { $0.0.description == "192.0.2.53" && $0.1.type == .aaaa })
    }

    @Test func `the server's own words explain why it is lame`() async throws {
        try build()
        try network.set(Self.servers[1]) { query, _ in
            var answer = query
            answer.flags = .response
            answer.headerResponseCode = 5
            answer.edns = EDNS(options: [EDNS.Option(code: 15, data: [0, 20] + Array("not mine".utf8))])
            return .success(answer)
        }
        let proof = try await prove()
        let words = "answers REFUSED (EDE 20 (Not Authoritative): not mine): it does not serve the zone"
        #expect(proof.servers[1].reason == words)
    }

    @Test func `what a referral has no room for is asked of the resolver`() async throws {
        try build()
        let address: [UInt8] = [0x20, 0x01, 0x0D, 0xB8] + [UInt8](repeating: 0, count: 11) + [0x11]
        let name = try DomainName("ns1.example.test.")
        let resolver = network.server(at: try #require(ServerAddress("192.0.2.53")))
        try network.set("192.0.2.53") { query, kind in
            guard query.questions[0] == Question(name, .aaaa) else {
                return resolver?(query, kind) ?? .failure(.timedOut)
            }
            let answer = ResourceRecord(owner: name, ttlSeconds: 60, data: .aaaa(address))
            return .success(
                Message(id: query.id, flags: .response, questions: query.questions, answers: [answer]))
        }
        try network.serve("2001:db8::11", zone)
        let proof = try await prove()
        #expect(Set(proof.servers.map(\.address.description)) == Set(Self.servers + ["2001:db8::11"]))
        // What came along is not asked for.
        #expect(!network.questions.contains { $0.1 == Question(name, .a) })
    }

    @Test func `of two resolvers, one may be dead`() async throws {
        try build()
        let proof = try await prove { $0.resolvers.insert(try #require(ServerAddress("192.0.2.54")), at: 0) }
        #expect(proof.verdict == .secure, "\(proof.reason)")
        #expect(proof.secondOpinion?.meaning == "does not answer: no answer in time")
    }

    @Test func `malformed answers are said to be that`() async throws {
        try build()
        let good = zone
        let error = MessageError.truncated(offset: 40)
        try network.set(Self.servers[0]) { query, kind in
            kind == .udp && query.questions[0].type == .dnskey
                ? .failure(.malformed(error)) : .success(good.answer(query))
        }
        try network.set(Self.servers[1]) { _, _ in .failure(.malformed(error)) }
        try network.set("192.0.2.2") { _, _ in .failure(.malformed(error)) }
        let proof = try await prove {
            $0.parentServers = [try #require(ServerAddress("192.0.2.2"))]
            $0.servers = try Self.servers.map { try #require(ServerAddress($0)) }
            $0.proposed = [try good.ds()]
        }
        let words = "a malformed answer: the message ends inside the field at octet 40"
        #expect(proof.parents[0].reason == "UDP: \(words); TCP: \(words)")
        #expect(proof.servers.map(\.verdict) == [.secure, .unreachable])
        #expect(
            proof.servers[0].warnings == ["answers example.test. DNSKEY over TCP only; over UDP it gives \(words)"])
        #expect(proof.servers[1].reason == "UDP: \(words); TCP: \(words)")
    }

    @Test func `a server without EDNS is told from a lame one`() async throws {
        try build()
        try network.set(Self.servers[1]) { query, _ in
            .success(Message(id: query.id, flags: .response, headerResponseCode: 1, questions: query.questions))
        }
        let proof = try await prove()
        #expect(proof.servers[1].reason == "answers FORMERR: it knows no EDNS, without which there is no DNSSEC")
    }
}
