import Crypto
import FoundationEssentials

/// The credentials of a session of `aws login`: `~/.aws/login/cache/<SHA-256 of the session>.json`.
///
/// They are good for minutes, and are renewed while the session lasts.
struct LoginCredentials {
    /// How long before their end keys are renewed.
    private static let renewalSeconds: Double = 300

    let session: String
    let profile: String
    let context: CredentialsContext

    private var path: String {
        let environment = context.environment
        let directory = environment["AWS_LOGIN_CACHE_DIRECTORY"] ?? "~/.aws/login/cache"
        let key = Hexadecimal.text(SHA256.hash(data: Array(session.utf8)))
        return environment.expandingHome(in: "\(directory)/\(key).json")
    }

    func load(_ demand: CredentialsDemand) async throws -> Credentials {
        let token = try keptToken()
        let kept = credentials(of: token)
        var demand = demand
        demand.lifeSeconds = max(demand.lifeSeconds, Self.renewalSeconds)
        guard !demand.accepts(kept, at: context.clock.now()) else { return kept }
        do {
            return credentials(of: try await renewed(token))
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            // The old ones serve while they live.
            demand.lifeSeconds = 0
            guard !demand.accepts(kept, at: context.clock.now()) else { return kept }
            if let refusal = error as? AWSError, refusal.httpStatus == 401 {
                throw signInNeeded("the session has ended")
            }
            throw signInNeeded("the session's keys have expired, and were not renewed: \(error)")
        }
    }

    private func renewed(_ token: LoginToken) async throws -> LoginToken {
        let client = context.client()
        var renewal = CreateOAuth2Token(clientID: token.clientID, refreshToken: token.refreshToken)
        let request = try client.preview(renewal)
        renewal.proof = try token.proof.token(
            method: request.method, url: "\(request.scheme)://\(request.authority)\(request.path)",
            id: context.random.uuid(), at: context.clock.now())
        let renewed = token.renewed(try await client.send(renewal), at: context.clock.now())
        // A cache that cannot be written is no reason to withhold what was given.
        try? context.writeFile(path, renewed.octets)
        return renewed
    }

    private func keptToken() throws -> LoginToken {
        guard let octets = try context.environment.octets(of: path) else { throw signInNeeded("there is no session") }
        guard let token = LoginToken(octets) else { throw signInNeeded("\(path) is not what aws login writes") }
        return token
    }

    private func credentials(of token: LoginToken) -> Credentials {
        Credentials(
            accessKeyID: token.accessKeyID, secretAccessKey: token.secretAccessKey, sessionToken: token.sessionToken,
            expiration: token.expiresAt, accountID: token.accountID, source: .login(session: session))
    }

    private func signInNeeded(_ reason: String) -> CredentialsError {
        .signInNeeded(source: "aws login", reason: reason, command: "aws login", profile: profile)
    }
}
