/// Makes a key unusable until it is enabled again.
///
/// Source: KMS API Reference, "DisableKey".
struct DisableKey: KMSOperation {
    static let name = "DisableKey"
    static let isChange = true

    private let keyID: String

    init(_ body: JSONBody) throws(ServiceError) { keyID = try body.requiredText("KeyId", length: Self.keyIDLength) }

    func perform(in context: CallContext, on account: inout AccountState) throws(ServiceError) -> ServiceReply {
        let key = try KeyLookup.keyWithoutAlias(keyID, in: context, on: account)
        try checkPermission(on: key, in: context)
        guard key.state != .pendingDeletion else { throw .invalidState(key, "pending deletion") }
        account.update(keyARN: key.arn) { $0.state = .disabled }
        return ServiceReply()
    }
}
