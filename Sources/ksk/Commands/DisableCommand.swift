import ArgumentParser
import Onboarding

/// `ksk disable ZONE`.
struct DisableCommand: SigningChangeCommand {
    static let configuration = CommandConfiguration(
        commandName: "disable", abstract: "Stop signing a zone.",
        discussion: "Can take the zone down: asks for its name to be typed, or takes it from --confirm.")

    @OptionGroup var common: SigningChangeOptions
    @OptionGroup var confirming: ConfirmationOptions

    var confirmation: String? { confirming.confirm }
    var change: SigningChange { .disable }
}
