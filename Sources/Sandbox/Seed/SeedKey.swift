import Crypto
import FoundationEssentials

/// A key of the demonstration. Everything of it follows from its alias, so that pictures of it stay the same.
struct SeedKey: Sendable {
    var alias: String
    var description: String
    var policy = KeyPolicies.guarded
    var owner = SandboxAccount.id
    var region = SandboxAccount.region
    var spec = KMSKeySpec.eccNISTP256
    var usage = "SIGN_VERIFY"
    var state = KMSKeyRecord.State.enabled
    var isAWSManaged = false

    /// The key for KMS.
    var record: KMSKeyRecord {
        KMSKeyRecord(
            id: KeyIDs.uuid(SeedNames.octets("key id \(alias)", count: 16)), owner: owner, region: region, spec: spec,
            usage: usage, state: state, isAWSManaged: isAWSManaged, description: description, policy: policy,
            created: SeedNames.keysCreated,
            deletion: state == .pendingDeletion ? SeedNames.keyDeletion : nil, privateKey: privateKey)
    }

    /// The alias for KMS.
    func aliasRecord(of key: KMSKeyRecord) -> KMSAliasRecord {
        KMSAliasRecord(name: alias, region: region, owner: owner, keyID: key.id, created: SeedNames.keysCreated)
    }

    /// A fixed RSA key, or a scalar: SHA-2 of a label, which is below the curve's order for each label that is used here.
    private var privateKey: [UInt8]? {
        if spec == .rsa2048 { return FixedKeys.rsa2048 }
        guard let length = spec.scalarLength else { return nil }
        return SeedNames.octets("key \(alias)", count: length)
    }
}
