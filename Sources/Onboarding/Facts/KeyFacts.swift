import AWSCore
package import KSKClient

/// What is known of a KMS key, asked for one zone.
package struct KeyFacts: Sendable, Hashable {
    /// How the key was called.
    package var identifier: KMSKeyIdentifier
    /// What DescribeKey said.
    package var metadata: Finding<KeyMetadata>
    /// The key policy's text.
    package var policy: Finding<String>
    /// Whether the policy was given by hand, because KMS did not show it or another one is to be judged.
    package var isPolicyGiven = false
    /// The public key, as DER.
    package var publicKey: Finding<[UInt8]>
    /// Whether a signature was allowed to the caller.
    package var signDryRun: Finding<Bool>
    /// The zone that is to use the key.
    package var zone: ZoneFacts
    /// The caller's account, which has the zone.
    package var account: String
    /// What is known of the account's other zones.
    package var otherZones = OtherZones()

    /// Makes facts of their parts.
    package init(
        identifier: KMSKeyIdentifier, metadata: Finding<KeyMetadata>, policy: Finding<String>,
        publicKey: Finding<[UInt8]>, signDryRun: Finding<Bool>, zone: ZoneFacts, account: String
    ) {
        self.identifier = identifier
        self.metadata = metadata
        self.policy = policy
        self.publicKey = publicKey
        self.signDryRun = signDryRun
        self.zone = zone
        self.account = account
    }

    /// The same with a policy that was given by hand.
    package func judging(policy text: String) -> KeyFacts {
        var facts = self
        facts.policy = .found(text)
        facts.isPolicyGiven = true
        return facts
    }

    /// The key's ARN: as KMS says it, else as it was typed; an alias alone does not tell it.
    package var resolvedARN: KMSKeyARN? {
        metadata.value.flatMap { KMSKeyARN($0.arn) } ?? KMSKeyARN(identifier.rawValue)
    }

    /// Whether the caller's account is the key's; nil while the key's is not known.
    package var isOwnAccount: Bool? { resolvedARN.map { $0.account.rawValue == account } }
}
