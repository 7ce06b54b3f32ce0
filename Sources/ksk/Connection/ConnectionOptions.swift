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

    /// - Throws: ``CommandFailure`` for a seed that there is not.
    init(_ options: AWSOptions) throws {
        profile = options.profile
        region = options.region
        endpointURL = options.endpointURL
        sandboxState = options.sandboxState
        isDebugging = options.debug
        guard let seed = Seed(options.sandboxSeed ?? "demo") else {
            throw CommandFailure.usage("--sandbox-seed", "demo, empty or fleet:N with N up to 10000 is wanted")
        }
        self.seed = seed
    }
}
