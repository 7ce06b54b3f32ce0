import KSKClient
import Onboarding

extension Dialog {
    static func enableSigning(_ page: SigningPage) -> Dialog {
        let dangers = (page.review?.items ?? []).filter { $0.status == .fail }.map {
            "\($0.subject.rawValue): \($0.found)."
        }
        let title = "Sign \(page.zone.displayName)?"
        let text = (dangers + ["EnableHostedZoneDNSSEC would be sent for \(page.zone.id)."]).joined(separator: " ")
        guard dangers.isEmpty else {
            return dangerous(
                .enableSigning, title: title, text: text, zoneName: page.zone.displayName, action: "Sign it")
        }
        return Dialog(
            subject: .enableSigning, title: title, text: text,
            choices: [Choice(key: "n", label: "Cancel"), Choice(key: "y", label: "Sign it")])
    }

    static func skipSigning(_ zone: HostedZone) -> Dialog {
        Dialog(
            subject: .skipSigning, title: "Go on without signing?",
            text:
                "Do not publish the DS record then: with it at the parent and no signatures in the zone, everyone who "
                + "validates loses \(zone.displayName).",
            choices: [Choice(key: "n", label: "Stay"), Choice(key: "y", label: "Go on unsigned")])
    }

    static func hasKey(_ key: KeySigningKey, _ facts: ZoneFacts) -> Dialog {
        Dialog(
            subject: .hasKey(key, facts), title: "\(facts.zone.displayName) has a key-signing key",
            text:
                "\(key.name) is \(key.status?.rawValue ?? "in an unknown state"), and the zone is "
                + "\(facts.signing.serveSignature). Go on with that key to signing, its DS record and the proof, or add "
                + "another key, as a change of keys needs?",
            choices: [
                Choice(key: "g", label: "Go on with it"), Choice(key: "a", label: "Add a key"),
                Choice(key: "c", label: "Cancel"),
            ],
            escape: 2)
    }
}
