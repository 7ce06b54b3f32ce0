/// Tells everything about a key but its policy and its public key.
///
/// Source: KMS API Reference, "DescribeKey".
struct DescribeKey: KMSOperation {
    static let name = "DescribeKey"

    private let keyID: String

    init(_ body: JSONBody) throws(ServiceError) { keyID = try body.requiredText("KeyId", length: Self.keyIDLength) }

    func perform(in context: CallContext, on account: inout AccountState) throws(ServiceError) -> ServiceReply {
        let key = try KeyLookup.key(keyID, in: context, on: account)
        try checkPermission(on: key, in: context)
        return Self.reply(["KeyMetadata": key.metadata])
    }
}
