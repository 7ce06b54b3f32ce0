/// Which of a service's endpoints is used.
public struct EndpointVariant: Sendable, Hashable {
    /// The one whose cryptography is validated by FIPS 140.
    public var usesFIPS: Bool
    /// The one that has IPv6 addresses too.
    public var usesDualStack: Bool

    /// The usual endpoint, unless something else is wanted.
    public init(usesFIPS: Bool = false, usesDualStack: Bool = false) {
        self.usesFIPS = usesFIPS
        self.usesDualStack = usesDualStack
    }

    /// What `AWS_USE_FIPS_ENDPOINT`, `AWS_USE_DUALSTACK_ENDPOINT` or the profile say.
    init(_ environment: Environment, profile: ProfileSection) {
        func isTrue(_ variable: String, _ property: String) -> Bool {
            (environment[variable] ?? profile[property])?.lowercased() == "true"
        }
        self.init(
            usesFIPS: isTrue("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint"),
            usesDualStack: isTrue("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint"))
    }
}
