import DNSSEC
import Resolver
import Synchronization
import Testing

/// Servers by address, each a function from query to answer; no socket.
final class FakeNetwork: QuestionTransport {
    typealias Server = @Sendable (Message, TransportKind) -> Result<Message, ExchangeFailure>

    private let servers: Mutex<[ServerAddress: Server]> = Mutex([:])
    private let asked: Mutex<[(ServerAddress, Question, TransportKind)]> = Mutex([])

    func set(_ address: String, _ server: @escaping Server) throws {
        let address = try #require(ServerAddress(address))
        servers.withLock { $0[address] = server }
    }

    func server(at address: ServerAddress) -> Server? { servers.withLock { $0[address] } }

    /// A server with zones; the deepest that fits answers, with the parent's side for DS.
    func serve(_ address: String, _ zones: FakeZone...) throws {
        try set(address) { query, _ in
            let question = query.questions[0]
            let candidates = zones.filter { zone in
                question.name.isSubdomain(of: zone.name)
                    && (question.type != .ds || question.name != zone.name || zones.count == 1)
            }
            guard let zone = candidates.max(by: { $0.name.labelCount < $1.name.labelCount }) ?? zones.first else {
                return .failure(.timedOut)
            }
            return .success(zone.answer(query))
        }
    }

    var questions: [(ServerAddress, Question, TransportKind)] { asked.withLock(\.self) }

    func exchange(
        _ query: Message, with server: ServerAddress, over kind: TransportKind, timeout: Duration
    ) async throws(ExchangeFailure) -> Message {
        asked.withLock { $0.append((server, query.questions[0], kind)) }
        guard let answer = servers.withLock({ $0[server] }) else { throw .timedOut }
        return try answer(query, kind).get()
    }
}
