import ArgumentParser
import Onboarding

/// `ksk enable ZONE`.
struct EnableCommand: SigningChangeCommand {
    static let configuration = CommandConfiguration(
        commandName: "enable", abstract: "Start signing a zone.",
        discussion: "Nothing validates the zone until the parent has a DS record: ksk ds prints it.")

    @OptionGroup var options: AWSOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: ZoneArgument.help)
    var zone: ZoneArgument

    @Flag(help: "Wait until all of Route 53's servers have the change.")
    var wait = false

    var change: SigningChange { .enable }
}
