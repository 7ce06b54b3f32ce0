/// How the sandbox behaves where AWS publishes no behaviour, or where a test or a demonstration wants another one.
package struct SandboxSettings: Sendable, Hashable {
    /// How long a change stays `PENDING` before it is `INSYNC`.
    package var propagationDelay: Duration = .seconds(3)

    /// How long a change of a zone takes; another change of the same zone meanwhile is a `ConcurrentModification`.
    package var changeDuration: Duration = .zero

    /// What CreateKeySigningKey answers when a caller reference comes again with the same parameters.
    package var repeatedReference = RepeatedReference.sameKey

    /// What CreateKeySigningKey answers when a caller reference comes again with other parameters.
    package var reusedReference = ReusedReference.invalidArgument

    /// Whether Route 53 refuses signatures of other regions than us-east-1, as AWS does.
    ///
    /// boto3 signs with its own region when it is given an endpoint, so a listener may want to be lenient.
    package var requiresRoute53Region = true

    /// Whether KMS shows keys of other regions too.
    ///
    /// AWS does not. The demonstration needs one to show why Route 53 refuses it.
    package var showsKeysOfOtherRegions = true

    /// Whether Route 53 takes multi-Region keys, `mrk-…`.
    package var takesMultiRegionKeys = true

    /// How many requests a second Route 53 takes from an account before it answers `Throttling`; nil is any number.
    ///
    /// AWS takes 5.
    package var route53RequestsPerSecond: Int?

    /// How long the registrar takes to publish a DS record or to take one away.
    package var registrarDelay: Duration = .seconds(10)

    /// The settings of the demonstration.
    package init() {}

    /// An answer to the same request again.
    package enum RepeatedReference: Sendable, Hashable {
        /// 201 and the key that was made the first time.
        case sameKey
        /// `KeySigningKeyAlreadyExists`.
        case alreadyExists
    }

    /// An answer to another request with a reference that was used before.
    package enum ReusedReference: Sendable, Hashable {
        /// `InvalidArgument`.
        case invalidArgument
        /// `KeySigningKeyAlreadyExists`.
        case alreadyExists
    }
}
