/// Carries out a profile's plan: fetches the first credentials, then takes on one role with the other's.
struct PlannedCredentials {
    let plan: ProfilePlan
    let context: CredentialsContext

    func load(_ demand: CredentialsDemand) async throws -> Credentials {
        // The last role's answer, when it is kept, spares everything before it.
        if let last = plan.roles.last, let kept = roleCredentials(last).kept(for: demand) { return kept }
        var demandOfBase = demand
        // What was refused is the role's key, unless there is no role.
        if !plan.roles.isEmpty { demandOfBase.refused = nil }
        var credentials = try await base(demandOfBase)
        for role in plan.roles {
            credentials = try await roleCredentials(role).load(demand, with: credentials)
        }
        return credentials
    }

    private func roleCredentials(_ role: ProfilePlan.Role) -> RoleCredentials {
        RoleCredentials(role: role, context: context)
    }

    private func base(_ demand: CredentialsDemand) async throws -> Credentials {
        switch plan.base {
        case .keys(let credentials):
            return credentials
        case .named(let source):
            return try await named(source)
        case .webIdentity(let identity):
            return try await WebIdentityCredentials(identity: identity, context: context).load()
        case .singleSignOn(let profile):
            return try await SSOCredentials(profile: profile, context: context).load()
        case .login(let session):
            return try await LoginCredentials(session: session, profile: plan.profile, context: context).load(demand)
        case .process(let command, let accountID):
            return try await ProcessCredentials(
                command: command, profile: plan.profile, accountID: accountID, context: context
            ).load()
        }
    }

    /// What `credential_source` names has to be there.
    private func named(_ source: ProfilePlan.NamedSource) async throws -> Credentials {
        func missing(_ reason: String) -> CredentialsError {
            .broken(source: "profile \(plan.profile), credential_source \(source.rawValue)", reason: reason)
        }
        switch source {
        case .environment:
            guard let found = try EnvironmentCredentials(context.environment).find() else {
                throw missing(EnvironmentCredentials.attempt.outcome)
            }
            return found
        case .container:
            guard let address = try ContainerAddress(context.environment) else {
                throw missing(ContainerAddress.attempt.outcome)
            }
            return try await ContainerCredentials(address: address, context: context).load()
        case .instance:
            let files = try ProfileFiles(context.environment)
            let profile = files.profiles[plan.profile] ?? ProfileSection()
            switch try await InstanceMetadata(context: context, profile: profile).load() {
            case .found(let credentials): return credentials
            case .nothing(let reason): throw missing(reason)
            }
        }
    }
}
