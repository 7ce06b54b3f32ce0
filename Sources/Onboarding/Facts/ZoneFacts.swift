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
        ZoneObstacle.obstacles(of: zone) + (keySigningKeys.count >= 2 ? [.hasTwoKeys] : [])
    }
}

extension HostedZone {
    /// The zone's ARN, as policies name it.
    package var arn: String { "arn:aws:route53:::hostedzone/\(id)" }
}
