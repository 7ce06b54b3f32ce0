package import DNSSEC

/// From where zones are proved: how servers are asked, which resolvers find them, where the chain starts.
package struct Vantage: Sendable {
    /// Asks the servers.
    package var client: NameServerClient
    /// The resolvers that find addresses; looked up for each proof, since a machine can change its network.
    package var resolvers: @Sendable () -> [ServerAddress]
    /// The root's keys.
    package var anchors: TrustAnchors
    /// Whether the first resolver may validate, so that its opinion says something.
    package var hasSecondOpinion: Bool
    /// Seconds since 1970-01-01 UTC, modulo 2^32.
    package var now: @Sendable () -> UInt32

    /// Makes a vantage of its parts.
    package init(
        client: NameServerClient, resolvers: @escaping @Sendable () -> [ServerAddress], anchors: TrustAnchors,
        hasSecondOpinion: Bool, now: @escaping @Sendable () -> UInt32
    ) {
        self.client = client
        self.resolvers = resolvers
        self.anchors = anchors
        self.hasSecondOpinion = hasSecondOpinion
        self.now = now
    }

    /// This machine's network.
    package static func network(now: @escaping @Sendable () -> UInt32) -> Vantage {
        Vantage(
            client: NameServerClient(), resolvers: { SystemResolvers.addresses() }, anchors: .builtIn,
            hasSecondOpinion: true, now: now)
    }

    /// What is asked to prove a zone from here.
    package func request(for zone: DomainName, proposed: [DelegationSigner]? = nil) -> ProofRequest {
        ProofRequest(
            zone: zone, resolvers: resolvers(), wantsSecondOpinion: hasSecondOpinion, anchors: anchors,
            proposed: proposed)
    }

    /// Proves zones from here.
    package var prover: ZoneProver { ZoneProver(client: client, now: now) }
}
