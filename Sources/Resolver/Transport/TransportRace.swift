internal import DNSSEC

/// Which transport answers a question: what came so far, and what to do next.
struct TransportRace {
    /// What can come.
    enum Event: Sendable {
        /// The end of the datagrams.
        case udp(Result<Message, ExchangeFailure>)
        /// The end of the connection.
        case tcp(Result<Message, ExchangeFailure>)
        /// Nothing has come over UDP for so long that TCP may be better.
        case silence
        /// The pause was cut short.
        case waitedInVain
    }

    let server: ServerAddress
    let question: Question
    private var udp: Result<Message, ExchangeFailure>?
    private var tcp: Result<Message, ExchangeFailure>?
    private var wantsTCP = false
    private var hasStartedTCP = false

    init(server: ServerAddress, question: Question) {
        self.server = server
        self.question = question
    }

    /// Takes what came.
    ///
    /// - Returns: The reply, as soon as there is one.
    mutating func take(_ event: Event) -> Reply? {
        switch event {
        case .udp(let result): udp = result
        case .tcp(let result): tcp = result
        case .silence: wantsTCP = true
        case .waitedInVain: break
        }
        switch (udp, tcp) {
        case (.success(let message), _) where !message.flags.contains(.truncated):
            return reply(.success(message))
        case (.failure(.noRoute), nil) where !hasStartedTCP, (.failure(.cancelled), _):
            return udp.map { reply($0) }
        case (.success, let tcp?):
            return reply(tcp, wasTruncated: true)
        case (.failure(let failure), let tcp?):
            return reply(tcp, udpFailure: failure)
        case (nil, .success(let message)?):
            return reply(.success(message), udpFailure: .timedOut)
        case (.some, nil):
            wantsTCP = true
            return nil
        case (nil, _):
            return nil
        }
    }

    /// Whether TCP is to start now; true once.
    mutating func startsTCP() -> Bool {
        defer { if wantsTCP { hasStartedTCP = true } }
        return wantsTCP && !hasStartedTCP
    }

    private func reply(
        _ outcome: Result<Message, ExchangeFailure>, udpFailure: ExchangeFailure? = nil, wasTruncated: Bool = false
    ) -> Reply {
        Reply(
            server: server, question: question, outcome: outcome, udpFailure: udpFailure, wasTruncated: wasTruncated)
    }
}
