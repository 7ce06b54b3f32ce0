/// Asks for the credentials of a role for a while.
///
/// - Throws: ``AWSError`` with one of the codes `accessDenied`, `malformedPolicyDocument`, `packedPolicyTooLarge`,
///   `regionDisabledException`, `expiredTokenException`.
public struct AssumeRole: Operation, Hashable {
    /// The service.
    public static let service = AWSService.sts
    /// The name in AWS's documentation.
    public static let name = "AssumeRole"
    // Each answer has credentials of its own, and those that were lost do no harm.
    /// What to do after a lost reply.
    public static let repeatability = Repeatability.repeatable
    /// The answer is a key.
    public static let exchangesSecrets = true

    /// The role.
    public var roleARN: String
    /// What the session is called in AWS's logs.
    public var sessionName: String
    /// How long the credentials are to be good; nil for an hour.
    public var durationSeconds: Int?
    /// What the role's owner wants to be told by a third party.
    public var externalID: String?
    /// The MFA device, when the role wants one.
    public var serialNumber: String?
    /// The device's code.
    public var tokenCode: Secret?

    /// The operation for a role.
    public init(
        roleARN: String, sessionName: String, durationSeconds: Int? = nil, externalID: String? = nil,
        serialNumber: String? = nil, tokenCode: Secret? = nil
    ) {
        self.roleARN = roleARN
        self.sessionName = sessionName
        self.durationSeconds = durationSeconds
        self.externalID = externalID
        self.serialNumber = serialNumber
        self.tokenCode = tokenCode
    }

    /// What is sent.
    public var request: OperationRequest {
        OperationRequest(
            .post,
            body: .query(
                Self.self,
                .of(
                    ("RoleArn", roleARN), ("RoleSessionName", sessionName),
                    ("DurationSeconds", durationSeconds.map(String.init)), ("ExternalId", externalID),
                    ("SerialNumber", serialNumber), ("TokenCode", tokenCode?.reveal()))))
    }

    /// Reads a reply of success.
    public func response(from reply: HTTPResponse) throws -> AssumedRole {
        try AssumedRole(reply.xml(root: "AssumeRoleResponse").required("AssumeRoleResult"))
    }
}
