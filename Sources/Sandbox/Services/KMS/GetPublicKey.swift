import DNSSEC

/// Gives the public half of an asymmetric key.
///
/// Source: KMS API Reference, "GetPublicKey".
struct GetPublicKey: KMSOperation {
    static let name = "GetPublicKey"

    private let keyID: String

    init(_ body: JSONBody) throws(ServiceError) { keyID = try body.requiredText("KeyId", length: Self.keyIDLength) }

    func perform(in context: CallContext, on account: inout AccountState) throws(ServiceError) -> ServiceReply {
        let key = try KeyLookup.key(keyID, in: context, on: account)
        try checkPermission(on: key, in: context)
        guard let der = key.publicKeyDER else {
            throw .unsupportedOperation(
                "\(key.arn) key spec is \(key.spec.rawValue) which is not valid for GetPublicKey.")
        }
        try checkIsEnabled(key)
        var members = key.specification
        members["KeyId"] = .string(key.arn)
        members["PublicKey"] = .string(Base64.encode(der))
        return Self.reply(.object(members))
    }
}
