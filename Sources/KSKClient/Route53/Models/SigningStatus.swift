public import AWSCore

/// Whether Route 53 signs a zone.
public struct SigningStatus: Sendable, Hashable {
    /// Whether it does.
    public var serveSignature: ServeSignature
    /// What is wrong, for `ACTION_NEEDED` and `INTERNAL_FAILURE`.
    public var statusMessage: String?

    /// A status of its facts.
    public init(serveSignature: ServeSignature, statusMessage: String? = nil) {
        self.serveSignature = serveSignature
        self.statusMessage = statusMessage
    }
}

/// Whether Route 53 serves signatures for a zone.
public struct ServeSignature: TextValue {
    /// The status as Route 53 writes it.
    public var rawValue: String

    /// Takes any text.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The zone is being signed.
    public static let signing: ServeSignature = "SIGNING"
    /// The zone is not signed.
    public static let notSigning: ServeSignature = "NOT_SIGNING"
    /// Signing is being switched off.
    public static let deleting: ServeSignature = "DELETING"
    /// Something is wrong with a key-signing key; someone has to act.
    public static let actionNeeded: ServeSignature = "ACTION_NEEDED"
    /// Something failed at Route 53.
    public static let internalFailure: ServeSignature = "INTERNAL_FAILURE"
}
