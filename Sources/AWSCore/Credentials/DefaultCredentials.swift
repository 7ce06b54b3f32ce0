/// The credentials that the user means: those of the profile that was chosen, else the environment's, else those of
/// the profile in force, of a web identity, of the container, of the instance.
///
/// A source that is configured and broken ends the search with its error; only what is not configured goes on to the
/// next. Each call looks anew: ``RefreshingCredentials`` keeps what is found.
public struct DefaultCredentials: CredentialsProvider {
    private let explicitProfile: String?
    let context: CredentialsContext

    /// Looks for credentials in this world.
    ///
    /// - Parameter profile: The profile that the user chose by an option. It beats keys in the environment; one that
    ///   `AWS_PROFILE` names does not.
    public init(profile: String? = nil, context: CredentialsContext) {
        explicitProfile = profile
        self.context = context
    }

    /// The credentials to use now.
    public func credentials() async throws -> Credentials {
        try await load(CredentialsDemand())
    }

    /// Looks in one place after the other.
    func load(_ demand: CredentialsDemand) async throws -> Credentials {
        let environment = context.environment
        var tried: [CredentialsError.Attempt] = []
        if explicitProfile == nil {
            if let found = try EnvironmentCredentials(environment).find() { return found }
            tried.append(EnvironmentCredentials.attempt)
        }
        let files = try ProfileFiles(environment)
        let choice = ProfileChoice(option: explicitProfile, environment: environment)
        try choice.check(in: files)
        if let plan = try ProfilePlan(choice.name, in: files) {
            return try await PlannedCredentials(plan: plan, context: context).load(demand)
        }
        tried.append(ProfilePlan.attempt(choice.name, in: files))
        guard explicitProfile == nil else { throw CredentialsError.noneFound(tried: tried) }
        if let found = try await loadFromSurroundings(demand, files: files, profile: choice.name, tried: &tried) {
            return found
        }
        throw CredentialsError.noneFound(tried: tried)
    }

    /// What the machine or container that the program runs on gives it.
    private func loadFromSurroundings(
        _ demand: CredentialsDemand, files: ProfileFiles, profile: String, tried: inout [CredentialsError.Attempt]
    ) async throws -> Credentials? {
        if let identity = try WebIdentity(context.environment) {
            return try await WebIdentityCredentials(identity: identity, context: context).load()
        }
        tried.append(WebIdentity.attempt)
        if let address = try ContainerAddress(context.environment) {
            return try await ContainerCredentials(address: address, context: context).load()
        }
        tried.append(ContainerAddress.attempt)
        let metadata = try InstanceMetadata(
            context: context, profile: files.profiles[profile] ?? ProfileSection())
        switch try await metadata.load() {
        case .found(let credentials): return credentials
        case .nothing(let reason):
            tried.append(CredentialsError.Attempt(source: "EC2 instance metadata", outcome: reason))
            return nil
        }
    }
}
