import DNSSEC
import Synchronization
import Testing

@testable import Resolver

/// The client and a server on loopback, with real sockets.
struct SocketTransportTests {
    let question: Question

    init() throws {
        question = Question(try DomainName("example.test."), .txt)
    }

    private static func answer(_ query: Message, _ text: String, flags: Message.Flags = .response) -> [UInt8] {
        var answer = query
        answer.flags = flags
        answer.answers = [
            ResourceRecord(owner: query.questions[0].name, ttlSeconds: 1, data: .txt([Array(text.utf8)]))
        ]
        return answer.wireFormat
    }

    private func ask(
        timeout: Duration = .seconds(3), _ behaviour: @escaping LoopbackServer.Behaviour
    ) async throws -> Reply {
        let server = try LoopbackServer(behaviour)
        defer { server.stop() }
        return await NameServerClient(timeout: timeout).ask(question, of: server.address)
    }

    private func text(_ reply: Reply) -> String? {
        guard case .txt(let strings)? = reply.message?.answers.first?.data else { return nil }
        return String(decoding: strings.joined(), as: UTF8.self)
    }

    @Test func `an answer comes back over UDP`() async throws {
        let reply = try await ask { query, kind, _ in [Self.answer(query, kind.rawValue)] }
        #expect(text(reply) == "UDP")
        #expect(reply.udpFailure == nil)
    }

    @Test func `a lost datagram is sent again`() async throws {
        let reply = try await ask { query, _, count in count < 2 ? [] : [Self.answer(query, "\(count)")] }
        #expect(text(reply) == "2")
    }

    @Test func `a truncated answer is asked for over TCP`() async throws {
        let reply = try await ask { query, kind, _ in
            let flags: Message.Flags = kind == .udp ? [.response, .truncated] : .response
            return [Self.answer(query, kind.rawValue, flags: flags)]
        }
        #expect(text(reply) == "TCP")
        #expect(reply.wasTruncated)
    }

    @Test func `when UDP is silent, TCP is tried, and the silence remembered`() async throws {
        let reply = try await ask(timeout: .milliseconds(150)) { query, kind, _ in
            kind == .udp ? [] : [Self.answer(query, "TCP")]
        }
        #expect(text(reply) == "TCP")
        #expect(reply.udpFailure == .timedOut)
    }

    @Test func `answers with another id or to another question are dropped`() async throws {
        let reply = try await ask { query, _, _ in
            var (wrongID, wrongQuestion) = (query, query)
            wrongID.id &+= 1
            wrongQuestion.questions[0].type = .a
            return [Self.answer(wrongID, "id"), Self.answer(wrongQuestion, "question"), Self.answer(query, "right")]
        }
        #expect(text(reply) == "right")
    }

    @Test func `a datagram from another source is dropped`() async throws {
        let server = try LoopbackServer(answersFromElsewhere: true) { query, _, _ in [Self.answer(query, "forged")] }
        defer { server.stop() }
        let reply = await NameServerClient(timeout: .milliseconds(200)).ask(question, of: server.address)
        #expect(reply.udpFailure == .timedOut)
    }

    @Test func `ids and ports cannot be guessed from those before`() async throws {
        let ids = Mutex<[UInt16]>([])
        let server = try LoopbackServer { query, _, _ in
            ids.withLock { $0.append(query.id) }
            return [Self.answer(query, "")]
        }
        defer { server.stop() }
        let client = NameServerClient()
        for _ in 0..<48 { _ = await client.ask(question, of: server.address) }
        for numbers in [ids.withLock(\.self), server.ports] {
            #expect(numbers.count == 48)
            // A counter would have few steps; of 48 random ones hardly two are equal.
            let steps = Set(zip(numbers, numbers.dropFirst()).map { $1 &- $0 })
            #expect(steps.count > 40, "\(numbers)")
        }
    }

    @Test func `garbage with the right id is said to be garbage`() async throws {
        let reply = try await ask { query, _, _ in [Array(Self.answer(query, "x").dropLast())] }
        guard case .malformed? = reply.udpFailure else {
            Issue.record("\(reply.outcome)")
            return
        }
        guard case .malformed? = reply.failure else {
            Issue.record("\(reply.outcome)")
            return
        }
    }

    @Test func `a port where nobody listens is refused at once`() async throws {
        let server = try LoopbackServer { _, _, _ in [] }
        server.stop()
        try await Task.sleep(for: .milliseconds(200))
        let reply = await NameServerClient(timeout: .seconds(60)).ask(question, of: server.address)
        #expect(reply.failure == .refused)
        #expect(reply.udpFailure == .refused)
    }

    @Test func `a question is given up at its deadline, not before`() async throws {
        let start = ContinuousClock.now
        let reply = try await ask(timeout: .milliseconds(250)) { _, _, _ in [] }
        #expect(reply.udpFailure == .timedOut)
        #expect(.now - start >= .milliseconds(250))
    }

    @Test func `a cancelled question ends`() async throws {
        let server = try LoopbackServer { _, _, _ in [] }
        defer { server.stop() }
        let question = question
        let task = Task { await NameServerClient(timeout: .seconds(30)).ask(question, of: server.address) }
        try await Task.sleep(for: .milliseconds(50))
        task.cancel()
        #expect(await task.value.failure == .cancelled)
    }

    @Test func `a hundred questions at once all come back`() async throws {
        let server = try LoopbackServer { query, _, _ in [Self.answer(query, query.questions[0].name.description)] }
        defer { server.stop() }
        let questions = try (0..<100).map { Question(try DomainName("n\($0).test."), .txt) }
        let client = NameServerClient()
        let texts = await withTaskGroup(of: (String, String?).self) { group in
            for question in questions {
                group.addTask { (question.name.description, text(await client.ask(question, of: server.address))) }
            }
            return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        #expect(texts == Dictionary(uniqueKeysWithValues: questions.map { ($0.name.description, $0.name.description) }))
    }
}
