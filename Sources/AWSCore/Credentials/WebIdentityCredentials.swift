/// A role that the token of an identity provider opens.
struct WebIdentity: Hashable, Sendable {
    var roleARN: String
    var tokenFile: String
    var sessionName: String?

    /// What a profile says; nil when it names no token.
    init?(_ profile: ProfileSection, name: String) throws(CredentialsError) {
        try self.init(
            tokenFile: profile["web_identity_token_file"], roleARN: profile["role_arn"],
            sessionName: profile["role_session_name"], source: "profile \(name)", roleName: "role_arn")
    }

    /// What the variables say; nil when they name no token.
    init?(_ environment: Environment) throws(CredentialsError) {
        try self.init(
            tokenFile: environment["AWS_WEB_IDENTITY_TOKEN_FILE"], roleARN: environment["AWS_ROLE_ARN"],
            sessionName: environment["AWS_ROLE_SESSION_NAME"], source: "the environment", roleName: "AWS_ROLE_ARN")
    }

    private init?(
        tokenFile: String?, roleARN: String?, sessionName: String?, source: String, roleName: String
    ) throws(CredentialsError) {
        guard let tokenFile else { return nil }
        guard let roleARN else { throw .incomplete(source: source, missing: roleName) }
        self.roleARN = roleARN
        self.tokenFile = tokenFile
        self.sessionName = sessionName
    }

    static let attempt = CredentialsError.Attempt(
        source: "web identity", outcome: "AWS_WEB_IDENTITY_TOKEN_FILE is not set")
}

/// The credentials of such a role.
struct WebIdentityCredentials {
    let identity: WebIdentity
    let context: CredentialsContext

    /// Reads the token, which others renew, and takes on the role.
    func load() async throws -> Credentials {
        let assumed = try await context.client().send(
            AssumeRoleWithWebIdentity(
                roleARN: identity.roleARN, sessionName: identity.sessionName ?? context.sessionName,
                token: try token()))
        var credentials = assumed.credentials(from: .role(arn: identity.roleARN))
        credentials.accountID = assumed.arn.flatMap { ARN($0)?.account }
        return credentials
    }

    private func token() throws -> Secret {
        let environment = context.environment
        return Secret(
            try environment.text(of: environment.expandingHome(in: identity.tokenFile), what: "the web identity token")
        )
    }
}
