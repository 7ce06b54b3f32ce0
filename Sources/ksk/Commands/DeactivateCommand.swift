import ArgumentParser
import KSKClient
import Onboarding

/// `ksk deactivate ZONE NAME`.
struct DeactivateCommand: SigningChangeCommand {
    static let configuration = CommandConfiguration(
        commandName: "deactivate", abstract: "Let a key-signing key sign no longer.",
        discussion: "Can take the zone down: asks for its name to be typed, or takes it from --confirm.")

    @OptionGroup var options: AWSOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: ZoneArgument.help)
    var zone: ZoneArgument

    @Argument(help: "The key-signing key's name.")
    var name: String

    @Option(help: ArgumentHelp("The zone's name, in place of typing it.", valueName: "zone-name"))
    var confirm: String?

    @Flag(help: "Wait until all of Route 53's servers have the change.")
    var wait = false

    var confirmation: String? { confirm }
    var change: SigningChange { .deactivate(KeySigningKeyName(rawValue: name)) }
}
