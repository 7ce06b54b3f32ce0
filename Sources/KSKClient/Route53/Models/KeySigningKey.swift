public import AWSCore
public import FoundationEssentials

/// A zone's key-signing key with the records that Route 53 made of it.
public struct KeySigningKey: Sendable, Hashable {
    /// Its name, unique in the zone.
    public var name: KeySigningKeyName
    /// The ARN of its KMS key, as Route 53 returns it.
    public var kmsARN: String
    /// The flags of the DNSKEY record: 257.
    public var flag: Int?
    /// `ECDSAP256SHA256`.
    public var signingAlgorithmMnemonic: String?
    /// 13.
    public var signingAlgorithmType: Int?
    /// `SHA-256`.
    public var digestAlgorithmMnemonic: String?
    /// 2.
    public var digestAlgorithmType: Int?
    /// The key tag.
    public var keyTag: Int?
    /// The digest in upper-case hexadecimal.
    public var digestValue: String?
    /// The public key in Base64.
    public var publicKey: String?
    /// `55648 13 2 B4C8…`: no owner, no TTL.
    public var dsRecord: String?
    /// `257 3 13 Goji…`: no owner, no TTL.
    public var dnskeyRecord: String?
    /// What it does.
    public var status: KeySigningKeyStatus?
    /// What is wrong, for `ACTION_NEEDED` and `INTERNAL_FAILURE`.
    public var statusMessage: String?
    /// When it was created.
    public var createdDate: Date?
    /// When it was last changed.
    public var lastModifiedDate: Date?

    /// A key of its facts.
    public init(
        name: KeySigningKeyName, kmsARN: String, flag: Int? = nil, signingAlgorithmMnemonic: String? = nil,
        signingAlgorithmType: Int? = nil, digestAlgorithmMnemonic: String? = nil, digestAlgorithmType: Int? = nil,
        keyTag: Int? = nil, digestValue: String? = nil, publicKey: String? = nil, dsRecord: String? = nil,
        dnskeyRecord: String? = nil, status: KeySigningKeyStatus? = nil, statusMessage: String? = nil,
        createdDate: Date? = nil, lastModifiedDate: Date? = nil
    ) {
        self.name = name
        self.kmsARN = kmsARN
        self.flag = flag
        self.signingAlgorithmMnemonic = signingAlgorithmMnemonic
        self.signingAlgorithmType = signingAlgorithmType
        self.digestAlgorithmMnemonic = digestAlgorithmMnemonic
        self.digestAlgorithmType = digestAlgorithmType
        self.keyTag = keyTag
        self.digestValue = digestValue
        self.publicKey = publicKey
        self.dsRecord = dsRecord
        self.dnskeyRecord = dnskeyRecord
        self.status = status
        self.statusMessage = statusMessage
        self.createdDate = createdDate
        self.lastModifiedDate = lastModifiedDate
    }
}

/// What a key-signing key does.
public struct KeySigningKeyStatus: TextValue {
    /// The status as Route 53 writes it.
    public var rawValue: String

    /// Takes any text.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// It signs the zone's keys, when the zone is signing.
    public static let active: KeySigningKeyStatus = "ACTIVE"
    /// It signs nothing.
    public static let inactive: KeySigningKeyStatus = "INACTIVE"
    /// It is being deleted.
    public static let deleting: KeySigningKeyStatus = "DELETING"
    /// Its KMS key cannot be used; someone has to act.
    public static let actionNeeded: KeySigningKeyStatus = "ACTION_NEEDED"
    /// Something failed at Route 53; until that is over, nothing about the zone's DNSSEC can be changed.
    public static let internalFailure: KeySigningKeyStatus = "INTERNAL_FAILURE"
}
