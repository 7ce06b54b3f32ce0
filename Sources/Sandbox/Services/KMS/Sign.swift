import DNSSEC

/// Signs a message or a digest of one.
///
/// Source: KMS API Reference, "Sign".
struct Sign: KMSOperation {
    static let name = "Sign"

    private let input: SigningInput

    init(_ body: JSONBody) throws(ServiceError) { input = try SigningInput(body) }

    func perform(in context: CallContext, on account: inout AccountState) throws(ServiceError) -> ServiceReply {
        let key = try input.key(for: self, in: context, on: account)
        let signed = try input.signedInput()
        try input.checkIsNoDryRun()
        guard let signature = key.material?.signature(over: signed, by: input.algorithm) else {
            throw input.unsupported(key)
        }
        return Self.reply([
            "KeyId": .string(key.arn), "Signature": .string(Base64.encode(signature)),
            "SigningAlgorithm": .string(input.algorithm),
        ])
    }
}
