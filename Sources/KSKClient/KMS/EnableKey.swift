public import AWSCore

/// Lets a disabled key be used again.
///
/// - Throws: `AWSError` with one of the codes `notFoundException`, `invalidArnException`,
///   `kmsInvalidStateException`, `limitExceededException`, `accessDeniedException`.
public struct EnableKey: Operation, Hashable {
    /// The service.
    public static let service = AWSService.kms
    /// The name in AWS's documentation.
    public static let name = "EnableKey"
    /// What to do after a lost reply.
    public static let repeatability = Repeatability.repeatable

    /// The key, by id or ARN.
    public var keyID: KMSKeyIdentifier

    /// The operation for a key.
    public init(keyID: KMSKeyIdentifier) {
        self.keyID = keyID
    }

    /// What is sent.
    public var request: OperationRequest {
        var body = JSONObject()
        body.add("KeyId", .string(keyID.rawValue))
        return OperationRequest(.post, body: body.octets)
    }

    /// A reply of success says nothing.
    public func response(from reply: HTTPResponse) throws {}
}
