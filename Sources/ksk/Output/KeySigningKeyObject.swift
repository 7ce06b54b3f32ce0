import FoundationEssentials
import KSKClient

/// A key-signing key in JSON: all fields of the API, under its own names; those that Route 53 left out are left out.
struct KeySigningKeyObject: Encodable {
    let key: KeySigningKey

    init(_ key: KeySigningKey) {
        self.key = key
    }

    enum CodingKeys: String, CodingKey {
        case name = "Name"
        case kmsARN = "KmsArn"
        case flag = "Flag"
        case signingAlgorithmMnemonic = "SigningAlgorithmMnemonic"
        case signingAlgorithmType = "SigningAlgorithmType"
        case digestAlgorithmMnemonic = "DigestAlgorithmMnemonic"
        case digestAlgorithmType = "DigestAlgorithmType"
        case keyTag = "KeyTag"
        case digestValue = "DigestValue"
        case publicKey = "PublicKey"
        case dsRecord = "DSRecord"
        case dnskeyRecord = "DNSKEYRecord"
        case status = "Status"
        case statusMessage = "StatusMessage"
        case createdDate = "CreatedDate"
        case lastModifiedDate = "LastModifiedDate"
    }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(key.name.rawValue, forKey: .name)
        try fields.encode(key.kmsARN, forKey: .kmsARN)
        try fields.encodeIfPresent(key.flag, forKey: .flag)
        try fields.encodeIfPresent(key.signingAlgorithmMnemonic, forKey: .signingAlgorithmMnemonic)
        try fields.encodeIfPresent(key.signingAlgorithmType, forKey: .signingAlgorithmType)
        try fields.encodeIfPresent(key.digestAlgorithmMnemonic, forKey: .digestAlgorithmMnemonic)
        try fields.encodeIfPresent(key.digestAlgorithmType, forKey: .digestAlgorithmType)
        try fields.encodeIfPresent(key.keyTag, forKey: .keyTag)
        try fields.encodeIfPresent(key.digestValue, forKey: .digestValue)
        try fields.encodeIfPresent(key.publicKey, forKey: .publicKey)
        try fields.encodeIfPresent(key.dsRecord, forKey: .dsRecord)
        try fields.encodeIfPresent(key.dnskeyRecord, forKey: .dnskeyRecord)
        try fields.encodeIfPresent(key.status?.rawValue, forKey: .status)
        try fields.encodeIfPresent(key.statusMessage, forKey: .statusMessage)
        try fields.encodeIfPresent(key.createdDate?.formatted(.iso8601), forKey: .createdDate)
        try fields.encodeIfPresent(key.lastModifiedDate?.formatted(.iso8601), forKey: .lastModifiedDate)
    }
}
