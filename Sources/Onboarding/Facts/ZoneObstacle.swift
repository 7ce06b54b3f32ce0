package import KSKClient

/// Why a zone cannot get a key-signing key.
package enum ZoneObstacle: Hashable, Sendable {
    /// It is a private one.
    case isPrivate
    /// It has as many key-signing keys as Route 53 allows.
    case hasTwoKeys
    /// Another AWS service made it and keeps it.
    case linked(String)
    /// Route 53 has locked it for a while; the text is the status that says so.
    case locked(String)
    /// One of its key-signing keys is in INTERNAL_FAILURE, which blocks every change.
    case blocked(by: KeySigningKeyName)
    /// Its signing is being taken down, or failed; the text is the status.
    case signingUnsettled(ServeSignature)

    /// One sentence for whoever would choose it.
    package var sentence: String {
        switch self {
        case .isPrivate: "this zone is private; Route 53 signs only public zones"
        case .hasTwoKeys: "this zone has two key-signing keys, which is the most; delete one first"
        case .linked(let service): "this zone belongs to \(service.excerpt), which alone may change it"
        case .locked(let status):
            "Route 53 has locked this zone for the moment (accelerated recovery: \(status.excerpt)); try again later"
        case .blocked(let name):
            "the key-signing key \(name.rawValue.excerpt) of this zone is in INTERNAL_FAILURE, and Route 53 refuses every "
                + "change until it is activated or deactivated again"
        case .signingUnsettled(let status):
            "this zone's signing is in state \(status.rawValue.excerpt), in which Route 53 takes no new key"
        }
    }

    /// What the zone itself says, without asking for its keys.
    package static func obstacles(of zone: HostedZone) -> [ZoneObstacle] {
        var obstacles: [ZoneObstacle] = zone.isPrivate ? [.isPrivate] : []
        if let service = zone.linkedService { obstacles.append(.linked(service)) }
        if let status = zone.acceleratedRecoveryStatus, status.hasSuffix("LOCKED") { obstacles.append(.locked(status)) }
        return obstacles
    }
}
