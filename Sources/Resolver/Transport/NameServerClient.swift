package import DNSSEC

/// What a server answered to a question, or why it did not.
package struct Reply: Sendable {
    /// Who was asked.
    package var server: ServerAddress
    /// What was asked.
    package var question: Question
    /// The answer.
    package var outcome: Result<Message, ExchangeFailure>
    /// Why UDP did not do, when TCP was tried after it.
    package var udpFailure: ExchangeFailure?
    /// Whether the answer did not fit a datagram.
    package var wasTruncated: Bool

    /// Makes a reply of its parts.
    package init(
        server: ServerAddress, question: Question, outcome: Result<Message, ExchangeFailure>,
        udpFailure: ExchangeFailure? = nil, wasTruncated: Bool = false
    ) {
        self.server = server
        self.question = question
        self.outcome = outcome
        self.udpFailure = udpFailure
        self.wasTruncated = wasTruncated
    }

    /// The answer; nil when there is none.
    package var message: Message? { try? outcome.get() }

    /// Why there is no answer.
    package var failure: ExchangeFailure? {
        if case .failure(let failure) = outcome { failure } else { nil }
    }

    /// What went wrong, over each transport that was tried.
    var failures: String {
        let last = failure ?? .timedOut
        return udpFailure.map { "UDP: \($0); TCP: \(last)" } ?? "\(last)"
    }
}

/// Asks name servers, over UDP first, over TCP when the answer does not fit or none comes.
package struct NameServerClient: Sendable {
    private let transport: any QuestionTransport
    private let newID: @Sendable () -> UInt16
    private let pause: @Sendable (Duration) async throws -> Void
    private let timeout: Duration

    /// How long one transport may take.
    package static let usualTimeout = Duration.milliseconds(3000)

    /// Makes a client.
    ///
    /// - Parameters:
    ///   - newID: Gives the ids of messages, which nobody may guess.
    ///   - pause: Lets time pass; throws when the task is cancelled.
    package init(
        transport: any QuestionTransport = SocketTransport(), timeout: Duration = NameServerClient.usualTimeout,
        newID: @escaping @Sendable () -> UInt16 = { UInt16.random(in: .min ... .max) },
        pause: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    ) {
        self.transport = transport
        self.timeout = timeout
        self.newID = newID
        self.pause = pause
    }

    /// Asks one server.
    ///
    /// TCP is tried beside UDP when half of the time has passed in silence, so that a server which answers over
    /// neither takes one and a half times the time-out, not twice.
    ///
    /// - Parameter kind: TCP to use it alone.
    package func ask(
        _ question: Question, of server: ServerAddress, flags: Message.Flags = [], over kind: TransportKind = .udp
    ) async -> Reply {
        let query = Message.query(id: newID(), question, flags: flags)
        guard kind == .udp else {
            return Reply(server: server, question: question, outcome: await send(query, to: server, over: .tcp))
        }
        return await withTaskGroup(of: Event.self) { group in
            group.addTask { .udp(await send(query, to: server, over: .udp)) }
            group.addTask { (try? await pause(timeout / 2)) == nil ? .waitedInVain : .silence }
            defer { group.cancelAll() }
            var race = TransportRace(server: server, question: question)
            for await event in group {
                if let reply = race.take(event) { return reply }
                if race.startsTCP() { group.addTask { .tcp(await send(query, to: server, over: .tcp)) } }
            }
            return Reply(server: server, question: question, outcome: .failure(.cancelled))
        }
    }

    private typealias Event = TransportRace.Event

    private func send(
        _ query: Message, to server: ServerAddress, over kind: TransportKind
    ) async -> Result<Message, ExchangeFailure> {
        do throws(ExchangeFailure) {
            return .success(try await transport.exchange(query, with: server, over: kind, timeout: timeout))
        } catch {
            return .failure(error)
        }
    }
}
