import DNSSEC
import Resolver
import SandboxConnection

/// The name servers of the practice world, each at an address of its own, and behaving as a test says.
///
/// The world has them all at 127.0.0.1, so that they could not differ.
struct FarNameServers: QuestionTransport {
    /// What a server does with a question.
    enum Act: Sendable {
        case answers
        case fails(ExchangeFailure)
        /// As if its zone were not signed.
        case isUnsigned
    }

    typealias Behaviour = @Sendable (ServerAddress, Question) -> Act

    let world: SandboxQuestionTransport
    let behaviour: Behaviour

    func exchange(
        _ query: Message, with server: ServerAddress, over kind: TransportKind, timeout: Duration
    ) async throws(ExchangeFailure) -> Message {
        let act = query.questions.first.map { behaviour(server, $0) } ?? .answers
        if case .fails(let failure) = act { throw failure }
        var answer = try await world.exchange(query, with: server, over: kind, timeout: timeout)
        if case .isUnsigned = act {
            answer.answers.removeAll { [.dnskey, .rrsig].contains($0.data.type) }
            answer.authorities.removeAll { [.rrsig, .nsec].contains($0.data.type) }
        }
        for index in answer.answers.indices {
            guard case .a = answer.answers[index].data else { continue }
            answer.answers[index].data = .a([192, 0, 2, Self.number(of: answer.answers[index].owner)])
        }
        return answer
    }

    /// The same address for the same name: `ns-1305.awsdns-35.org.` is 192.0.2.35.
    private static func number(of name: DomainName) -> UInt8 {
        let digits = name.description.split(separator: ".").dropFirst().first?.filter(\.isNumber) ?? ""
        return UInt8(digits) ?? 250
    }
}
