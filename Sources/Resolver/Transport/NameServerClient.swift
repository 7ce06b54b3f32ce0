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
}

/// Asks name servers, over UDP first, over TCP when the answer does not fit or none comes.
package struct NameServerClient: Sendable {
    private let transport: any QuestionTransport
    private let newID: @Sendable () -> UInt16
    private let timeout: Duration

    /// How long one transport may take.
    package static let usualTimeout = Duration.milliseconds(3000)

    /// Makes a client.
    ///
    /// - Parameter newID: Gives the ids of messages, which nobody may guess.
    package init(
        transport: any QuestionTransport = SocketTransport(), timeout: Duration = NameServerClient.usualTimeout,
        newID: @escaping @Sendable () -> UInt16 = { UInt16.random(in: .min ... .max) }
    ) {
        self.transport = transport
        self.timeout = timeout
        self.newID = newID
    }

    /// Asks one server.
    ///
    /// - Parameter kind: TCP to use it alone.
    package func ask(
        _ question: Question, of server: ServerAddress, flags: Message.Flags = [], over kind: TransportKind = .udp
    ) async -> Reply {
        let query = Message.query(id: newID(), question, flags: flags)
        let first = await send(query, to: server, over: kind)
        guard kind == .udp else { return Reply(server: server, question: question, outcome: first) }
        switch first {
        case .success(let message) where !message.flags.contains(.truncated):
            return Reply(server: server, question: question, outcome: first)
        case .failure(.noRoute), .failure(.cancelled):
            return Reply(server: server, question: question, outcome: first)
        case .success:
            return Reply(
                server: server, question: question, outcome: await send(query, to: server, over: .tcp),
                wasTruncated: true)
        case .failure(let failure):
            let second = await send(query, to: server, over: .tcp)
            return Reply(server: server, question: question, outcome: second, udpFailure: failure)
        }
    }

    private func send(
        _ query: Message, to server: ServerAddress, over kind: TransportKind
    ) async -> Result<Message, ExchangeFailure> {
        do throws(ExchangeFailure) {
            return .success(try await transport.exchange(query, with: server, over: kind, timeout: timeout))
        } catch {
            return .failure(error)
        }
    }

    /// Asks several servers several questions, all at once.
    ///
    /// - Returns: The replies, in the order of the servers and, for each, of the questions.
    package func ask(_ questions: [Question], of servers: [ServerAddress], flags: Message.Flags = []) async -> [[Reply]]
    {
        await withTaskGroup(of: (Int, Int, Reply).self) { group in
            for (row, server) in servers.enumerated() {
                for (column, question) in questions.enumerated() {
                    group.addTask { (row, column, await ask(question, of: server, flags: flags)) }
                }
            }
            var replies: [[Reply?]] = servers.map { _ in questions.map { _ in nil } }
            for await (row, column, reply) in group { replies[row][column] = reply }
            return replies.map { $0.compactMap(\.self) }
        }
    }
}
