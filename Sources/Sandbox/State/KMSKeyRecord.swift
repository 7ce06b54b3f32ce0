import FoundationEssentials

/// A key of KMS.
struct KMSKeyRecord: Codable, Sendable, Hashable {
    var id: String
    var region: String
    var spec: KMSKeySpec
    /// `SIGN_VERIFY`, `ENCRYPT_DECRYPT`, `KEY_AGREEMENT`.
    var usage: String
    var state = State.enabled
    var isAWSManaged = false
    var description = ""
    /// The text as it was put.
    var policy: String
    var created: Date
    /// Nil in the state of a sandbox that knew no tags.
    var tags: [KMSTagRecord]?
    /// When a key that is pending deletion goes.
    var deletion: Date?
    /// The private scalar of an elliptic curve's key; nil for the others.
    var scalar: [UInt8]?

    var arn: String { "arn:aws:kms:\(region):\(SandboxAccount.id):key/\(id)" }

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
    var keyID: String
    var created: Date

    var arn: String { "arn:aws:kms:\(region):\(SandboxAccount.id):\(name)" }
}
