public import AWSCore

/// Gives a key another name.
///
/// - Throws: `AWSError` with one of the codes `alreadyExistsException`, `invalidAliasNameException`,
///   `notFoundException`, `kmsInvalidStateException`, `limitExceededException`, `accessDeniedException`.
public struct CreateAlias: Operation, Hashable {
    /// The service.
    public static let service = AWSService.kms
    /// The name in AWS's documentation.
    public static let name = "CreateAlias"
    /// What to do after a lost reply.
    public static let repeatability = Repeatability.lookFirst

    /// The new name, with `alias/`.
    public var aliasName: String
    /// The key, by id or ARN.
    public var targetKeyID: KMSKeyIdentifier

    /// The operation for a name and a key.
    public init(aliasName: String, targetKeyID: KMSKeyIdentifier) {
        self.aliasName = aliasName
        self.targetKeyID = targetKeyID
    }

    /// What is sent.
    public var request: OperationRequest {
        var body = JSONObject()
        body.add("AliasName", .string(aliasName))
        body.add("TargetKeyId", .string(targetKeyID.rawValue))
        return OperationRequest(.post, body: body.octets)
    }

    /// A reply of success says nothing.
    public func response(from reply: HTTPResponse) throws {}
}
