import AWSCore
import DNSSEC
import KSKClient
import Onboarding
import Sandbox
import TerminalUI
import Testing

@testable import Resolver
@testable import Wizard

/// The proof of a zone, opened from the list of zones.
@Suite(.timeLimit(.minutes(5)))
struct ProofStoryTests {
    /// Opens the proof of example.net, which is signed, and waits for its end.
    private func prove(_ person: Operator, publishing: Bool) async throws {
        await person.see("not signing")
        if publishing {
            let id = try #require(await person.server.zoneID(named: "example.net."))
            let tags = try await person.keySigningKeys(of: "example.net.").compactMap(\.keyTag).map { UInt16($0) }
            await person.server.setParent(ofZone: id, keyTags: tags)
        }
        person.press(.character("/"))
        person.type("example.net")
        // In the filter p is text; after it, it is the key.
        person.press(.escape)
        await mark("example.net", by: person)
        person.press(.character("p"))
        #expect(person.app.detour is ProofPage)
        await end(of: person)
    }

    private func mark(_ name: String, by person: Operator) async {
        for _ in 0..<20 where person.app.zonePage.selectedRow?.name != name { person.press(.down) }
    }

    private func end(of person: Operator) async {
        while (person.app.detour as? ProofPage)?.isUnderWay != false, await person.takeOne() {}
    }

