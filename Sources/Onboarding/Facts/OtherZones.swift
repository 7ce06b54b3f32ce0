import KSKClient

/// What is known of the account's other zones, which may stand on the same KMS key.
///
/// Nobody asks hundreds of zones for this, at five requests a second for the whole account: it is what the operator has
/// looked at anyway.
package struct OtherZones: Sendable, Hashable {
    /// Those whose key-signing keys are known.
    package var asked: [ZoneFacts]
    /// How many there are that can be signed; nil when they have not been listed.
    package var count: Int?

    /// Makes knowledge of its parts; without any, nothing is known.
    package init(asked: [ZoneFacts] = [], count: Int? = nil) {
        self.asked = asked
        self.count = count
    }

    /// Whether no zone is left that was not asked.
    var isComplete: Bool { count.map { asked.count >= $0 } ?? false }

    /// The key-signing keys that a KMS key is behind, each with its zone.
    func users(of arn: KMSKeyARN) -> [(zone: HostedZone, key: KeySigningKey)] {
        asked.flatMap { facts in
            facts.keySigningKeys.filter { $0.kmsARN == arn.description }.map { (facts.zone, $0) }
        }
    }
}
