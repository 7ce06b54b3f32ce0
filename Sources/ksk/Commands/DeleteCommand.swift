import ArgumentParser
import KSKClient
import Onboarding

/// `ksk delete ZONE NAME`.
struct DeleteCommand: SigningChangeCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete", abstract: "Remove an inactive key-signing key; the KMS key stays.",
        discussion: "Can take the zone down: asks for its name to be typed, or takes it from --confirm.")

    @OptionGroup var common: SigningChangeOptions

    @Argument(help: "The key-signing key's name.")
    var name: String

    @OptionGroup var confirming: ConfirmationOptions

    var confirmation: String? { confirming.confirm }
    var change: SigningChange { .delete(KeySigningKeyName(rawValue: name)) }
}
