package import KSKClient

/// Why a zone cannot get a key-signing key.
package enum ZoneObstacle: Hashable, Sendable {
    /// It is a private one.
    case isPrivate
    /// It has as many key-signing keys as Route 53 allows.
    case hasTwoKeys
    /// Another AWS service made it and keeps it.
    case linked(String)

    /// One phrase for whoever would choose it, short enough for a list.
    package var sentence: String {
        switch self {
        case .isPrivate: "private; Route 53 signs only public zones"
        case .hasTwoKeys: "two key-signing keys, the most; delete one"
        case .linked(let service): "kept by \(service.excerpt), which alone may change it"
        }
    }

    /// What the zone itself says, without asking for its keys.
    package static func obstacles(of zone: HostedZone) -> [ZoneObstacle] {
        (zone.isPrivate ? [.isPrivate] : []) + (zone.linkedService.map { [.linked($0)] } ?? [])
    }
}
