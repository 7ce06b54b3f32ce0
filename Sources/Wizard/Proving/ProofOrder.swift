package import DNSSEC

/// What the name servers of a zone and of its parent are asked about.
package struct ProofOrder: Hashable, Sendable {
    /// By which DS records the answers are judged.
    package enum Basis: Hashable, Sendable {
        /// By the one that is to be published.
        case proposed
        /// By those that the parent has.
        case published
    }

    /// Tells it from the other orders of this run, so that a late answer to one is not taken for another's.
    package var number: Int
    /// The zone.
    package var zone: DomainName
    /// The DS record that is to be published; nil where only what is published matters.
    package var proposed: DelegationSigner?

    /// Makes an order of its parts.
    package init(number: Int, zone: DomainName, proposed: DelegationSigner? = nil) {
        self.number = number
        self.zone = zone
        self.proposed = proposed
    }

    /// How the answers are judged.
    var bases: [Basis] { proposed == nil ? [.published] : [.proposed, .published] }
}
