public import FoundationEssentials

/// What a request is signed with: the three parts belong together and are never mixed with others.
public struct Credentials: Sendable, Hashable {
    /// The access key's id, such as `AKIDEXAMPLE`.
    public var accessKeyID: String
    /// The access key.
    public var secretAccessKey: Secret
    /// The token of a session's credentials.
    public var sessionToken: Secret?
    /// When they stop being good, where that is known.
    public var expiration: Date?
    /// The account they belong to, where that is known.
    public var accountID: String?
    /// The region of the EC2 instance that they were found on; nil where it was not asked for.
    public var region: Region?
    /// Where they were found.
    public var source: CredentialsSource

    /// Credentials of their parts.
    public init(
        accessKeyID: String, secretAccessKey: Secret, sessionToken: Secret? = nil, expiration: Date? = nil,
        accountID: String? = nil, region: Region? = nil, source: CredentialsSource = .given
    ) {
        self.accessKeyID = accessKeyID
        self.secretAccessKey = secretAccessKey
        self.sessionToken = sessionToken
        self.expiration = expiration
        self.accountID = accountID
        self.region = region
        self.source = source
    }
}

/// Where credentials were found.
public enum CredentialsSource: Sendable, Hashable {
    /// The environment's variables.
    case environment
    /// A profile of the shared files.
    case profile(name: String, file: String)
    /// A role that a profile or the environment names.
    case role(arn: String)
    /// IAM Identity Center.
    case singleSignOn(account: String, role: String)
    /// A session of `aws login`.
    case login(session: String)
    /// A process that a profile names.
    case process(profile: String)
    /// The container that the program runs in.
    case container
    /// The EC2 instance that the program runs on.
    case instance(role: String)
    /// The program itself.
    case given
}

extension CredentialsSource: CustomStringConvertible {
    /// The source in words that follow "credentials from".
    public var description: String {
        switch self {
        case .environment: "the environment"
        case .profile(let name, let file): "profile \(name) in \(file)"
        case .role(let arn): "role \(arn)"
        case .singleSignOn(let account, let role): "IAM Identity Center, account \(account), role \(role)"
        case .login(let session): "aws login, session \(session)"
        case .process(let profile): "the credential_process of profile \(profile)"
        case .container: "the container"
        case .instance(let role): "the EC2 instance's role \(role)"
        case .given: "the program"
        }
    }
}
