import ArgumentParser
import Onboarding

/// `ksk disable ZONE`.
struct DisableCommand: SigningChangeCommand {
    static let configuration = CommandConfiguration(
        commandName: "disable", abstract: "Stop signing a zone.",
        discussion: "Can take the zone down: asks for its name to be typed, or takes it from --confirm.")

    @OptionGroup var options: AWSOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: ZoneArgument.help)
    var zone: ZoneArgument

    @Option(help: ArgumentHelp("The zone's name, in place of typing it.", valueName: "zone-name"))
    var confirm: String?

    @Flag(help: "Wait until all of Route 53's servers have the change.")
    var wait = false

    var confirmation: String? { confirm }
    var change: SigningChange { .disable }
}
