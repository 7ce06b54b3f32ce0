/// How the sandbox behaves where AWS publishes no behaviour, or where a test or a demonstration wants another one.
package struct SandboxSettings: Sendable, Hashable {
    /// How long a change stays `PENDING` before it is `INSYNC`.
    package var propagationDelay: Duration = .seconds(3)

    /// How long a change of a zone takes; another change of the same zone meanwhile is a `ConcurrentModification`.
    package var changeDuration: Duration = .zero

    /// How long the registrar takes to publish a DS record or to take one away.
    package var registrarDelay: Duration = .seconds(10)

    /// How long Route 53 takes to notice that it can no longer use a KMS key, and to say `ACTION_NEEDED`.
    package var noticeDelay: Duration = .zero

    /// How long the signatures over a zone's keys last that were made beforehand, when the KMS key no longer signs.
    ///
    /// AWS says "the next few days" and gives no number.
    package var keySignatureLifetime: Duration = .seconds(7 * 86_400)

    /// How many requests a second Route 53 takes from an account before it answers `Throttling`; nil is any number.
    ///
    /// AWS takes 5.
    package var route53RequestsPerSecond: Int?

    /// Whether Route 53 refuses signatures of other regions than us-east-1, as AWS does.
    ///
    /// boto3 signs with its own region when it is given an endpoint, so a listener may want to be lenient.
    package var requiresRoute53Region = true

    /// Whether KMS shows keys of other regions too.
    ///
    /// AWS does not. The demonstration needs one to show why Route 53 refuses it.
    package var showsKeysOfOtherRegions = true

    /// What CreateKeySigningKey answers when a caller reference comes again with the same parameters.
    package var repeatedReference = RepeatedReference.sameKey

    /// What CreateKeySigningKey answers when a caller reference comes again with other parameters.
    package var reusedReference = ReusedReference.invalidArgument

    /// What the DNSSEC operations answer for a private zone.
    package var privateZones = PrivateZones.invalidArgument

    /// What GetDNSSEC answers for a zone that is not signed and has no keys.
    package var plainZones = PlainZones.notSigning

    /// Which names of key-signing keys are taken.
    package var keyNames = KeyNames.asSeen

    /// Whether Route 53 takes multi-Region keys, `mrk-…`.
    package var multiRegionKeys = MultiRegionKeys.taken

    /// In which form the problems of a batch of record sets are told.
    package var changeBatchErrors = ChangeBatchErrors.oneMessage

    /// The settings of the demonstration.
    package init() {}

    /// An answer to the same request again.
    package enum RepeatedReference: String, Sendable, CaseIterable {
        /// 201 and the key that was made the first time.
        case sameKey = "same-key"
        /// `KeySigningKeyAlreadyExists`.
        case alreadyExists = "already-exists"
    }

    /// An answer to another request with a reference that was used before.
    package enum ReusedReference: String, Sendable, CaseIterable {
        /// `InvalidArgument`.
        case invalidArgument = "invalid-argument"
        /// `KeySigningKeyAlreadyExists`.
        case alreadyExists = "already-exists"
    }

    /// An answer about a zone that Route 53 does not sign.
    package enum PrivateZones: String, Sendable, CaseIterable {
        /// `InvalidArgument`.
        case invalidArgument = "invalid-argument"
        /// `InvalidInput`.
        case invalidInput = "invalid-input"
    }

    /// An answer about a zone without DNSSEC.
    package enum PlainZones: String, Sendable, CaseIterable {
        /// 200 with `NOT_SIGNING` and no keys.
        case notSigning = "not-signing"
        /// `DNSSECNotFound`.
        case notFound = "not-found"
    }

    /// A set of names.
    package enum KeyNames: String, Sendable, CaseIterable {
        /// Dashes and dots too: the service was seen to take them.
        case asSeen = "as-seen"
        /// Letters, digits and underscores, as the API Reference has it.
        case asDocumented = "as-documented"
    }

    /// What becomes of a multi-Region key.
    package enum MultiRegionKeys: String, Sendable, CaseIterable {
        /// It signs.
        case taken
        /// `InvalidKMSArn`.
        case refused
    }

    /// A form of `InvalidChangeBatch`.
    package enum ChangeBatchErrors: String, Sendable, CaseIterable {
        /// The envelope of all errors, all problems in one message: since about October 2024.
        case oneMessage = "one-message"
        /// A root named after the error with a message for each problem: before.
        case messages
    }
}
