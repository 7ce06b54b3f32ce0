import DNSSEC
import Testing

@testable import Resolver

/// Questions that several want to have asked.
struct QuestionDeskTests {
    let network = FakeNetwork()
    let slow: SlowNetwork
    let server: ServerAddress
    let question: Question

    init() throws {
        slow = SlowNetwork(network)
        server = try #require(ServerAddress("192.0.2.1"))
        let zone = try FakeZone("example.test.", servers: ["ns.example.test."])
        question = Question(zone.name, .soa)
        try network.serve("192.0.2.1", zone)
    }

    /// Runs something with a desk that is served meanwhile.
    private func run<Output: Sendable>(_ work: @escaping @Sendable (QuestionDesk) async -> Output) throws -> Output {
        let time = slow.time
        let client = NameServerClient(transport: slow, pause: { try await time.sleep(for: $0) })
        return try time.run {
            let desk = QuestionDesk(client: client)
            return await withTaskGroup(of: Void.self) { group in
                group.addTask { await desk.serve() }
                let output = await work(desk)
                group.cancelAll()
                return output
            }
        }
    }

    @Test func `whoever asks while a question is under way or later gets the same answer`() throws {
        let replies = try run { desk in
            async let first = desk.ask(question, of: server)
            async let second = desk.ask(question, of: server)
            let both = await [first, second]
            return both + [await desk.ask(question, of: server)]
        }
        #expect(replies.map { $0.message?.answers.count } == [2, 2, 2])
        #expect(slow.exchanges.count == 1)
    }

    @Test func `other flags or another transport make another question`() throws {
        try run { desk in
            _ = await desk.ask(question, of: server)
            _ = await desk.ask(question, of: server, flags: .recursionDesired)
            _ = await desk.ask(question, of: server, over: .tcp)
        }
        #expect(slow.exchanges.count == 3)
    }

    @Test func `what was ordered early is there when it is asked for`() throws {
        let time = try run { desk in
            desk.order([question], of: server)
            try? await slow.time.sleep(for: .seconds(1))
            _ = await desk.ask(question, of: server)
            return slow.time.now
        }
        #expect(time == .seconds(1))
    }

    @Test func `who waits no more goes at once, and the question stays under way for others`() throws {
        let (first, second) = try run { desk in
            await withTaskGroup(of: Reply.self) { group in
                group.addTask { await desk.ask(question, of: server) }
                try? await slow.time.sleep(for: .milliseconds(50))
                group.cancelAll()
                let first = await group.next()
                let elapsed = slow.time.now
                return ((first?.failure, elapsed), await desk.ask(question, of: server))
            }
        }
        #expect(first.0 == .cancelled)
        #expect(first.1 == .milliseconds(50))
        #expect(second.message != nil)
        #expect(slow.exchanges.count == 1)
    }

    @Test func `a desk that has closed answers at once`() throws {
        let time = slow.time
        let client = NameServerClient(transport: slow, pause: { try await time.sleep(for: $0) })
        let replies = try time.run {
            let desk = QuestionDesk(client: client)
            let serving = Task(executorPreference: time) { await desk.serve() }
            async let early = desk.ask(question, of: server)
            try await time.sleep(for: .milliseconds(10))
            serving.cancel()
            return [await early, await desk.ask(Question(.root, .ns), of: server)]
        }
        #expect(replies.map(\.failure) == [.cancelled, .cancelled])
    }
}
