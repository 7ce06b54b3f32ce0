package import DNSSEC

/// What validators make of a zone, or of what one server says of it.
package enum Verdict: String, Hashable, Sendable {
    /// They accept what is signed, and only that.
    case secure
    /// They accept everything: nothing protects the zone.
    case insecure
    /// They accept nothing: the zone is down for everyone behind them.
    case bogus
    /// It depends on whom they ask.
    case mixed
    /// There is no answer to judge.
    case unreachable
}

/// What one server of the parent says.
package struct ParentFinding: Hashable, Sendable {
    /// The server's name; nil when only its address was given.
    package var name: DomainName?
    /// Where it was asked.
    package var address: ServerAddress
    /// Whether its answer about the DS records is proved.
    package var verdict: Verdict
    /// The DS records; nil when it did not say.
    package var signers: [DelegationSigner]?
    /// How long caches keep the DS records, or their absence.
    package var ttlSeconds: UInt32?
    /// The zone's name servers, as this server delegates it; nil when it did not say.
    package var nameServers: Set<DomainName>?
    /// The version of the parent; nil when it did not say, or when the proof starts at its answers.
    package var serial: UInt32?
    /// Why, in one sentence.
    package var reason: String
    /// Whether this machine cannot reach such addresses at all.
    package var isBeyondReach = false
}

/// What one server of the zone says.
package struct ServerFinding: Hashable, Sendable {
    /// The server's name; nil when only its address was given.
    package var name: DomainName?
    /// Where it was asked.
    package var address: ServerAddress
    /// What validators make of its answers.
    package var verdict: Verdict
    /// The tags of the keys that it gives.
    package var keyTags: [UInt16] = []
    /// The tags of those that sign the keys.
    package var signingKeyTags: [UInt16] = []
    /// The DS records that would lead to a key that signs the keys.
    package var expected: [DelegationSigner] = []
    /// What becomes of each DS record, of all parents or proposed.
    package var delegation: [DelegationCheck.Finding] = []
    /// The version of the zone.
    package var serial: UInt32?
    /// The zone's name servers, as this server has them.
    package var nameServers: Set<DomainName>?
    /// When the first signature ends: seconds since 1970.
    package var signaturesExpire: UInt32?
    /// Why, in one sentence.
    package var reason: String
    /// What else an operator should know.
    package var warnings: [String] = []
    /// How it can be reached.
    package var reach = Reach()
    /// Whether this machine cannot reach such addresses at all.
    package var isBeyondReach = false
}

/// Over which transports answers came; nil for one that was not tried.
package struct Reach: Hashable, Sendable {
    /// Whether datagrams get through.
    package var udp: Bool?
    /// Whether connections get through.
    package var tcp: Bool?
}

/// What a resolver thinks of the zone.
package struct SecondOpinion: Hashable, Sendable {
    /// Which resolver.
    package var address: ServerAddress
    /// Whether it says that it has validated the answer; nil when it did not answer.
    package var isAuthentic: Bool?
    /// How it answered; nil when it did not.
    package var responseCode: ResponseCode?
    /// Why it failed, in its own words.
    package var errors: [ExtendedError]
    /// What that means, in one sentence.
    package var meaning: String
}

/// The proof of a zone: what validators make of it, and why.
package struct Proof: Hashable, Sendable {
    /// The zone.
    package var zone: DomainName
    /// What validators make of it.
    package var verdict: Verdict
    /// Why, in one sentence.
    package var reason: String
    /// The zones from the root to the parent; none when the proof starts at the parent.
    package var chain: [ChainLink]
    /// The parent's servers.
    package var parents: [ParentFinding]
    /// The zone's servers.
    package var servers: [ServerFinding]
    /// The DS records that were judged instead of the parent's; nil for those of the parent.
    package var proposed: [DelegationSigner]?
    /// When the first signature ends: seconds since 1970.
    package var signaturesExpire: UInt32?
    /// What a resolver thinks.
    package var secondOpinion: SecondOpinion?
    /// What else an operator should know.
    package var warnings: [String]
}

extension Proof {
    /// The proof of a zone whose servers could not be found.
    package init(unanswered request: ProofRequest, _ failure: WalkFailure) {
        self.init(
            zone: request.zone, verdict: .unreachable, reason: "\(failure)", chain: [], parents: [], servers: [],
            proposed: request.proposed, warnings: [])
    }
}
