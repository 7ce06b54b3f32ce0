import DNSSEC
import Testing

@testable import Resolver

/// A chain of zones from the root down, on a network whose answers take time: the root has two servers, the parent two,
/// the zone itself four.
struct SlowWorld {
    let network = FakeNetwork()
    let slow: SlowNetwork
    let zone: FakeZone
    let anchors: TrustAnchors
    /// The servers of each level, from the root to the zone.
    let levels: [[String]]

    static let resolver = "192.0.2.53"
    static let roots = ["192.0.2.1", "192.0.2.9"]
    static let parents = ["192.0.2.2", "192.0.2.3"]
    static let servers = ["192.0.2.11", "192.0.2.12", "192.0.2.13", "192.0.2.14"]

    /// - Parameters:
    ///   - above: The zones between the root and the zone.
    ///   - hasGlue: Whether addresses come along with referrals; otherwise the resolver has to find them.
    init(_ name: String, above: [String], hasGlue: Bool) throws {
        slow = SlowNetwork(network)
        levels = [Self.roots] + above.dropLast().indices.map { ["192.0.2.10\($0)"] } + [Self.parents, Self.servers]
        var zones = try zip(["."] + above + [name], levels).map { name, addresses in
            try FakeZone(name, servers: addresses.indices.map { "ns\($0).of-\(name.replacing(".", with: "-")).else." })
        }
        for index in zones.indices.dropLast() {
            let below = zones[index + 1]
            let signer = RecordData.ds(try below.ds())
            zones[index].records += below.records.filter { $0.type == .ns }
            zones[index].records.append(ResourceRecord(owner: below.name, ttlSeconds: 300, data: signer))
        }
        zone = zones[zones.count - 1]
        anchors = TrustAnchors(signers: [try zones[0].ds()])
        try serve(zones, addresses: try Self.addresses(of: zones, levels), hasGlue: hasGlue)
    }

    /// The A records of all servers; no zone here has them.
    private static func addresses(of zones: [FakeZone], _ levels: [[String]]) throws -> [ResourceRecord] {
        try zip(zones, levels).flatMap { zone, addresses in
            let names = zone.records.compactMap { record -> DomainName? in
                if case .ns(let name) = record.data, record.owner == zone.name { name } else { nil }
            }
            return try zip(names, addresses).map { name, address in
                let octets = try #require(IPAddress(address)).octets
                return ResourceRecord(owner: name, ttlSeconds: 60, data: .a(octets))
            }
        }
    }

    private func serve(_ zones: [FakeZone], addresses: [ResourceRecord], hasGlue: Bool) throws {
        @Sendable func withGlue(_ answer: Message) -> Message {
            var answer = answer
            let names = (answer.answers + answer.authorities).map(\.data)
            answer.additionals = hasGlue ? addresses.filter { names.contains(.ns($0.owner)) } : []
            return answer
        }
        for (zone, level) in zip(zones, levels) {
            for address in level { try network.set(address) { query, _ in .success(withGlue(zone.answer(query))) } }
        }
        let known = addresses + zones.flatMap { zone in zone.records.filter { $0.owner == zone.name } }
        try network.set(Self.resolver) { query, _ in
            let question = query.questions[0]
            let answers = known.filter { $0.owner == question.name && $0.type == question.type }
            return .success(
                withGlue(Message(id: query.id, flags: .response, questions: query.questions, answers: answers)))
        }
    }

    /// Changes how servers answer, given how they did.
    func change(
        _ addresses: [String],
        _ answer:
            @escaping @Sendable (FakeNetwork.Server, Message, TransportKind) -> Result<Message, ExchangeFailure>
    ) throws {
        for text in addresses {
            let address = try #require(ServerAddress(text))
            let server = try #require(network.server(at: address))
            try network.set(text) { answer(server, $0, $1) }
        }
    }

    /// The proof, and the time that it took.
    func prove() throws -> (proof: Proof, time: Duration) {
        let request = ProofRequest(
            zone: zone.name, resolvers: [try #require(ServerAddress(Self.resolver))], anchors: anchors)
        let time = slow.time
        let client = NameServerClient(transport: slow, pause: { try await time.sleep(for: $0) })
        let prover = ZoneProver(client: client, now: { FakeZone.now }, newLabel: { Array("absent".utf8) })
        return try time.run { (try await prover.prove(request), time.now) }
    }

    /// One and a half times the slowest exchange of each level.
    var bound: Duration {
        let exchanges = slow.exchanges
        return levels.reduce(.zero) { sum, level in
            let lengths = exchanges.filter { level.contains($0.server.description) }.compactMap(\.length)
            return sum + (lengths.max() ?? .zero) * 3 / 2
        }
    }
}
