import ArgumentParser
import KSKClient
import Onboarding

/// `ksk activate ZONE NAME`.
struct ActivateCommand: SigningChangeCommand {
    static let configuration = CommandConfiguration(
        commandName: "activate", abstract: "Let a key-signing key sign its zone's keys.",
        discussion: "Changes nothing that anyone validates until the parent has a DS record of the key.")

    @OptionGroup var common: SigningChangeOptions

    @Argument(help: "The key-signing key's name.")
    var name: String

    var change: SigningChange { .activate(KeySigningKeyName(rawValue: name)) }
}
