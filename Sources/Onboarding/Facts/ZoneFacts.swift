package import KSKClient

/// What is known of a zone.
package struct ZoneFacts: Sendable, Hashable {
    /// The zone.
    package var zone: HostedZone
    /// Whether Route 53 signs it.
    package var signing: SigningStatus
    /// Its key-signing keys.
    package var keySigningKeys: [KeySigningKey]

    /// Makes facts of their parts.
    package init(zone: HostedZone, signing: SigningStatus, keySigningKeys: [KeySigningKey] = []) {
        self.zone = zone
        self.signing = signing
        self.keySigningKeys = keySigningKeys
    }

    /// What keeps the zone from getting another key-signing key.
    package var obstacles: [ZoneObstacle] {
        var obstacles = ZoneObstacle.obstacles(of: zone)
        if keySigningKeys.count >= Self.maximumKeys { obstacles.append(.hasTwoKeys) }
        if let failed = keySigningKeys.first(where: { $0.status == .internalFailure }) {
            obstacles.append(.blocked(by: failed.name))
        }
        if [.deleting, .internalFailure].contains(signing.serveSignature) {
            obstacles.append(.signingUnsettled(signing.serveSignature))
        }
        return obstacles
    }

    /// How many key-signing keys a zone can have.
    ///
    /// Source: Route 53 Developer Guide, "Quotas".
    package static let maximumKeys = 2
}

extension HostedZone {
    /// The zone's ARN, as policies name it.
    package var arn: String { "arn:aws:route53:::hostedzone/\(id)" }
}
