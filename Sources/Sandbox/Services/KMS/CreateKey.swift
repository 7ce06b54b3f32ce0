/// Makes a key.
///
/// Source: KMS API Reference, "CreateKey".
struct CreateKey: KMSOperation, PreparedOperation {
    static let name = "CreateKey"
    static let isChange = true

    private let spec: KMSKeySpec
    private let usage: String
    private let description: String
    private let policy: String?
    private let bypassesLockoutCheck: Bool

    private let isMultiRegion: Bool
    private let tags: [String: String]
    private var id = ""
    private var privateKey: [UInt8]?

    /// The specs that AWS has and the sandbox does not make.
    private static let otherSpecs = ["SM2", "ML_DSA_44", "ML_DSA_65", "ML_DSA_87"]

    init(_ body: JSONBody) throws(ServiceError) {
        let known = KMSKeySpec.allCases.map(\.rawValue)
        // CustomerMasterKeySpec is the name that the member had before.
        let former = try body.word("CustomerMasterKeySpec", of: known + Self.otherSpecs)
        let wanted = try body.word("KeySpec", of: known + Self.otherSpecs) ?? former ?? KMSKeySpec.symmetric.rawValue
        guard let spec = KMSKeySpec(rawValue: wanted) else {
            throw .unsupportedOperation("The sandbox makes no keys of spec \(wanted).")
        }
        self.spec = spec
        let usages = ["SIGN_VERIFY", "ENCRYPT_DECRYPT", "GENERATE_VERIFY_MAC", "KEY_AGREEMENT"]
        usage = try body.word("KeyUsage", of: usages) ?? "ENCRYPT_DECRYPT"
        guard spec.usages.contains(usage) else {
            throw ServiceError(
                "ValidationException", "KeyUsage \(usage) is not compatible with KeySpec \(spec.rawValue)")
        }
        description = try body.text("Description", length: 0...8192) ?? ""
        policy = try body.text("Policy", length: 1...131_072)
        bypassesLockoutCheck = try body.flag("BypassPolicyLockoutSafetyCheck")
        guard
            try body.word("Origin", of: ["AWS_KMS", "EXTERNAL", "AWS_CLOUDHSM", "EXTERNAL_KEY_STORE"]) ?? "AWS_KMS"
                == "AWS_KMS"
        else { throw .unsupportedOperation("The sandbox makes keys of origin AWS_KMS only.") }
        isMultiRegion = try body.flag("MultiRegion")
        tags = try KMSTags.read(body) ?? [:]
    }

    func checkPermission(in context: CallContext, on account: AccountState) throws(ServiceError) {
        try checkPermissionOnAccount(in: context)
        // Tags on a new key need their own permission.
        if !tags.isEmpty, let sentence = Access.refusal(of: "kms:TagResource", on: nil as String?, by: context.identity)
        {
            throw .accessDenied(sentence)
        }
    }

    func prepared(in context: CallContext) async -> CreateKey {
        var operation = self
        let octets = context.randomOctets(16)
        operation.id = isMultiRegion ? KeyIDs.multiRegion(octets) : KeyIDs.uuid(octets)
        operation.privateKey = await KeyMaker.shared.privateKey(spec, octets: context.randomOctets)
        return operation
    }

    func perform(in context: CallContext, on account: inout AccountState) throws(ServiceError) -> ServiceReply {
        let key = KMSKeyRecord(
            id: id, owner: context.identity.account, region: context.region, spec: spec, usage: usage,
            description: description, policy: policy ?? KeyPolicies.standard(account: context.identity.account),
            created: context.now, tags: tags, privateKey: privateKey)
        try PutKeyPolicy.check(key, bypassesLockoutCheck: bypassesLockoutCheck, in: context)
        account.keys.append(key)
        return Self.reply(["KeyMetadata": key.metadata])
    }
}
