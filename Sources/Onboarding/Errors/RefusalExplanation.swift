package import AWSCore

/// What a refusal of AWS means for who takes a zone to DNSSEC, and what to do next: one sentence each.
///
/// Source: the errors that the Route 53 API reference documents for its DNSSEC operations, and what every service says
/// about who asks.
package struct RefusalExplanation: Hashable, Sendable {
    /// What it means here.
    package var meaning: String
    /// What to do next.
    package var nextStep: String

    /// The explanation of a code; nil for one that nothing is known about.
    package init?(_ code: AWSError.Code) {
        guard let explanation = Self.route53[code] ?? Self.everyService[code] else { return nil }
        self = explanation
    }

    private init(_ meaning: String, _ nextStep: String) {
        self.meaning = meaning
        self.nextStep = nextStep
    }

    /// Both sentences in one line.
    package var text: String { "\(meaning) \(nextStep)" }

    private static let route53: [AWSError.Code: RefusalExplanation] = [
        .concurrentModification: RefusalExplanation(
            "Someone else is changing the same zone at this moment, and nothing was changed for you.",
            "Wait a few seconds and ask again."),
        .dnssecNotFound: RefusalExplanation(
            "The zone has no DNSSEC configuration, so there is nothing to switch on or off.",
            "Create a key-signing key first: ksk create."),
        .hostedZonePartiallyDelegated: RefusalExplanation(
            "The parent delegates the zone to other name servers than the hosted zone's own.",
            "Make the NS records at the parent those of the hosted zone, wait for their TTL, and ask again."),
        .invalidArgument: RefusalExplanation(
            "A parameter does not fit this zone, as for a private zone, which Route 53 does not sign.",
            "Read AWS's message above for which one."),
        .invalidInput: RefusalExplanation(
            "A value breaks the form that Route 53 wants.", "Read AWS's message above for which one."),
        .invalidKMSArn: RefusalExplanation(
            "Route 53 cannot use the KMS key: it is of the wrong kind, disabled, or its policy withholds an action.",
            "Run ksk check-key with the key and the zone; it names what is missing and how to mend it."),
        .invalidKeySigningKeyName: RefusalExplanation(
            "The name of the key-signing key is not one that Route 53 takes.",
            "Choose 3 to 128 letters, digits and underscores."),
        .invalidKeySigningKeyStatus: RefusalExplanation(
            "The key-signing key's status does not allow this: a key must be INACTIVE to be deleted, also when it is "
                + "ACTION_NEEDED now.",
            "Look at it with ksk status, then activate or deactivate it first."),
        .invalidSigningStatus: RefusalExplanation(
            "The zone's signing status does not allow this now.",
            "Look at it with ksk status; wait for a change under way, or enable or disable signing first."),
        .keySigningKeyAlreadyExists: RefusalExplanation(
            "The zone has a key-signing key of this name, or of this KMS key, already.",
            "Look at it with ksk status; choose another name, or use the key that is there."),
        .keySigningKeyInParentDSRecord: RefusalExplanation(
            "The parent's DS record points at this key, so that the zone would fail to validate without it.",
            "Take the DS record away at the registrar, wait until its TTL has passed, and ask again."),
        .keySigningKeyInUse: RefusalExplanation(
            "It is the only active key-signing key of a zone that is signing.",
            "Activate another one first, or stop signing with ksk disable once the parent has no DS record."),
        .keySigningKeyWithActiveStatusNotFound: RefusalExplanation(
            "The zone has no active key-signing key, so there is nothing to sign with.",
            "Activate one with ksk activate, or create one with ksk create."),
        .noSuchChange: RefusalExplanation(
            "Route 53 does not know this change, or has forgotten it.", "Look at the zone with ksk status."),
        .noSuchHostedZone: RefusalExplanation(
            "The account that these credentials belong to has no such hosted zone.",
            "Check the zone with ksk zones, and the account with ksk doctor."),
        .noSuchKeySigningKey: RefusalExplanation(
            "The zone has no key-signing key of this name.", "Look at its keys with ksk status."),
        .priorRequestNotComplete: RefusalExplanation(
            "Route 53 is still busy with an earlier change to this zone.", "Wait a few seconds and ask again."),
        .tooManyKeySigningKeys: RefusalExplanation(
            "The zone has two key-signing keys already, which is as many as it may have.",
            "Deactivate and delete the one that is no longer needed."),
    ]

    private static let everyService: [AWSError.Code: RefusalExplanation] = {
        let denied = RefusalExplanation(
            "These credentials may not do this.",
            "Ask for the permission that AWS's message names, or choose another profile; ksk doctor tells who you are.")
        let expired = RefusalExplanation(
            "The session of these credentials has ended; nothing was changed.",
            "Sign in again the way you did before, and ask again.")
        let unknown = RefusalExplanation(
            "AWS does not know the access key: it was deleted, is disabled, or belongs to another partition.",
            "Check which credentials are used with ksk doctor.")
        let signature = RefusalExplanation(
            "The signature was not accepted: the secret key does not belong to the access key, or the clock is wrong.",
            "Check both; ksk doctor tells which credentials are used.")
        let throttled = RefusalExplanation(
            "AWS wants fewer requests of this account, and went on wanting it after several attempts.",
            "Wait a minute; other programs of the account count too.")
        return [
            .accessDenied: denied, .accessDeniedException: denied, .expiredToken: expired,
            .expiredTokenException: expired, .invalidClientTokenID: unknown, .unrecognizedClientException: unknown,
            .signatureDoesNotMatch: signature, .invalidSignatureException: signature, .throttling: throttled,
            .throttlingException: throttled,
        ]
    }()
}
