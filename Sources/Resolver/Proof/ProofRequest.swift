package import DNSSEC

/// What is to be proved.
package struct ProofRequest: Sendable {
    /// The zone.
    package var zone: DomainName
    /// Its servers; none to find them by delegation.
    package var servers: [ServerAddress]
    /// The parent's servers; none to find them, and to prove the chain from the root.
    package var parentServers: [ServerAddress]
    /// The resolvers that find addresses; the first gives the second opinion.
    package var resolvers: [ServerAddress]
    /// Whether the resolver was named, so that its opinion is wanted in any case.
    package var wantsSecondOpinion: Bool
    /// Where the chain starts.
    package var anchors: TrustAnchors
    /// DS records to judge instead of the parent's; nil for those of the parent.
    package var proposed: [DelegationSigner]?
    /// The port of servers that are found by delegation.
    package var port: UInt16

    /// Asks for the proof of a zone as the world sees it.
    package init(
        zone: DomainName, servers: [ServerAddress] = [], parentServers: [ServerAddress] = [],
        resolvers: [ServerAddress] = [], wantsSecondOpinion: Bool = true, anchors: TrustAnchors = .builtIn,
        proposed: [DelegationSigner]? = nil, port: UInt16 = ServerAddress.usualPort
    ) {
        self.zone = zone
        self.servers = servers
        self.parentServers = parentServers
        self.resolvers = resolvers
        self.wantsSecondOpinion = wantsSecondOpinion
        self.anchors = anchors
        self.proposed = proposed
        self.port = port
    }

    /// Whether the chain from the root is needed: an end of the delegation is not given.
    package var walksFromRoot: Bool { parentServers.isEmpty && (servers.isEmpty || proposed == nil) }
}

/// A part of a proof, told as soon as it is known.
package enum ProofPart: Sendable {
    /// A zone above.
    case link(ChainLink)
    /// A server of the parent.
    case parent(ParentFinding)
    /// A server of the zone.
    case server(ServerFinding)
    /// The resolver.
    case secondOpinion(SecondOpinion)
}
