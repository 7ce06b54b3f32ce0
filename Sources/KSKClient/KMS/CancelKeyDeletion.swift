public import AWSCore

/// Keeps a key that was going to be deleted. It is disabled then: ``EnableKey`` lets it be used.
///
/// - Throws: `AWSError` with one of the codes `notFoundException`, `invalidArnException`,
///   `kmsInvalidStateException`, `accessDeniedException`.
public struct CancelKeyDeletion: Operation, Hashable {
    /// What KMS answers.
    public struct Response: Sendable, Hashable {
        /// The key's ARN.
        public var keyARN: String

        /// A response of its part.
        public init(keyARN: String) {
            self.keyARN = keyARN
        }
    }

    /// The service.
    public static let service = AWSService.kms
    /// The name in AWS's documentation.
    public static let name = "CancelKeyDeletion"
    /// What to do after a lost reply.
    public static let repeatability = Repeatability.lookFirst

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

    /// Reads a reply of success.
    public func response(from reply: HTTPResponse) throws -> Response {
        Response(keyARN: try reply.json(Wire.self).keyID)
    }

    private struct Wire: Decodable {
        var keyID: String

        enum CodingKeys: String, CodingKey {
            case keyID = "KeyId"
        }
    }
}
