public import AWSCore

/// Asks whose credentials these are; needs no permission.
public struct GetCallerIdentity: Operation, Hashable {
    /// The service.
    public static let service = AWSService.sts
    /// The name in AWS's documentation.
    public static let name = "GetCallerIdentity"
    /// What to do after a lost reply.
    public static let repeatability = Repeatability.repeatable

    /// The operation, which has no parameters.
    public init() {}

    /// What is sent.
    public var request: OperationRequest {
        OperationRequest(.post, body: .query(Self.self))
    }

    /// Reads a reply of success.
    public func response(from reply: HTTPResponse) throws -> CallerIdentity {
        let result = try reply.xml(root: "GetCallerIdentityResponse").required("GetCallerIdentityResult")
        return CallerIdentity(
            account: try result.requiredText("Account"), arn: try result.requiredText("Arn"),
            userID: result.text("UserId") ?? "")
    }
}
