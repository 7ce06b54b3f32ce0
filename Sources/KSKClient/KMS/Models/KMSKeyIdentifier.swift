public import AWSCore

/// What KMS takes as a key's id: the id, the key's ARN, `alias/NAME`, or an alias's ARN.
public struct KMSKeyIdentifier: TextValue {
    /// The identifier as it was given.
    public var rawValue: String

    /// Takes any text.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The identifier of a key whose ARN is known.
    public init(_ arn: KMSKeyARN) {
        rawValue = arn.rawValue
    }
}
