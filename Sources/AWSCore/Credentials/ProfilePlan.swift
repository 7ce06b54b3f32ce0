/// How a profile's credentials come about: where the first ones are, and which roles are taken on with them, one with
/// the other's credentials.
///
/// Source: the assume-role tests that AWS's SDKs share.
struct ProfilePlan: Hashable, Sendable {
    /// Where the first credentials are.
    enum Base: Hashable, Sendable {
        /// In the profile itself.
        case keys(Credentials)
        /// In a place that `credential_source` names.
        case named(NamedSource)
        /// A role that a token opens.
        case webIdentity(WebIdentity)
        /// IAM Identity Center.
        case singleSignOn(SSOProfile)
        /// `aws login`.
        case login(session: String)
        /// A process.
        case process(command: String, accountID: String?)
    }

    /// The values of `credential_source`.
    enum NamedSource: String, Hashable, Sendable {
        case environment = "Environment"
        case instance = "Ec2InstanceMetadata"
        case container = "EcsContainer"
    }

    /// A role to take on.
    struct Role: Hashable, Sendable {
        var arn: String
        var sessionName: String?
        var externalID: String?
        var mfaSerial: String?
        var durationSeconds: Int?
    }

    /// The profile that has the base.
    var profile: String
    var base: Base
    /// The roles, in the order in which they are taken on.
    var roles: [Role] = []

    /// The plan of the selected profile; nil when it says nothing about credentials.
    init?(_ name: String, in files: ProfileFiles) throws(CredentialsError) {
        guard let plan = try ProfilePlanner(files: files).plan(name) else { return nil }
        self = plan
    }

    init(profile: String, base: Base) {
        self.profile = profile
        self.base = base
    }

    static func attempt(_ name: String, in files: ProfileFiles) -> CredentialsError.Attempt {
        CredentialsError.Attempt(
            source: "profile \(name)",
            outcome: files.profiles[name] == nil
                ? "not in \(files.configPath) or \(files.credentialsPath)" : "it has no credentials")
    }
}
