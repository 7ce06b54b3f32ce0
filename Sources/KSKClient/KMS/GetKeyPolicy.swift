public import AWSCore

/// Asks for a key's policy; KMS tells it to the key's own account alone, and takes no alias.
public struct GetKeyPolicy: Operation, Hashable {
    /// What KMS answers.
    public struct Response: Sendable, Hashable {
        /// The policy, a JSON text.
        public var policy: String

        /// A response of its part.
        public init(policy: String) {
            self.policy = policy
        }
    }

    /// The service.
    public static let service = AWSService.kms
    /// The name in AWS's documentation.
    public static let name = "GetKeyPolicy"
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
        // The only policy a key can have.
        body.add("PolicyName", "default")
        return OperationRequest(.post, body: body.octets)
    }

    /// Reads a reply of success.
    public func response(from reply: HTTPResponse) throws -> Response {
        Response(policy: try reply.json(Wire.self).policy)
    }

    private struct Wire: Decodable {
        var policy: String

        enum CodingKeys: String, CodingKey {
            case policy = "Policy"
        }
    }
}
