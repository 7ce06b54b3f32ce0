public import AWSCore

/// Asks for what KMS knows about a key.
public struct DescribeKey: Operation, Hashable {
    /// The service.
    public static let service = AWSService.kms
    /// The name in AWS's documentation.
    public static let name = "DescribeKey"
    /// What to do after a lost reply.
    public static let repeatability = Repeatability.repeatable

    /// The key.
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
    public func response(from reply: HTTPResponse) throws -> KeyMetadata {
        KeyMetadata(try reply.json(Wire.self).keyMetadata)
    }

    private struct Wire: Decodable {
        var keyMetadata: WireKeyMetadata

        enum CodingKeys: String, CodingKey {
            case keyMetadata = "KeyMetadata"
        }
    }
}
