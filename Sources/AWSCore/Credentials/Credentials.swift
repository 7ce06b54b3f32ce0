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
    /// Where they were found.
    public var source: CredentialsSource

    /// Credentials of their parts.
    public init(
        accessKeyID: String, secretAccessKey: Secret, sessionToken: Secret? = nil, expiration: Date? = nil,
        source: CredentialsSource = .given
    ) {
        self.accessKeyID = accessKeyID
        self.secretAccessKey = secretAccessKey
        self.sessionToken = sessionToken
        self.expiration = expiration
        self.source = source
    }
}

/// Where credentials were found.
public enum CredentialsSource: Sendable, Hashable {
    /// The environment's variables.
    case environment
    /// A profile of the shared files.
    case profile(name: String, file: String)
    /// The program itself.
    case given
}

extension CredentialsSource: CustomStringConvertible {
    /// The source in words that follow "credentials from".
    public var description: String {
        switch self {
        case .environment: "the environment"
        case .profile(let name, let file): "profile \(name) in \(file)"
        case .given: "the program"
        }
    }
}
