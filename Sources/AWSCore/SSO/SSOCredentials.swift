import FoundationEssentials

/// The credentials of a role of IAM Identity Center.
struct SSOCredentials {
    /// How long before its end a token is renewed.
    private static let renewalSeconds: Double = 300

    let profile: SSOProfile
    let context: CredentialsContext

    func load() async throws -> Credentials {
        let token = try await token()
        do {
            return try await context.client(region: profile.region).send(
                GetRoleCredentials(account: profile.account, role: profile.role, token: token.accessToken))
        } catch let error as AWSError where error.httpStatus == 401 {
            throw signInNeeded("the session has expired or is otherwise invalid")
        }
    }

    /// The kept token, renewed when it is about to end.
    private func token() async throws -> SSOToken {
        let token = try keptToken()
        let now = context.clock.now()
        let life = token.expiresAt.timeIntervalSince(now)
        guard life < Self.renewalSeconds else { return token }
        // Only the new form has a refresh token that may be used.
        if profile.session != nil, let renewal = token.renewal(at: now) {
            do {
                let response = try await context.client(region: profile.region).send(renewal)
                let renewed = token.renewed(response, at: context.clock.now())
                try? context.writeFile(SSOToken.path(of: profile, in: context.environment), renewed.octets)
                return renewed
            } catch is CancellationError {
                throw CancellationError()
            } catch {
                // The old one serves while it lives.
                guard life > 0 else { throw signInNeeded("the session has expired, and was not renewed: \(error)") }
                return token
            }
        }
        guard life > 0 else { throw signInNeeded("the session has expired") }
        return token
    }

    private func keptToken() throws -> SSOToken {
        let path = SSOToken.path(of: profile, in: context.environment)
        guard let octets = try context.environment.octets(of: path) else { throw signInNeeded("there is no session") }
        guard let token = SSOToken(octets) else { throw signInNeeded("\(path) is not what aws sso login writes") }
        return token
    }

    private func signInNeeded(_ reason: String) -> CredentialsError {
        .signInNeeded(
            source: "IAM Identity Center (profile \(profile.profile))", reason: reason, command: "aws sso login",
            profile: profile.profile)
    }
}
