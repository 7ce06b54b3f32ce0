/// What Sign and Verify are both given.
struct SigningInput: Sendable {
    let keyID: String
    let algorithm: String
    let isDryRun: Bool
    private let message: [UInt8]
    private let isDigest: Bool

    private static let algorithms =
        ["256", "384", "512"].flatMap { length in
            ["ECDSA", "RSASSA_PKCS1_V1_5", "RSASSA_PSS"].map { "\($0)_SHA_\(length)" }
        } + ["ED25519_SHA_512", "ED25519_PH_SHA_512"]

    init(_ body: JSONBody) throws(ServiceError) {
        keyID = try body.requiredText("KeyId", length: 1...2048)
        message = try body.octets("Message", length: 1...4096)
        isDigest = try body.word("MessageType", of: ["RAW", "DIGEST"]) == "DIGEST"
        guard let algorithm = try body.word("SigningAlgorithm", of: Self.algorithms) else {
            throw .missing("SigningAlgorithm")
        }
        self.algorithm = algorithm
        isDryRun = try body.flag("DryRun")
    }

    /// Finds the key and checks that it is one that does this now for the caller.
    func key<Operation: KMSOperation>(
        for operation: Operation, in context: CallContext, on account: AccountState
    ) throws(ServiceError) -> KMSKeyRecord {
        let key = try KeyLookup.key(keyID, in: context, on: account)
        try operation.checkPermission(on: key, in: context)
        try operation.checkIsEnabled(key)
        guard key.usage == "SIGN_VERIFY" else {
            throw .invalidKeyUsage("\(key.arn) key usage is \(key.usage) which is not valid for \(Operation.name).")
        }
        guard key.spec.signingAlgorithms.contains(algorithm) else {
            throw .invalidKeyUsage("Algorithm \(algorithm) is incompatible with key spec \(key.spec.rawValue).")
        }
        return key
    }

    /// What is signed: of a message the digest, but Edwards curves hash themselves; a digest as it is.
    func signedInput() throws(ServiceError) -> SignedInput {
        if algorithm == "ED25519_SHA_512" {
            guard !isDigest else {
                throw ServiceError("ValidationException", "MessageType DIGEST is not valid for algorithm \(algorithm).")
            }
            return .message(message)
        }
        guard isDigest else { return SignedInput(hashing: message, for: algorithm) }
        guard let input = SignedInput(digest: message, for: algorithm) else {
            throw ServiceError("ValidationException", "Digest is invalid length for algorithm \(algorithm).")
        }
        return input
    }

    func checkIsNoDryRun() throws(ServiceError) {
        guard !isDryRun else {
            throw ServiceError(
                "DryRunOperationException", "The request would have succeeded, but the DryRun option is set.")
        }
    }

    /// What the sandbox cannot compute: secp256k1, and the prehashed form of the Edwards curve.
    func unsupported(_ key: KMSKeyRecord) -> ServiceError {
        .unsupportedOperation("The sandbox does not sign with keys of spec \(key.spec.rawValue) by \(algorithm).")
    }
}
