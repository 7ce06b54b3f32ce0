import FoundationEssentials

/// Access keys in environment variables.
public struct EnvironmentCredentials: CredentialsProvider {
    private let environment: Environment

    /// Reads `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and `AWS_SESSION_TOKEN`.
    public init(_ environment: Environment) {
        self.environment = environment
    }

    /// The credentials in the variables.
    public func credentials() async throws -> Credentials {
        if let found = try find() { return found }
        throw CredentialsError.noneFound(tried: [Self.attempt])
    }

    static let attempt = CredentialsError.Attempt(
        source: "environment variables", outcome: "AWS_ACCESS_KEY_ID is not set")

    /// The credentials in the variables; nil when there is no key id.
    func find() throws(CredentialsError) -> Credentials? {
        guard let accessKeyID = environment["AWS_ACCESS_KEY_ID"] else { return nil }
        guard let secret = environment["AWS_SECRET_ACCESS_KEY"] else {
            throw .incomplete(source: "the environment", missing: "AWS_SECRET_ACCESS_KEY")
        }
        let token = environment["AWS_SESSION_TOKEN"] ?? environment["AWS_SECURITY_TOKEN"]
        return Credentials(
            accessKeyID: accessKeyID, secretAccessKey: Secret(secret), sessionToken: token.map(Secret.init),
            expiration: environment["AWS_CREDENTIAL_EXPIRATION"].flatMap(Timestamp.date(iso8601:)),
            accountID: environment["AWS_ACCOUNT_ID"],
            source: .environment)
    }
}
