import DNSSEC

/// Checks a signature.
///
/// Source: KMS API Reference, "Verify".
struct Verify: KMSOperation {
    static let name = "Verify"

    private let input: SigningInput
    private let signature: [UInt8]

    init(_ body: JSONBody) throws(ServiceError) {
        input = try SigningInput(body)
        signature = try body.octets("Signature", length: 1...6144)
    }

    func perform(in context: CallContext, on account: inout AccountState) throws(ServiceError) -> ServiceReply {
        let key = try input.key(for: self, in: context, on: account)
        let signed = try input.signedInput()
        try input.checkIsNoDryRun()
        guard let isValid = key.material?.isValid(signature, over: signed, by: input.algorithm) else {
            throw input.unsupported(key)
        }
        guard isValid else { throw ServiceError("KMSInvalidSignatureException", "") }
        return Self.reply([
            "KeyId": .string(key.arn), "SignatureValid": true, "SigningAlgorithm": .string(input.algorithm),
        ])
    }
}
