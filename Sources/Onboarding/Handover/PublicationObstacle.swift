package import KSKClient

/// Why a DS record must not be given to the parent yet, though it is the right one.
package enum PublicationObstacle: Hashable, Sendable {
    /// Whether the zone is signed is not known.
    case notKnown
    /// Route 53 does not sign the zone.
    case zoneNotSigning(ServeSignature)
    /// The key signs nothing, or will soon sign nothing.
    case keyNotActive(KeySigningKeyName, KeySigningKeyStatus?)

    /// What keeps a key's record from the parent; nil when Route 53 says that nothing does.
    ///
    /// - Parameter facts: The zone as Route 53 tells it; nil when it has not answered.
    package init?(to key: KeySigningKey, in facts: ZoneFacts?) {
        guard let facts else {
            self = .notKnown
            return
        }
        if facts.signing.serveSignature != .signing {
            self = .zoneNotSigning(facts.signing.serveSignature)
        } else if key.status != .active {
            self = .keyNotActive(key.name, key.status)
        } else {
            return nil
        }
    }

    /// One short sentence.
    package var headline: String {
        switch self {
        case .notKnown: "Do not publish this DS before the zone is known to be signing."
        case .zoneNotSigning(.notSigning): "Do not publish this DS yet: the zone is not signing."
        case .zoneNotSigning(let state): "Do not publish this DS yet: the zone's signing is \(state)."
        case .keyNotActive(_, let status):
            "Do not publish this DS yet: its key is \(status?.rawValue ?? "in an unknown state")."
        }
    }

    /// The short sentence, what would come of it, and what comes first.
    ///
    /// - Parameter zone: The zone's name as people write it.
    package func text(about zone: String) -> String {
        switch self {
        case .notKnown: headline
        case .zoneNotSigning(.notSigning):
            "\(headline) With a DS at the parent and no signatures in the zone, every validating resolver refuses all "
                + "of \(zone). First enable signing, and see it on every name server."
        case .zoneNotSigning:
            "\(headline) With a DS at the parent and no valid signatures in the zone, every validating resolver refuses "
                + "all of \(zone). First mend the signing, and see it on every name server."
        case .keyNotActive(let name, _):
            "\(headline) With no other DS at the parent and no signature by \(name), every validating resolver refuses "
                + "all of \(zone). First make the key ACTIVE, and see it on every name server."
        }
    }
}
