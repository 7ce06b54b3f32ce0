/// What options, environment and shared files together say about a client, each thing from its first place.
public struct ClientSettings: Sendable {
    /// The profile in force.
    public let profile: String
    /// The region: the option, `AWS_REGION`, `AWS_DEFAULT_REGION`, the profile's; else us-east-1.
    public let region: Region
    /// Whether something names the region.
    public let isRegionNamed: Bool
    /// Where services are, when not where AWS has them.
    public let endpointOverrides: EndpointOverrides
    /// Which of AWS's endpoints are used.
    public let endpointVariant: EndpointVariant
    /// How often a request is sent at most.
    public let maximumAttempts: Int
    /// Whether signatures have the time that AWS's replies tell.
    public let correctsClock: Bool
    /// The profile that an option named; it beats keys in the environment.
    public let explicitProfile: String?
    /// The variables and files that say so.
    public let environment: Environment
    /// A file of certificates that replaces the system's: `AWS_CA_BUNDLE`, else the profile's `ca_bundle`.
    public let caBundle: String?
    /// The proxies of the environment.
    public let proxies: ProxySettings

    /// Works out the settings.
    ///
    /// - Throws: ``CredentialsError`` when a named profile is not there or a file is malformed, ``EndpointError`` when
    ///   the endpoints are not configured soundly, ``SettingError``.
    public init(
        environment: Environment, profile: String? = nil, region: String? = nil, endpointURL: String? = nil
    ) throws {
        let files = try ProfileFiles(environment)
        let choice = ProfileChoice(option: profile, environment: environment)
        try choice.check(in: files)
        let section = files.profiles[choice.name] ?? ProfileSection()
        self.profile = choice.name
        let region = region ?? environment["AWS_REGION"] ?? environment["AWS_DEFAULT_REGION"] ?? section["region"]
        self.region = region.map(Region.init(rawValue:)) ?? .usEast1
        isRegionNamed = region != nil
        endpointOverrides = try EndpointOverrides(
            option: endpointURL, environment: environment, profile: choice.name, files: files)
        endpointVariant = EndpointVariant(environment, profile: section)
        maximumAttempts = try Self.attempts(environment["AWS_MAX_ATTEMPTS"] ?? section["max_attempts"])
        let keepsClock = environment["AWS_DISABLE_CLOCK_SKEW_CORRECTION"] ?? section["disable_clock_skew_correction"]
        correctsClock = keepsClock?.lowercased() != "true"
        explicitProfile = profile
        self.environment = environment
        caBundle = (environment["AWS_CA_BUNDLE"] ?? section["ca_bundle"]).map(environment.expandingHome(in:))
        proxies = ProxySettings(environment)
    }

    private static func attempts(_ text: String?) throws(SettingError) -> Int {
        guard let text else { return 3 }
        guard let attempts = Int(text), attempts >= 1 else {
            throw SettingError(setting: "max_attempts", reason: "\(Excerpt.of(text)) is not a whole number above 0")
        }
        return attempts
    }
}

/// A setting of environment or shared files that makes no sense.
public struct SettingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The setting, as the shared files call it.
    public var setting: String
    /// What is wrong with it.
    public var reason: String

    /// One sentence.
    public var description: String { "the setting \(setting) is not usable: \(reason)" }
}
