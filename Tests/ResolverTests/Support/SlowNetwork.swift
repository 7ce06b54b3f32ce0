import DNSSEC
import Resolver
import Synchronization
import Testing

/// A network on which each answer takes as long as its server and transport say, in virtual time.
final class SlowNetwork: QuestionTransport {
    /// An exchange that has taken place.
    struct Exchange: Sendable {
        var server: ServerAddress
        var question: Question
        var kind: TransportKind
        var start: Duration
        /// How long it took; for one that was given up in silence, how long it had; nil for one given up otherwise.
        var length: Duration?
    }

    let time = VirtualTime()
    private let network: FakeNetwork
    private let latencies: Mutex<[ServerAddress: Duration]> = Mutex([:])
    private let taken: Mutex<[Exchange]> = Mutex([])

    /// How long an exchange over UDP takes; one over TCP takes twice as long, since it has to connect first.
    static let usualLatency = Duration.milliseconds(100)

    init(_ network: FakeNetwork) {
        self.network = network
    }

    func setLatency(_ latency: Duration, of address: String) throws {
        let address = try #require(ServerAddress(address))
        latencies.withLock { $0[address] = latency }
    }

    var exchanges: [Exchange] { taken.withLock(\.self) }

    func exchange(
        _ query: Message, with server: ServerAddress, over kind: TransportKind, timeout: Duration
    ) async throws(ExchangeFailure) -> Message {
        let start = time.now
        let index = taken.withLock { taken in
            taken.append(Exchange(server: server, question: query.questions[0], kind: kind, start: start))
            return taken.count - 1
        }
        let latency = latencies.withLock { $0[server] } ?? Self.usualLatency
        let answer: Result<Message, ExchangeFailure>
        do {
            answer = .success(try await network.exchange(query, with: server, over: kind, timeout: timeout))
        } catch {
            answer = .failure(error)
        }
        let isSilent = if case .failure(.timedOut) = answer { true } else { false }
        do {
            try await time.sleep(for: isSilent ? timeout : min(timeout, kind == .tcp ? latency * 2 : latency))
        } catch {
            if isSilent { taken.withLock { [time] in $0[index].length = time.now - start } }
            throw .cancelled
        }
        taken.withLock { [time] in $0[index].length = time.now - start }
        return try answer.get()
    }
}
