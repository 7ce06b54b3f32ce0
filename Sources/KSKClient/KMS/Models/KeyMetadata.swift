public import FoundationEssentials

/// What KMS knows about a key.
public struct KeyMetadata: Sendable, Hashable {
    /// Its id.
    public var keyID: String
    /// Its ARN.
    public var arn: String
    /// The account that owns it.
    public var accountID: String?
    /// Whether it is enabled.
    public var isEnabled: Bool
    /// What someone wrote about it.
    public var description: String?
    /// What it is for.
    public var keyUsage: KeyUsage
    /// What state it is in.
    public var keyState: KeyState
    /// What kind of key it is.
    public var keySpec: KeySpec?
    /// Who manages it.
    public var keyManager: KeyManager?
    /// Where its material came from.
    public var origin: KeyOrigin?
    /// Whether it is one of several regions.
    public var isMultiRegion: Bool?
    /// When it was created.
    public var creationDate: Date?
    /// When it is going to be deleted.
    public var deletionDate: Date?
    /// The algorithms it signs with, such as `ECDSA_SHA_256`.
    public var signingAlgorithms: [String]

    /// A key of its facts.
    public init(
        keyID: String, arn: String, accountID: String? = nil, isEnabled: Bool = true, description: String? = nil,
        keyUsage: KeyUsage, keyState: KeyState, keySpec: KeySpec? = nil, keyManager: KeyManager? = nil,
        origin: KeyOrigin? = nil, isMultiRegion: Bool? = nil, creationDate: Date? = nil, deletionDate: Date? = nil,
        signingAlgorithms: [String] = []
    ) {
        self.keyID = keyID
        self.arn = arn
        self.accountID = accountID
        self.isEnabled = isEnabled
        self.description = description
        self.keyUsage = keyUsage
        self.keyState = keyState
        self.keySpec = keySpec
        self.keyManager = keyManager
        self.origin = origin
        self.isMultiRegion = isMultiRegion
        self.creationDate = creationDate
        self.deletionDate = deletionDate
        self.signingAlgorithms = signingAlgorithms
    }
}
