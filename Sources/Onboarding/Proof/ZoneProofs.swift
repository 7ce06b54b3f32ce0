package import Resolver

/// What the name servers of a zone and of its parent have answered, judged two ways.
package struct ZoneProofs: Hashable, Sendable {
    /// By the DS record that the parent is to get, as if it were there now; nil when that was not asked.
    package var proposed: Proof?
    /// By the DS records that the parent has; nil when that was not asked.
    package var published: Proof?

    /// Makes the proofs of a zone.
    package init(proposed: Proof? = nil, published: Proof? = nil) {
        self.proposed = proposed
        self.published = published
    }
}
