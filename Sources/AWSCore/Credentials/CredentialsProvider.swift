/// Knows the credentials to sign with.
public protocol CredentialsProvider: Sendable {
    /// Credentials that are good now.
    ///
    /// - Throws: ``CredentialsError``.
    func credentials() async throws -> Credentials
}

/// Credentials that the program already has.
public struct GivenCredentials: CredentialsProvider {
    private let given: Credentials

    /// Always answers with these.
    public init(_ credentials: Credentials) {
        given = credentials
    }

    /// The credentials it was made with.
    public func credentials() async throws -> Credentials { given }
}
