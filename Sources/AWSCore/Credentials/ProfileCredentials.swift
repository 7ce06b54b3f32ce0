/// Access keys that stand in a profile of the shared files.
///
/// The files are read anew each time: someone may renew the keys while the program runs.
public struct ProfileCredentials: CredentialsProvider {
    private let name: String
    private let environment: Environment

    /// Reads the keys of a profile.
    public init(profile name: String, environment: Environment) {
        self.name = name
        self.environment = environment
    }

    /// The credentials of the profile.
    public func credentials() async throws -> Credentials {
        let files = try ProfileFiles(environment)
        if let found = try Self.find(name, in: files) { return found }
        throw CredentialsError.noneFound(tried: [Self.attempt(name, in: files)])
    }

    static func attempt(_ name: String, in files: ProfileFiles) -> CredentialsError.Attempt {
        CredentialsError.Attempt(
            source: "profile \(name)",
            outcome: files.profiles[name] == nil
                ? "not in \(files.configPath) or \(files.credentialsPath)" : "it has no aws_access_key_id")
    }

    /// The keys of a profile; nil when it has none.
    static func find(_ name: String, in files: ProfileFiles) throws(CredentialsError) -> Credentials? {
        guard let profile = files.profiles[name] else { return nil }
        if let what = otherSource(of: profile) { throw .unsupported(profile: name, what: what) }
        let (accessKeyID, secret) = (profile["aws_access_key_id"], profile["aws_secret_access_key"])
        guard accessKeyID != nil || secret != nil else { return nil }
        let source = "profile \(name)"
        guard let accessKeyID else { throw .incomplete(source: source, missing: "aws_access_key_id") }
        guard let secret else { throw .incomplete(source: source, missing: "aws_secret_access_key") }
        let token = profile["aws_session_token"] ?? profile["aws_security_token"]
        return Credentials(
            accessKeyID: accessKeyID, secretAccessKey: Secret(secret), sessionToken: token.map(Secret.init),
            source: .profile(name: name, file: files.fileOfKeys(of: name)))
    }

    /// What else the profile takes its credentials from, in the order in which that counts; its own keys come last.
    private static func otherSource(of profile: ProfileSection) -> String? {
        let order = [
            ("role_arn", "a role (role_arn)"), ("sso_account_id", "IAM Identity Center (sso_account_id)"),
            ("sso_role_name", "IAM Identity Center (sso_role_name)"), ("login_session", "aws login (login_session)"),
            ("credential_process", "a process (credential_process)"),
        ]
        return order.first { profile[$0.0] != nil }?.1
    }
}
