public import FoundationEssentials

/// The credentials of a role for a while, and who one is with them.
public struct AssumedRole: Sendable, Hashable {
    /// The access key's id.
    public var accessKeyID: String
    /// The access key.
    public var secretAccessKey: Secret
    /// The session's token.
    public var sessionToken: Secret
    /// When they stop being good.
    public var expiration: Date
    /// The ARN of the session: `arn:aws:sts::111122223333:assumed-role/Admin/session`.
    public var arn: String?
    /// The unique id of the session.
    public var roleID: String?

    /// A role's credentials of their parts.
    public init(
        accessKeyID: String, secretAccessKey: Secret, sessionToken: Secret, expiration: Date, arn: String? = nil,
        roleID: String? = nil
    ) {
        self.accessKeyID = accessKeyID
        self.secretAccessKey = secretAccessKey
        self.sessionToken = sessionToken
        self.expiration = expiration
        self.arn = arn
        self.roleID = roleID
    }

    /// What to sign with.
    func credentials(from source: CredentialsSource) -> Credentials {
        Credentials(
            accessKeyID: accessKeyID, secretAccessKey: secretAccessKey, sessionToken: sessionToken,
            expiration: expiration, source: source)
    }
}

extension AssumedRole {
    /// Reads the result of an operation that answers with a role's credentials.
    init(_ result: XMLElement) throws {
        let credentials = try result.required("Credentials")
        guard let expiration = try credentials.date("Expiration") else {
            throw ReplyError("<Credentials> has no <Expiration>")
        }
        let user = result.child("AssumedRoleUser")
        self.init(
            accessKeyID: try credentials.requiredText("AccessKeyId"),
            secretAccessKey: Secret(try credentials.requiredText("SecretAccessKey")),
            sessionToken: Secret(try credentials.requiredText("SessionToken")), expiration: expiration,
            arn: user?.text("Arn"), roleID: user?.text("AssumedRoleId"))
    }
}
