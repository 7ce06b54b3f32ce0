/// Gives a key tags; one that has the name already gets the new value.
///
/// Source: KMS API Reference, "TagResource".
struct TagResource: KMSOperation {
    static let name = "TagResource"
    static let isChange = true

    private let keyID: String
    private let tags: [KMSTagRecord]

    init(_ body: KMSBody) throws(ServiceError) {
        keyID = try body.requiredText("KeyId", length: Self.keyIDLength)
        tags = try body.tags()
    }

    func perform(in context: CallContext, on account: inout AccountState) throws(ServiceError) -> ServiceReply {
        let key = try KeyLookup.keyWithoutAlias(keyID, in: context, on: account)
        try checkPermission(on: key, in: context)
        guard key.state != .pendingDeletion else { throw .invalidState(key, "pending deletion") }
        account.update(keyARN: key.arn) { $0.tags = KMSTagRecord.merged($0.tags ?? [], tags) }
        return ServiceReply()
    }
}
