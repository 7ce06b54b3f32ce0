import Sandbox

/// Where AWS is reached and as whom, as the command line says it.
struct ConnectionOptions: Sendable {
    var profile: String?
    var region: String?
    var endpointURL: String?
    var seed: Seed
    var sandboxState: String?
    var isDebugging: Bool

    /// - Throws: ``CommandFailure`` for a seed that there is not.
    init(_ options: AWSOptions) throws {
        profile = options.profile
        region = options.region
        endpointURL = options.endpointURL
        sandboxState = options.embedded.sandboxState
        isDebugging = options.debug
        seed = try options.embedded.seed
    }
}
