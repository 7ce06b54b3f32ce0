import ArgumentParser
import Sandbox

/// How a sandbox behaves that listens: AWS's way where AWS publishes one, these options elsewhere.
struct SandboxBehaviour: ParsableArguments {
    @Option(help: ArgumentHelp("How long a change stays PENDING.", valueName: "seconds"))
    var propagationDelay = 3

    @Option(
        help: ArgumentHelp(
            "How long a change of a zone takes; another one meanwhile is refused.", valueName: "milliseconds"))
    var changeDuration = 0

    @Option(help: ArgumentHelp("How long the registrar takes to publish a DS record.", valueName: "seconds"))
    var registrarDelay = 10

    @Option(
        help: ArgumentHelp("How long Route 53 takes to notice that a KMS key is unusable.", valueName: "seconds"))
    var noticeDelay = 0

    @Option(
        help: ArgumentHelp(
            "How long signatures over a zone's keys last once its KMS key is unusable.", valueName: "seconds"))
    var keySignatures = 604_800

    @Option(help: ArgumentHelp("Set the account's clock forward.", valueName: "seconds"))
    var clockAdvance = 0

    @Option(help: ArgumentHelp("Requests a second that Route 53 takes; AWS takes 5. 0 is any number.", valueName: "n"))
    var rateLimit = 0

    @Option(help: ArgumentHelp("Makes requests go wrong: OPERATION=FAULT[:COUNT], * is any.", valueName: "fault"))
    var fault: [String] = []

    @Option(help: ArgumentHelp("Where AWS's documentation is silent: QUESTION=ANSWER, see above.", valueName: "choice"))
    var choose: [String] = []

    @Flag(help: "Answer the control interface at /_sandbox/, which anyone on this machine can use.")
    var control = false

    @Flag(help: "Refuse Route 53 requests signed for another region than us-east-1.")
    var strictRegion = false

    func validate() throws {
        for (option, value) in [
            ("--propagation-delay", propagationDelay), ("--change-duration", changeDuration),
            ("--registrar-delay", registrarDelay), ("--notice-delay", noticeDelay), ("--key-signatures", keySignatures),
            ("--clock-advance", clockAdvance), ("--rate-limit", rateLimit),
        ] where !(0...31_536_000).contains(value) {
            throw ValidationError("\(option): a number from 0 to 31536000 is wanted")
        }
    }

    /// The questions and answers of `--choose`, the usual answer first.
    static let choices = SettingChoice.all
        .map { "  \($0.name)=\($0.words.joined(separator: "|"))\n      \($0.question)" }.joined(separator: "\n")

    /// - Throws: ``CommandFailure`` for a question or an answer that there is not.
    var settings: SandboxSettings {
        get throws {
            var settings = SandboxSettings()
            settings.propagationDelay = .seconds(propagationDelay)
            settings.changeDuration = .milliseconds(changeDuration)
            settings.registrarDelay = .seconds(registrarDelay)
            settings.noticeDelay = .seconds(noticeDelay)
            settings.keySignatureLifetime = .seconds(keySignatures)
            settings.route53RequestsPerSecond = rateLimit == 0 ? nil : rateLimit
            settings.requiresRoute53Region = strictRegion
            settings.showsKeysOfOtherRegions = false
            for choice in choose {
                let words = choice.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
                guard words.count == 2, SettingChoice.choose(words[0], words[1], in: &settings) else {
                    throw CommandFailure.usage("--choose", "QUESTION=ANSWER is wanted, one of\n\(Self.choices)")
                }
            }
            return settings
        }
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
