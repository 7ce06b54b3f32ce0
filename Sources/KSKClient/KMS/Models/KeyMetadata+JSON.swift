import FoundationEssentials

/// Key metadata as KMS writes it.
struct WireKeyMetadata: Decodable {
    var keyID: String
    var arn: String
    var accountID: String?
    var enabled: Bool?
    var description: String?
    var keyUsage: String?
    var keyState: String
    var keySpec: String?
    var deprecatedKeySpec: String?
    var keyManager: String?
    var origin: String?
    var multiRegion: Bool?
    var creationDate: Double?
    var deletionDate: Double?
    var signingAlgorithms: [String]?

    enum CodingKeys: String, CodingKey {
        case keyID = "KeyId"
        case arn = "Arn"
        case accountID = "AWSAccountId"
        case enabled = "Enabled"
        case description = "Description"
        case keyUsage = "KeyUsage"
        case keyState = "KeyState"
        case keySpec = "KeySpec"
        case deprecatedKeySpec = "CustomerMasterKeySpec"
        case keyManager = "KeyManager"
        case origin = "Origin"
        case multiRegion = "MultiRegion"
        case creationDate = "CreationDate"
        case deletionDate = "DeletionDate"
        case signingAlgorithms = "SigningAlgorithms"
    }
}

extension KeyMetadata {
    init(_ wire: WireKeyMetadata) {
        self.init(
            keyID: wire.keyID, arn: wire.arn, accountID: wire.accountID,
            isEnabled: wire.enabled ?? (wire.keyState == KeyState.enabled.rawValue),
            description: wire.description, keyUsage: KeyUsage(rawValue: wire.keyUsage ?? ""),
            keyState: KeyState(rawValue: wire.keyState),
            keySpec: (wire.keySpec ?? wire.deprecatedKeySpec).map(KeySpec.init(rawValue:)),
            keyManager: wire.keyManager.map(KeyManager.init(rawValue:)),
            origin: wire.origin.map(KeyOrigin.init(rawValue:)), isMultiRegion: wire.multiRegion,
            creationDate: wire.creationDate.map(Date.init(timeIntervalSince1970:)),
            deletionDate: wire.deletionDate.map(Date.init(timeIntervalSince1970:)),
            signingAlgorithms: wire.signingAlgorithms ?? [])
    }
}
