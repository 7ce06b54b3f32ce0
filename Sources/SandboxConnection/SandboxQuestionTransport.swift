package import DNSSEC
package import Resolver
package import Sandbox

/// Takes questions to the name servers of a sandbox in the same process, whatever address they are asked at.
package struct SandboxQuestionTransport: QuestionTransport {
    private let server: SandboxServer

    /// A way to a sandbox.
    package init(server: SandboxServer) {
        self.server = server
    }

    package func exchange(
        _ query: Message, with address: ServerAddress, over kind: TransportKind, timeout: Duration
    ) async throws(ExchangeFailure) -> Message {
        guard !Task.isCancelled else { throw .cancelled }
        guard let octets = await server.answer(toDNS: query.wireFormat, isDatagram: kind == .udp) else {
            throw .timedOut
        }
        let answer: Message
        do {
            answer = try Message(decoding: octets)
        } catch {
            throw .malformed(error)
        }
        guard answer.answers(query) else { throw .timedOut }
        return answer
    }
}

/// A pause before TCP is tried beside UDP: what is in the same process is never silent, so that it never ends, and no
/// clock starts threads for it.
private func untilCancelled() async throws {
    let (stream, continuation) = AsyncStream.makeStream(of: Never.self)
    for await _ in stream {}
    continuation.finish()
    throw CancellationError()
}

extension Vantage {
    /// The practice world of a sandbox: its root's key, its servers, no network.
    ///
    /// Its resolver is a name server like the others and validates nothing, so that its opinion is not asked.
    package static func sandbox(_ server: SandboxServer, now: @escaping @Sendable () -> UInt32) -> Vantage {
        let anchors = (try? DNSKEY(parsing: SandboxServer.trustAnchor)).flatMap {
            try? DelegationSigner(of: $0, owner: .root, digestType: .sha256)
        }
        let loopback = IPAddress(octets: [127, 0, 0, 1]).map { ServerAddress($0) }
        return Vantage(
            client: NameServerClient(
                transport: SandboxQuestionTransport(server: server), pause: { _ in try await untilCancelled() }),
            resolvers: { [loopback].compactMap(\.self) }, anchors: TrustAnchors(signers: [anchors].compactMap(\.self)),
            hasSecondOpinion: false, now: now)
    }
}
