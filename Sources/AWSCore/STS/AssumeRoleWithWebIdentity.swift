/// Asks for the credentials of a role with the token of an identity provider, without any of one's own.
///
/// - Throws: ``AWSError`` with one of the codes `idpRejectedClaim`, `idpCommunicationError`, `invalidIdentityToken`,
///   `expiredTokenException`, `accessDenied`, `malformedPolicyDocument`, `packedPolicyTooLarge`,
///   `regionDisabledException`.
public struct AssumeRoleWithWebIdentity: Operation, Hashable {
    /// The service.
    public static let service = AWSService.sts
    /// The name in AWS's documentation.
    public static let name = "AssumeRoleWithWebIdentity"
    /// What to do after a lost reply.
    public static let repeatability = Repeatability.repeatable
    /// The token proves who asks.
    public static let isSigned = false
    /// The token and the answer are keys.
    public static let exchangesSecrets = true

    /// The role.
    public var roleARN: String
    /// What the session is called in AWS's logs.
    public var sessionName: String
    /// The identity provider's token.
    public var token: Secret
    /// How long the credentials are to be good; nil for an hour.
    public var durationSeconds: Int?

    /// The operation for a role and a token.
    public init(roleARN: String, sessionName: String, token: Secret, durationSeconds: Int? = nil) {
        self.roleARN = roleARN
        self.sessionName = sessionName
        self.token = token
        self.durationSeconds = durationSeconds
    }

    /// What is sent.
    public var request: OperationRequest {
        OperationRequest(
            .post,
            body: .query(
                Self.self,
                .of(
                    ("RoleArn", roleARN), ("RoleSessionName", sessionName), ("WebIdentityToken", token.reveal()),
                    ("DurationSeconds", durationSeconds.map(String.init)))))
    }

    /// Reads a reply of success.
    public func response(from reply: HTTPResponse) throws -> AssumedRole {
        try AssumedRole(
            reply.xml(root: "AssumeRoleWithWebIdentityResponse").required("AssumeRoleWithWebIdentityResult"))
    }
}
