/// Knows the credentials to sign with.
public protocol CredentialsProvider: Sendable {
    /// Credentials that are good now.
    ///
    /// - Throws: ``CredentialsError``.
    func credentials() async throws -> Credentials

    /// Drops credentials that AWS refused, so that the next ones are fetched anew.
    func discard(_ credentials: Credentials) async
}

extension CredentialsProvider {
    /// Nothing is kept, so nothing is dropped.
    public func discard(_ credentials: Credentials) async {}
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
