import DNSSEC
import Testing

@testable import Resolver

/// How long a proof takes, in virtual time: it asks in parallel, whatever is slow.
struct ProofTimeTests {
    /// What is slow or does not work, and the verdict.
    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var zone = "example.test."
        var above = ["test."]
        var hasGlue = true
        var verdict = Verdict.secure
        var change: @Sendable (SlowWorld) throws -> Void = { _ in }
    }

    static let cases: [Case] = [
        Case(testDescription: "all take as long as each other"),
        Case(testDescription: "no referral has glue", hasGlue: false),
        Case(testDescription: "four levels", zone: "example.co.test.", above: ["test.", "co.test."]),
        Case(
            testDescription: "four levels without glue", zone: "example.co.test.", above: ["test.", "co.test."],
            hasGlue: false),
        Case(testDescription: "a name on the way is no zone", zone: "example.empty.test.", hasGlue: false),
        Case(testDescription: "a server of the zone is slow") {
            try $0.slow.setLatency(.milliseconds(900), of: SlowWorld.servers[2])
        },
        Case(testDescription: "a server of the parent is slow") {
            try $0.slow.setLatency(.milliseconds(900), of: SlowWorld.parents[1])
        },
        Case(testDescription: "the root is slow") { world in
            for address in SlowWorld.roots { try world.slow.setLatency(.milliseconds(900), of: address) }
        },
        Case(testDescription: "the resolver does not know the servers", hasGlue: true) { world in
            try world.change([SlowWorld.resolver]) { server, query, kind in
                let knows = query.questions[0].name.isRoot
                return knows
                    ? server(query, kind)
                    : .success(Message(id: query.id, flags: .response, questions: query.questions))
            }
        },
        Case(testDescription: "the keys need TCP") { world in
            try world.change(SlowWorld.servers + SlowWorld.parents) { server, query, kind in
                server(query, kind).map { answer in
                    guard kind == .udp, query.questions[0].type == .dnskey else { return answer }
                    var answer = answer
                    answer.flags.insert(.truncated)
                    answer.answers = []
                    return answer
                }
            }
        },
        Case(testDescription: "a server of the zone is down", verdict: .mixed) {
            try $0.change([SlowWorld.servers[1]]) { _, _, _ in .failure(.timedOut) }
        },
        Case(testDescription: "a server of the parent is down", verdict: .mixed) {
            try $0.change([SlowWorld.parents[0]]) { _, _, _ in .failure(.timedOut) }
        },
        Case(testDescription: "a firewall drops UDP to the zone's servers") {
            try $0.change(SlowWorld.servers) { $2 == .udp ? .failure(.timedOut) : $0($1, $2) }
        },
        Case(testDescription: "a firewall drops TCP") {
            try $0.change(SlowWorld.parents + SlowWorld.servers) { $2 == .tcp ? .failure(.timedOut) : $0($1, $2) }
        },
    ]

    @Test(arguments: cases) func `a proof takes one and a half times the slowest exchange of each level at most`(
        row: Case
    ) throws {
        let world = try SlowWorld(row.zone, above: row.above, hasGlue: row.hasGlue)
        try row.change(world)
        let (proof, time) = try world.prove()
        #expect(proof.verdict == row.verdict, "\(proof.reason)")
        #expect(proof.parents.count == 2)
        #expect(proof.servers.count == 4)
        #expect(time <= world.bound, "\(time) of \(world.bound)")
    }

    @Test func `where addresses come along, a proof takes the resolver's exchange and one with all servers`() throws {
        let (_, time) = try SlowWorld("example.co.test.", above: ["test.", "co.test."], hasGlue: true).prove()
        // TCP takes two round trips.
        #expect(time == SlowNetwork.usualLatency * 3)
    }

    @Test func `each question is asked once`() throws {
        let world = try SlowWorld("example.co.test.", above: ["test.", "co.test."], hasGlue: false)
        _ = try world.prove()
        let asked = world.slow.exchanges.map { "\($0.server) \($0.question) \($0.kind.rawValue)" }
        let again = Dictionary(grouping: asked, by: \.self).filter { $0.value.count > 1 }
        // For its opinion: with validation and without.
        #expect(Set(again.keys) == ["192.0.2.53 example.co.test. SOA UDP"])
    }

    @Test func `a dead server of a zone above the parent holds nothing up`() throws {
        let world = try SlowWorld("example.test.", above: ["test."], hasGlue: true)
        try world.change([SlowWorld.roots[0]]) { _, _, _ in .failure(.timedOut) }
        let (proof, time) = try world.prove()
        #expect(proof.verdict == .secure, "\(proof.reason)")
        #expect(time == SlowNetwork.usualLatency * 3)
    }

    @Test func `a resolver that names other servers leads nowhere, and the proof is the same`() throws {
        let world = try SlowWorld("example.test.", above: ["test."], hasGlue: true)
        let elsewhere = ResourceRecord(
            owner: world.zone.name, ttlSeconds: 60, data: .ns(try DomainName("ns.elsewhere.")))
        try world.change([SlowWorld.resolver]) { server, query, kind in
            server(query, kind).map { answer in
                guard query.questions[0] == Question(world.zone.name, .ns) else { return answer }
                var answer = answer
                (answer.answers, answer.additionals) = ([elsewhere], [])
                return answer
            }
        }
        let (proof, time) = try world.prove()
        #expect(proof.verdict == .secure, "\(proof.reason)")
        #expect(proof.servers.map(\.address.description) == SlowWorld.servers)
        #expect(time <= world.bound)
    }
}
