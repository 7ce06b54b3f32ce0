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

    /// One phrase for whoever would choose it, short enough for a list.
    package var sentence: String {
        switch self {
        case .isPrivate: "private; Route 53 signs only public zones"
        case .hasTwoKeys: "two key-signing keys, the most; delete one"
        case .linked(let service): "kept by \(service.excerpt), which alone may change it"
        case .locked(let status): "locked by Route 53 for now (\(status.excerpt))"
        case .blocked(let name): "\(name.rawValue.excerpt) is in INTERNAL_FAILURE, which blocks changes"
        case .signingUnsettled(let status): "its signing is \(status.rawValue.excerpt), so it takes no key"
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
