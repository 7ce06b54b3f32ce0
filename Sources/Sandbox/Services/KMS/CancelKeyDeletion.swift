/// Keeps a key that was to be deleted; it is disabled then.
///
/// Source: KMS API Reference, "CancelKeyDeletion".
struct CancelKeyDeletion: KMSOperation {
    static let name = "CancelKeyDeletion"
    static let isChange = true

    private let keyID: String

    init(_ body: JSONBody) throws(ServiceError) { keyID = try body.requiredText("KeyId", length: Self.keyIDLength) }

    func perform(in context: CallContext, on account: inout AccountState) throws(ServiceError) -> ServiceReply {
        let key = try KeyLookup.keyWithoutAlias(keyID, in: context, on: account)
        try checkPermission(on: key, in: context)
        guard key.state == .pendingDeletion else { throw .invalidState(key, "not pending deletion") }
        account.update(keyARN: key.arn) { key in
            key.state = .disabled
            key.deletion = nil
        }
        return Self.reply(["KeyId": .string(key.arn)])
    }
}
