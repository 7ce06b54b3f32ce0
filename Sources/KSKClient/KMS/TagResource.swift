public import AWSCore

/// Adds tags to a key, or changes their values.
///
/// - Throws: `AWSError` with one of the codes `notFoundException`, `invalidArnException`,
///   `kmsInvalidStateException`, `limitExceededException`, `tagException`, `accessDeniedException`.
public struct TagResource: Operation, Hashable {
    /// The service.
    public static let service = AWSService.kms
    /// The name in AWS's documentation.
    public static let name = "TagResource"
    /// What to do after a lost reply.
    public static let repeatability = Repeatability.repeatable

    /// The key, by id or ARN.
    public var keyID: KMSKeyIdentifier
    /// The tags to add or change.
    public var tags: [KeyTag]

    /// The operation for a key and tags.
    public init(keyID: KMSKeyIdentifier, tags: [KeyTag]) {
        self.keyID = keyID
        self.tags = tags
    }

    /// What is sent.
    public var request: OperationRequest {
        var body = JSONObject()
        body.add("KeyId", .string(keyID.rawValue))
        body.add("Tags", .objects(tags.map(\.json)))
        return OperationRequest(.post, body: body.octets)
    }

    /// A reply of success says nothing.
    public func response(from reply: HTTPResponse) throws {}
}
