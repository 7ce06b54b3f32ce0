import Crypto
import DNSSEC

/// Signs a message or a digest of one.
///
/// Source: KMS API Reference, "Sign".
struct Sign: KMSOperation {
    static let name = "Sign"

    private let keyID: String
    private let message: [UInt8]
    private let isDigest: Bool
    private let algorithm: String
    private let isDryRun: Bool

    private static let algorithms = ["256", "384", "512"].flatMap { length in
        ["ECDSA", "RSASSA_PKCS1_V1_5", "RSASSA_PSS"].map { "\($0)_SHA_\(length)" }
    }

    init(_ body: KMSBody) throws(ServiceError) {
        keyID = try body.requiredText("KeyId", length: Self.keyIDLength)
        message = try body.octets("Message", length: 1...4096)
        isDigest = try body.word("MessageType", of: ["RAW", "DIGEST"]) == "DIGEST"
        guard let algorithm = try body.word("SigningAlgorithm", of: Self.algorithms) else {
            throw .missing("SigningAlgorithm")
        }
        self.algorithm = algorithm
        isDryRun = try body.flag("DryRun")
    }

    func perform(in context: CallContext, on account: inout AccountState) throws(ServiceError) -> ServiceReply {
        let key = try KeyLookup.key(keyID, in: context, on: account)
        try checkPermission(on: key, in: context)
        try checkIsEnabled(key)
        guard key.usage == "SIGN_VERIFY" else {
            throw .invalidKeyUsage("\(key.arn) key usage is \(key.usage) which is not valid for Sign.")
        }
        guard key.spec.signingAlgorithms.contains(algorithm) else {
            throw .invalidKeyUsage("Algorithm \(algorithm) is incompatible with key spec \(key.spec.rawValue).")
        }
        let digest = try digest()
        guard !isDryRun else {
            throw ServiceError(
                "DryRunOperationException",
                "The request would have succeeded, but the DryRun option is set.")
        }
        guard let signature = key.signature(overDigest: digest) else {
            throw .unsupportedOperation("The sandbox does not sign with keys of spec \(key.spec.rawValue).")
        }
        return Self.reply([
            "KeyId": .string(key.arn), "Signature": .string(Base64.encode(signature)),
            "SigningAlgorithm": .string(algorithm),
        ])
    }

    /// A message is hashed, a digest is taken as it is.
    private func digest() throws(ServiceError) -> [UInt8] {
        let (hash, length): (([UInt8]) -> [UInt8], Int) =
            if algorithm.hasSuffix("256") {
                ({ Array(SHA256.hash(data: $0)) }, SHA256.byteCount)
            } else if algorithm.hasSuffix("384") {
                ({ Array(SHA384.hash(data: $0)) }, SHA384.byteCount)
            } else {
                ({ Array(SHA512.hash(data: $0)) }, SHA512.byteCount)
            }
        guard isDigest else { return hash(message) }
        guard message.count == length else {
            throw ServiceError("ValidationException", "Digest is invalid length for algorithm \(algorithm).")
        }
        return message
    }
}
