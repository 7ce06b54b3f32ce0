import Sandbox

/// Where AWS is reached and as whom, as the command line says it.
struct ConnectionOptions: Sendable {
    var profile: String?
    var region: String?
    var endpointURL: String?
    var seed: Seed
    var sandboxState: String?
    var isDebugging: Bool

    /// AWS, as the environment says.
    init() {
        seed = .demo
        isDebugging = false
    }

    /// AWS as the environment says, or the embedded sandbox.
    ///
    /// - Throws: ``CommandFailure`` for a seed that there is not.
    init(_ embedded: SandboxOptions) throws {
        self.init()
        sandboxState = embedded.sandboxState
        seed = try embedded.seed
    }

    /// - Throws: ``CommandFailure`` for a seed that there is not.
    init(_ options: AWSOptions) throws {
        try self.init(options.embedded)
        profile = options.profile
        region = options.region
        endpointURL = options.endpointURL
        isDebugging = options.debug
    }
}
