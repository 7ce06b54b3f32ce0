public import AWSCore

/// Makes a KMS key of the account.
///
/// KMS has no reference to tell a repeated request by: mark the key with a tag of your own, and after a lost reply look
/// for it with ``ListKeys`` and ``ListResourceTags`` before asking again.
///
/// - Throws: `AWSError` with one of the codes `malformedPolicyDocumentException`,
///   `tagException`, `limitExceededException`, `invalidArnException`, `unsupportedOperationException`,
///   `accessDeniedException`.
public struct CreateKey: Operation, Hashable {
    /// The service.
    public static let service = AWSService.kms
    /// The name in AWS's documentation.
    public static let name = "CreateKey"
    /// What to do after a lost reply.
    public static let repeatability = Repeatability.lookFirst

    /// The key's policy, a JSON text; nil for KMS's own, which Route 53 is no part of.
    public var policy: String?
    /// What is written about it.
    public var description: String?
    /// What kind of key it is.
    public var keySpec: KeySpec
    /// What it is for.
    public var keyUsage: KeyUsage
    /// The tags it has from the beginning.
    public var tags: [KeyTag]

    /// The operation for a key; the usual kind is the one that Route 53 takes.
    public init(
        policy: String? = nil, description: String? = nil, keySpec: KeySpec = .eccNISTP256,
        keyUsage: KeyUsage = .signVerify, tags: [KeyTag] = []
    ) {
        self.policy = policy
        self.description = description
        self.keySpec = keySpec
        self.keyUsage = keyUsage
        self.tags = tags
    }

    /// What is sent.
    public var request: OperationRequest {
        var body = JSONObject()
        body.add("Policy", policy.map(JSONObject.Value.string))
        body.add("Description", description.map(JSONObject.Value.string))
        body.add("KeyUsage", .string(keyUsage.rawValue))
        body.add("KeySpec", .string(keySpec.rawValue))
        body.add("Tags", tags.isEmpty ? nil : .objects(tags.map(\.json)))
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
