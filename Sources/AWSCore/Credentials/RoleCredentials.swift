import FoundationEssentials

/// The credentials of a role, out of the AWS CLI's cache or from STS.
struct RoleCredentials {
    let role: ProfilePlan.Role
    let context: CredentialsContext

    private var cache: RoleCache { RoleCache(role: role, context: context) }

    /// The cache's, when they will do.
    func kept(for demand: CredentialsDemand) -> Credentials? {
        guard let kept = cache.read() else { return nil }
        let credentials = credentials(of: kept)
        return demand.accepts(credentials, at: context.clock.now()) ? credentials : nil
    }

    /// Takes on the role, unless the cache has it.
    func load(_ demand: CredentialsDemand, with source: Credentials) async throws -> Credentials {
        if let kept = kept(for: demand) { return kept }
        let code = try await code(demand)
        let assumed = try await context.client(signingWith: source).send(
            AssumeRole(
                roleARN: role.arn, sessionName: role.sessionName ?? context.sessionName,
                durationSeconds: role.durationSeconds, externalID: role.externalID,
                serialNumber: role.mfaSerial, tokenCode: code))
        cache.write(assumed)
        return credentials(of: assumed)
    }

    private func credentials(of assumed: AssumedRole) -> Credentials {
        var credentials = assumed.credentials(from: .role(arn: role.arn))
        credentials.accountID = assumed.arn.flatMap { ARN($0)?.account }
        return credentials
    }

    private func code(_ demand: CredentialsDemand) async throws -> Secret? {
        guard let serial = role.mfaSerial else { return nil }
        guard demand.mayAsk, let ask = context.askForCode else {
            throw CredentialsError.codeNeeded(device: serial, roleARN: role.arn)
        }
        let code = try await ask(MFADevice(serialNumber: serial, roleARN: role.arn))
        guard !code.reveal().isEmpty else {
            throw CredentialsError.codeNeeded(device: serial, roleARN: role.arn)
        }
        return code
    }
}
