import ArgumentParser
import Onboarding

/// `ksk enable ZONE`.
struct EnableCommand: SigningChangeCommand {
    static let configuration = CommandConfiguration(
        commandName: "enable", abstract: "Start signing a zone.",
        discussion: "Nothing validates the zone until the parent has a DS record: ksk ds prints it.")

    @OptionGroup var common: SigningChangeOptions

    var change: SigningChange { .enable }
}
