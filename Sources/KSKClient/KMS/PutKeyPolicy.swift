public import AWSCore

/// Replaces a key's policy as a whole.
///
/// KMS refuses a policy that would keep the caller from changing it again.
///
/// - Throws: `AWSError` with one of the codes `malformedPolicyDocumentException`,
///   `notFoundException`, `invalidArnException`, `kmsInvalidStateException`, `limitExceededException`,
///   `unsupportedOperationException`, `accessDeniedException`.
public struct PutKeyPolicy: Operation, Hashable {
    /// The service.
    public static let service = AWSService.kms
    /// The name in AWS's documentation.
    public static let name = "PutKeyPolicy"
    /// What to do after a lost reply.
    public static let repeatability = Repeatability.lookFirst

    /// The key, by id or ARN.
    public var keyID: KMSKeyIdentifier
    /// The whole new policy, a JSON text.
    public var policy: String

    /// The operation for a key and its new policy.
    public init(keyID: KMSKeyIdentifier, policy: String) {
        self.keyID = keyID
        self.policy = policy
    }

    /// What is sent.
    public var request: OperationRequest {
        var body = JSONObject()
        body.add("KeyId", .string(keyID.rawValue))
        // The only policy a key can have.
        body.add("PolicyName", "default")
        body.add("Policy", .string(policy))
        return OperationRequest(.post, body: body.octets)
    }

    /// A reply of success says nothing.
    public func response(from reply: HTTPResponse) throws {}
}
