import ArgumentParser
import KSKClient
import Onboarding

/// `ksk deactivate ZONE NAME`.
struct DeactivateCommand: SigningChangeCommand {
    static let configuration = CommandConfiguration(
        commandName: "deactivate", abstract: "Let a key-signing key sign no longer.",
        discussion: "Can take the zone down: asks for its name to be typed, or takes it from --confirm.")

    @OptionGroup var common: SigningChangeOptions

    @Argument(help: "The key-signing key's name.")
    var name: String

    @OptionGroup var confirming: ConfirmationOptions

    var confirmation: String? { confirming.confirm }
    var change: SigningChange { .deactivate(KeySigningKeyName(rawValue: name)) }
}
