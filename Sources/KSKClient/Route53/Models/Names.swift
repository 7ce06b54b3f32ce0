public import AWSCore

/// The name of a key-signing key. New ones have 3 to 128 letters, digits and `_`; others' may have `-` and `.`.
public struct KeySigningKeyName: TextValue {
    /// The name.
    public var rawValue: String

    /// Takes any text.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}

/// The text that identifies a request that changes something: 1 to 128 characters, chosen by who asks.
public struct CallerReference: TextValue {
    /// The text.
    public var rawValue: String

    /// Takes any text.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}
