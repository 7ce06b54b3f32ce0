/// Replaces a key's policy.
///
/// Source: KMS API Reference, "PutKeyPolicy".
struct PutKeyPolicy: KMSOperation {
    static let name = "PutKeyPolicy"
    static let isChange = true
    /// Octets of a policy, by the quota of KMS.
    static let maximumPolicyLength = 32 * 1024

    private let keyID: String
    private let policyName: String
    private let policy: String
    private let bypassesLockoutCheck: Bool

    init(_ body: JSONBody) throws(ServiceError) {
        keyID = try body.requiredText("KeyId", length: Self.keyIDLength)
        policyName = try body.text("PolicyName", length: 1...128) ?? GetKeyPolicy.policyName
        policy = try body.requiredText("Policy", length: 1...131_072)
        bypassesLockoutCheck = try body.flag("BypassPolicyLockoutSafetyCheck")
    }

    func perform(in context: CallContext, on account: inout AccountState) throws(ServiceError) -> ServiceReply {
        let key = try KeyLookup.keyWithoutAlias(keyID, in: context, on: account)
        try checkPermission(on: key, in: context)
        guard policyName == GetKeyPolicy.policyName else { throw .notFound("No such policy exists") }
        var changed = key
        changed.policy = policy
        try Self.check(changed, bypassesLockoutCheck: bypassesLockoutCheck, in: context)
        account.update(keyARN: key.arn) { $0.policy = policy }
        return ServiceReply()
    }

    /// Refuses what is no policy, and a policy under which the caller could not put another one.
    static func check(
        _ key: KMSKeyRecord, bypassesLockoutCheck: Bool, in context: CallContext
    ) throws(ServiceError) {
        guard key.policy.utf8.count <= maximumPolicyLength else {
            throw ServiceError("LimitExceededException", "The key policy is longer than \(maximumPolicyLength) bytes.")
        }
        do throws(PolicyProblem) {
            _ = try KeyPolicy(key.policy)
        } catch {
            throw .malformedPolicy("Policy contains a statement that is not valid: \(error.reason)")
        }
        guard bypassesLockoutCheck || Access.refusal(of: "kms:PutKeyPolicy", on: key, by: context.identity) == nil
        else {
            throw .malformedPolicy("The new key policy will not allow you to update the key policy in the future.")
        }
    }
}
