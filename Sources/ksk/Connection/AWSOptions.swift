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

    @Flag(help: "Use the embedded sandbox: no account, no network.")
    var sandbox = false

    @Option(help: ArgumentHelp("What is in the sandbox: demo, empty or fleet:N.", valueName: "seed"))
    var sandboxSeed: String?

    @Option(help: ArgumentHelp("A file that keeps the sandbox between runs.", valueName: "file"))
    var sandboxState: String?

    @Flag(help: "Show requests and replies on standard error, with secrets masked.")
    var debug = false

    func validate() throws {
        if !sandbox, sandboxSeed != nil || sandboxState != nil {
            throw ValidationError("--sandbox-seed and --sandbox-state belong to --sandbox")
        }
        if sandbox, endpointURL != nil || profile != nil {
            throw ValidationError("--sandbox takes neither --endpoint-url nor --profile: it is inside the program")
        }
    }
}
