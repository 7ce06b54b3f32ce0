import ArgumentParser
import Sandbox

/// How a sandbox behaves that listens: AWS's way where AWS publishes one, these options elsewhere.
struct SandboxBehaviour: ParsableArguments {
    @Option(help: ArgumentHelp("How long a change stays PENDING.", valueName: "seconds"))
    var propagationDelay = 3

    @Option(help: ArgumentHelp("How long the registrar takes to publish a DS record.", valueName: "seconds"))
    var registrarDelay = 10

    @Option(help: ArgumentHelp("Requests a second that Route 53 takes; AWS takes 5. 0 is any number.", valueName: "n"))
    var rateLimit = 0

    @Option(help: ArgumentHelp("Makes requests go wrong: OPERATION=FAULT[:COUNT], * is any.", valueName: "fault"))
    var fault: [String] = []

    @Flag(help: "Answer the control interface at /_sandbox/, which anyone on this machine can use.")
    var control = false

    @Flag(help: "Refuse Route 53 requests signed for another region than us-east-1.")
    var strictRegion = false

    @Flag(help: "Refuse multi-Region keys as key-signing keys.")
    var refuseMultiRegionKeys = false

    func validate() throws {
        for (option, value) in [
            ("--propagation-delay", propagationDelay), ("--registrar-delay", registrarDelay),
            ("--rate-limit", rateLimit),
        ] where !(0...31_536_000).contains(value) {
            throw ValidationError("\(option): a number from 0 to 31536000 is wanted")
        }
    }

    var settings: SandboxSettings {
        var settings = SandboxSettings()
        settings.propagationDelay = .seconds(propagationDelay)
        settings.registrarDelay = .seconds(registrarDelay)
        settings.route53RequestsPerSecond = rateLimit == 0 ? nil : rateLimit
        settings.requiresRoute53Region = strictRegion
        settings.takesMultiRegionKeys = !refuseMultiRegionKeys
        settings.showsKeysOfOtherRegions = false
        return settings
    }

    /// - Throws: ``CommandFailure`` for a fault that there is not.
    var faultRequests: [FaultRequest] {
        get throws {
            try fault.map { text in
                guard let request = FaultRequest(text) else {
                    let words = SandboxFault.words.joined(separator: ", ")
                    throw CommandFailure.usage(
                        "--fault", "OPERATION=FAULT[:COUNT] with FAULT one of \(words) is wanted")
                }
                return request
            }
        }
    }
}
