package import DNSSEC

extension ParentFinding {
    /// Makes what a server of the parent says of its parts.
    package init(
        name: DomainName?, at address: ServerAddress, _ verdict: Verdict, signers: [DelegationSigner]? = nil,
        ttlSeconds: UInt32? = nil, nameServers: Set<DomainName>? = nil, reason: String
    ) {
        self.init(
            name: name, address: address, verdict: verdict, signers: signers, ttlSeconds: ttlSeconds,
            nameServers: nameServers, reason: reason)
    }
}

extension ServerFinding {
    /// Makes what a server of the zone says of its parts; more can be set.
    package init(
        name: DomainName?, at address: ServerAddress, _ verdict: Verdict, keyTags: [UInt16] = [],
        delegation: [DelegationCheck.Finding] = [], reason: String
    ) {
        self.init(
            name: name, address: address, verdict: verdict, keyTags: keyTags, delegation: delegation, reason: reason)
    }
}

extension Proof {
    /// Makes a proof of its parts; more can be set.
    package init(
        of zone: DomainName, _ verdict: Verdict, reason: String, chain: [ChainLink] = [],
        parents: [ParentFinding] = [], servers: [ServerFinding] = [], proposed: [DelegationSigner]? = nil,
        warnings: [String] = []
    ) {
        self.init(
            zone: zone, verdict: verdict, reason: reason, chain: chain, parents: parents, servers: servers,
            proposed: proposed, warnings: warnings)
    }
}
