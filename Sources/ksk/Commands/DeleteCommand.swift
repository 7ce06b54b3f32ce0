import ArgumentParser
import KSKClient
import Onboarding

/// `ksk delete ZONE NAME`.
struct DeleteCommand: SigningChangeCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete", abstract: "Remove an inactive key-signing key; the KMS key stays.",
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
    var change: SigningChange { .delete(KeySigningKeyName(rawValue: name)) }
}