    private func page(of person: Operator) throws -> ProofPage { try #require(person.app.detour as? ProofPage) }

    /// The server at 192.0.2.7 is one of four of example.net.
    private static let odd: UInt8 = 7

    @Test func `a signed zone without a DS record is insecure, and the advice says that nothing is wrong`()
        async throws
    {
        let person = try Operator()
        try await prove(person, publishing: false)
        #expect(person.screen.contains("! Published now INSECURE"))
        #expect(person.screen.contains("asked"))
        person.press(.down, .enter)
        #expect(person.screen.contains("Nothing is wrong: once the DS record is at the parent"))
        person.press(.escape, .escape)
        #expect(person.app.step == .zone && person.app.detour == nil)
    }

    @Test func `with the DS record at the parent the zone is secure, from the root`() async throws {
        let person = try Operator(nameServers: { _, _ in .answers })
        try await prove(person, publishing: true)
        #expect(person.screen.contains("✓ Published now SECURE"))
        Golden.check(person, "proof-secure")
        for _ in 0..<4 { person.press(.down) }
        person.press(.enter)
        Golden.check(person, "proof-details")
        person.press(.character("v"))
        #expect(person.terminalEffects.contains { if case .showPlain = $0 { true } else { false } })
    }

    @Test func `one server that is not signed makes it mixed, and is named`() async throws {
        let person = try Operator(nameServers: { server, _ in
            server.ip.octets.last == Self.odd && server.ip.octets.first == 192 ? .isUnsigned : .answers
        })
        try await prove(person, publishing: true)
        #expect(person.screen.contains("MIXED"))
        #expect(person.screen.contains("192.0.2.\(Self.odd)) is bogus"))
        Golden.check(person, "proof-mixed")
    }

    @Test func `a DS record of another key makes it bogus, and what is expected stands beside what was found`()
        async throws
    {
        let person = try Operator()
        await person.see("not signing")
        let key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7PD0+Pw=="
        _ = try await person.client.send(AssociateDelegationSignerToDomain(domainName: "example.net", publicKey: key))
        person.clock.advance(by: 600)
        try await prove(person, publishing: false)
        #expect(person.screen.contains("BOGUS"))
        Golden.check(person, "proof-bogus")
        person.press(.down, .enter)
        let screen = person.screen
        #expect(screen.contains("Found") && screen.contains("Expected") && screen.contains("Next"))
        #expect(screen.contains("Caches") && screen.contains("UTC"))
        Golden.check(person, "proof-bogus-details")
    }

    @Test func `without an answer nothing is claimed`() async throws {
        let person = try Operator(nameServers: { _, _ in .fails(.timedOut) })
        try await prove(person, publishing: true)
        #expect(person.screen.contains("NOT PROVED"))
        Golden.check(person, "proof-unreachable")
    }

    @Test func `it fills in as answers come`() async throws {
        let person = try Operator(nameServers: { _, _ in .answers })
        await person.see("not signing")
        await mark("example.net", by: person)
        person.press(.character("p"))
        #expect(person.screen.contains("nothing has answered yet"))
        // All that was said, replayed as if the last server were slow.
        await end(of: person)
        let page = try page(of: person)
        let proof = try #require(page.proofs.published)
        person.press(.character("r"))
        let order = try self.page(of: person).order
        for link in proof.chain { person.take(.proofAdvanced(order, .published, .link(link))) }
        for parent in proof.parents { person.take(.proofAdvanced(order, .published, .parent(parent))) }
        for server in proof.servers.dropLast() { person.take(.proofAdvanced(order, .published, .server(server))) }
        #expect(person.screen.contains("● Published now asking"))
        Golden.check(person, "proof-running")
    }

    @Test func `r asks again, and answers to what was asked before are not taken`() async throws {
        let person = try Operator()
        try await prove(person, publishing: false)
        let first = try page(of: person).order
        let id = try #require(await person.server.zoneID(named: "example.net."))
        let tags = try await person.keySigningKeys(of: "example.net.").compactMap(\.keyTag).map { UInt16($0) }
        await person.server.setParent(ofZone: id, keyTags: tags)
        person.press(.character("r"))
        person.take(.proofEnded(first, .published, .failure(.noResolver([])), at: person.clock.now))
        #expect(try page(of: person).isUnderWay)
        await end(of: person)
        #expect(person.screen.contains("Published now SECURE"))
    }

    @Test func `a click marks the line under it`() async throws {
        let person = try Operator()
        try await prove(person, publishing: false)
        let lines = person.screen.split(separator: "\n", omittingEmptySubsequences: false)
        let row = try #require(lines.firstIndex { $0.contains("ns-667.awsdns-19.net.") })
        person.take(.event(.clicked(Position(row: row, column: 10), on: Size(width: 80, height: 24))))
        person.press(.enter)
        #expect(person.screen.contains("! ns-667.awsdns-19.net."))
        #expect(person.screen.contains("Reached"))
    }

    @Test func `a resolver's opinion stands apart, in its own words`() async throws {
        let person = try Operator()
        try await prove(person, publishing: false)
        person.press(.character("r"))
        let order = try page(of: person).order
        let opinion = SecondOpinion(
            address: ServerAddress(try #require(IPAddress("192.0.2.53"))), isAuthentic: false,
            responseCode: .serverFailure, errors: [ExtendedError(code: 9, text: "no SEP \u{9B}2J")],
            meaning: "refuses the zone because of DNSSEC: without validation it answers")
        person.take(.proofAdvanced(order, .published, .secondOpinion(opinion)))
        let row = try #require(try page(of: person).rows.first { $0.id == .resolver })
        #expect(row.sign == .fail && row.value.contains("because of DNSSEC"))
        person.press(.end, .enter)
        #expect(person.screen.contains("no SEP \\x9B2J"))
    }

    @Test func `a private zone is not asked for`() async throws {
        let person = try Operator()
        await person.see("not signing")
        await mark("corp.internal", by: person)
        person.press(.character("p"))
        #expect(person.app.detour == nil)
        #expect(person.screen.contains("is private"))
    }

    @Test func `every line opens and closes at every size without a trap`() async throws {
        let person = try Operator(nameServers: { server, _ in
            server.ip.octets.last == Self.odd && server.ip.octets.first == 192 ? .isUnsigned : .answers
        })
        try await prove(person, publishing: true)
        let count = try page(of: person).rows.count
        #expect(count >= 9)
        for _ in 0..<count {
            person.press(.enter)
            for size in [Size(width: 60, height: 16), Size(width: 80, height: 24), Size(width: 140, height: 50)] {
                #expect(person.screen(size.width, size.height).grid.size == size)
                #expect(person.screen(size.width, size.height).grid.text.contains("Found"))
            }
            person.press(.escape, .down)
        }
    }

    @Test func `in lines, what is wrong is told at length`() async throws {
        let person = try Operator(nameServers: { server, _ in
            server.ip.octets.last == Self.odd && server.ip.octets.first == 192 ? .isUnsigned : .answers
        })
        try await prove(person, publishing: true)
        let lines = person.app.linear.lines
        #expect(lines.contains { $0.hasPrefix("WRONG: ns-57.awsdns-07.com.") })
        #expect(lines.contains { $0.hasPrefix("  Next: ") })
        #expect(person.app.linear.question?.contains("Published now: MIXED") == true)
    }
}
