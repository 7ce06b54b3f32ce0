import FoundationEssentials

/// A key of KMS.
struct KMSKeyRecord: Codable, Sendable, Hashable {
    var id: String
    /// The account that it belongs to.
    var owner = SandboxAccount.id
    var region: String
    var spec: KMSKeySpec
    /// `SIGN_VERIFY`, `ENCRYPT_DECRYPT`, `KEY_AGREEMENT`, `GENERATE_VERIFY_MAC`.
    var usage: String
    var state = State.enabled
    var isAWSManaged = false
    var description = ""
    /// The text as it was put.
    var policy: String
    var created: Date
    /// When a key that is pending deletion goes.
    var deletion: Date?
    var tags: [String: String] = [:]
    /// The private half as ``KeyMaterial`` takes it; nil for a key that cannot sign here.
    var privateKey: [UInt8]?

    var arn: String { "arn:aws:kms:\(region):\(owner):key/\(id)" }

    /// Whether the key was made to be copied to other regions.
    var isMultiRegion: Bool { id.hasPrefix(Self.multiRegionPrefix) }

    static let multiRegionPrefix = "mrk-"

    /// The words of `KeyState` that occur here.
    enum State: String, Codable, Sendable {
        case enabled = "Enabled"
        case disabled = "Disabled"
        case pendingDeletion = "PendingDeletion"
    }
}

/// An alias of a key.
struct KMSAliasRecord: Codable, Sendable, Hashable {
    /// With its prefix: `alias/dnssec-example-com`.
    var name: String
    var region: String
    var owner = SandboxAccount.id
    var keyID: String
    var created: Date
    /// When it was last given to another key.
    var updated: Date?

    var arn: String { "arn:aws:kms:\(region):\(owner):\(name)" }
}
