import DNSSEC
import Testing

@testable import Resolver

/// What comes of UDP and TCP in every order.
struct TransportRaceTests {
    private static let question = Question(.root, .soa)
    private static let answer = Message(id: 1, flags: .response, questions: [question])
    private static let truncated = Message(id: 1, flags: [.response, .truncated], questions: [question])

    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var events: [TransportRace.Event]
        /// After which of the events TCP starts; nil for never.
        var startsTCP: Int?
        var outcome: Result<Message, ExchangeFailure>
        var udpFailure: ExchangeFailure?
        var wasTruncated = false
    }

    static let cases: [Case] = [
        Case(testDescription: "UDP answers", events: [.udp(.success(answer))], outcome: .success(answer)),
        Case(
            testDescription: "UDP answers late, before TCP", events: [.silence, .udp(.success(answer))], startsTCP: 0,
            outcome: .success(answer)),
        Case(
            testDescription: "TCP answers while UDP is silent", events: [.silence, .tcp(.success(answer))],
            startsTCP: 0, outcome: .success(answer), udpFailure: .timedOut),
        Case(
            testDescription: "the answer does not fit a datagram",
            events: [.udp(.success(truncated)), .waitedInVain, .tcp(.success(answer))], startsTCP: 0,
            outcome: .success(answer), wasTruncated: true),
        Case(
            testDescription: "UDP is refused", events: [.udp(.failure(.refused)), .silence, .tcp(.success(answer))],
            startsTCP: 0, outcome: .success(answer), udpFailure: .refused),
        Case(
            testDescription: "TCP is refused, UDP is slow",
            events: [.silence, .tcp(.failure(.refused)), .udp(.success(answer))], startsTCP: 0,
            outcome: .success(answer)),
        Case(
            testDescription: "TCP is refused, and the answer does not fit a datagram",
            events: [.silence, .tcp(.failure(.refused)), .udp(.success(truncated))], startsTCP: 0,
            outcome: .failure(.refused), wasTruncated: true),
        Case(
            testDescription: "nothing answers", events: [.silence, .udp(.failure(.timedOut)), .tcp(.failure(.closed))],
            startsTCP: 0, outcome: .failure(.closed), udpFailure: .timedOut),
        Case(
            testDescription: "there is no route", events: [.udp(.failure(.noRoute))], outcome: .failure(.noRoute)),
        Case(
            testDescription: "nobody waits any more", events: [.waitedInVain, .udp(.failure(.cancelled))],
            outcome: .failure(.cancelled)),
    ]

    @Test(arguments: cases) func `the reply comes with the last event`(row: Case) throws {
        let server = try #require(ServerAddress("192.0.2.1"))
        var race = TransportRace(server: server, question: Self.question)
        var started: Int?
        for (index, event) in row.events.enumerated() {
            guard let reply = race.take(event) else {
                if race.startsTCP() {
                    #expect(started == nil, "TCP starts once")
                    started = index
                }
                continue
            }
            #expect(index == row.events.count - 1)
            #expect(reply.outcome == row.outcome)
            #expect(reply.udpFailure == row.udpFailure)
            #expect(reply.wasTruncated == row.wasTruncated)
            #expect(started == row.startsTCP)
            return
        }
        Issue.record("no reply")
    }
}
