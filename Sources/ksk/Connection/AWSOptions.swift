import ArgumentParser

/// The options of everything that talks to AWS.
struct AWSOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The profile of the shared AWS files.", valueName: "name"))
    var profile: String?

    @Option(
        help: ArgumentHelp(
            "The region for STS; Route 53 and its KMS keys are always in us-east-1.", valueName: "region"))
    var region: String?

    @Option(help: ArgumentHelp("Where all services are asked instead of at AWS.", valueName: "url"))
    var endpointURL: String?

    @OptionGroup var embedded: SandboxOptions

    @Flag(help: "Show requests and replies on standard error, with secrets masked.")
    var debug = false

    /// Whether the services are the embedded sandbox's.
    var sandbox: Bool { embedded.isWanted }

    func validate() throws {
        if sandbox, endpointURL != nil || profile != nil {
            throw ValidationError("--sandbox takes neither --endpoint-url nor --profile: it is inside the program")
        }
    }
}
