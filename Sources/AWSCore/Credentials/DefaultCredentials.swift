/// The credentials that the user means: those of the profile that was chosen, else the environment's, else those of
/// the profile in force.
///
/// A source that is configured and broken ends the search with its error; only what is not configured goes on to the
/// next.
public struct DefaultCredentials: CredentialsProvider {
    private let explicitProfile: String?
    private let environment: Environment

    /// Looks for credentials in this world.
    ///
    /// - Parameter profile: The profile that the user chose by an option. It beats keys in the environment; one that
    ///   `AWS_PROFILE` names does not.
    public init(profile: String? = nil, environment: Environment) {
        explicitProfile = profile
        self.environment = environment
    }

    /// The credentials to use now.
    public func credentials() async throws -> Credentials {
        var tried: [CredentialsError.Attempt] = []
        if explicitProfile == nil {
            if let found = try EnvironmentCredentials(environment).find() { return found }
            tried.append(EnvironmentCredentials.attempt)
        }
        let files = try ProfileFiles(environment)
        let choice = ProfileChoice(option: explicitProfile, environment: environment)
        try choice.check(in: files)
        if let found = try ProfileCredentials.find(choice.name, in: files) { return found }
        tried.append(ProfileCredentials.attempt(choice.name, in: files))
        throw CredentialsError.noneFound(tried: tried)
    }
}
