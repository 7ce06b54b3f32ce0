import Onboarding
import Resolver

/// What has been learned of a zone so far, judged one way.
struct ProofProgress: Hashable, Sendable {
    private(set) var chain: [ChainLink] = []
    private(set) var parents: [ParentFinding] = []
    private(set) var servers: [ServerFinding] = []
    private(set) var opinion: SecondOpinion?
    /// The end; nil while answers are waited for.
    private(set) var outcome: Result<Proof, WalkFailure>?

    var proof: Proof? { try? outcome?.get() }

    /// How many answers have come.
    var count: Int { chain.count + parents.count + servers.count }

    mutating func take(_ part: ProofPart) {
        switch part {
        case .link(let link): chain.append(link)
        case .parent(let parent): parents.append(parent)
        case .server(let server): servers.append(server)
        case .secondOpinion(let opinion): self.opinion = opinion
        }
    }

    /// The whole has everything in its order, whichever answer came first.
    mutating func end(_ outcome: Result<Proof, WalkFailure>) {
        self.outcome = outcome
        guard let proof else { return }
        (chain, parents, servers) = (proof.chain, proof.parents, proof.servers)
        opinion = proof.secondOpinion
    }
}
