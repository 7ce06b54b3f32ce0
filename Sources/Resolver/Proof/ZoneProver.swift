internal import DNSSEC

/// Proves a zone: asks every server, each at every address, all at once.
package struct ZoneProver: Sendable {
    private let client: NameServerClient
    private let now: @Sendable () -> UInt32
    private let newLabel: @Sendable () -> [UInt8]

    /// Makes a prover.
    ///
    /// - Parameters:
    ///   - now: Seconds since 1970-01-01 UTC, modulo 2^32.
    ///   - newLabel: Gives a label that no zone has.
    package init(
        client: NameServerClient = NameServerClient(), now: @escaping @Sendable () -> UInt32,
        newLabel: @escaping @Sendable () -> [UInt8] = {
            Array("ksk-\(String(UInt64.random(in: .min ... .max), radix: 36))".utf8)
        }
    ) {
        self.client = client
        self.now = now
        self.newLabel = newLabel
    }

    /// Proves a zone.
    ///
    /// - Parameter observe: Is told each part as soon as it is known.
    /// - Throws: ``WalkFailure`` when the servers cannot be found.
    package func prove(
        _ request: ProofRequest, observe: @escaping @Sendable (ProofPart) -> Void = { _ in }
    ) async throws(WalkFailure) -> Proof {
        let desk = QuestionDesk(client: client)
        let session = ProofSession(desk: desk, request: request, now: now(), label: newLabel(), observe: observe)
        return try await withTaskGroup(of: Void.self) { group in
            group.addTask { await desk.serve() }
            group.addTask { await session.lookAhead() }
            defer { group.cancelAll() }
            do throws(WalkFailure) {
                return Result<Proof, WalkFailure>.success(try await session.prove())
            } catch {
                return .failure(error)
            }
        }.get()
    }
}
