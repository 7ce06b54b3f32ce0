/// Tells a key's policy.
///
/// Source: KMS API Reference, "GetKeyPolicy".
struct GetKeyPolicy: KMSOperation {
    static let name = "GetKeyPolicy"
    static let policyName = "default"

    private let keyID: String
    private let policyName: String

    init(_ body: JSONBody) throws(ServiceError) {
        keyID = try body.requiredText("KeyId", length: Self.keyIDLength)
        policyName = try body.text("PolicyName", length: 1...128) ?? Self.policyName
    }

    func perform(in context: CallContext, on account: inout AccountState) throws(ServiceError) -> ServiceReply {
        let key = try KeyLookup.keyWithoutAlias(keyID, in: context, on: account)
        try checkPermission(on: key, in: context)
        guard policyName == Self.policyName else { throw .notFound("No such policy exists") }
        return Self.reply(["Policy": .string(key.policy), "PolicyName": .string(policyName)])
    }
}
