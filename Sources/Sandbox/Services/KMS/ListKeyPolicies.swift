/// Lists the names of a key's policies, of which there is one.
///
/// Source: KMS API Reference, "ListKeyPolicies".
struct ListKeyPolicies: KMSOperation {
    static let name = "ListKeyPolicies"

    private let keyID: String

    init(_ body: JSONBody) throws(ServiceError) { keyID = try body.requiredText("KeyId", length: Self.keyIDLength) }

    func perform(in context: CallContext, on account: inout AccountState) throws(ServiceError) -> ServiceReply {
        let key = try KeyLookup.keyWithoutAlias(keyID, in: context, on: account)
        try checkPermission(on: key, in: context)
        return Self.reply(["PolicyNames": [.string(GetKeyPolicy.policyName)], "Truncated": false])
    }
}
