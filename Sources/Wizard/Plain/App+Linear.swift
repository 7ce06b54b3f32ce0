import KSKClient
import Onboarding
import TerminalUI

extension App {
    /// The page, or the question in front of it, without a screen.
    var linear: LinearView { dialog?.linear ?? page.linear }

    /// Where the operator is: told whenever it changes.
    var linearTitle: String {
        guard let session else { return "ksk takes a Route 53 zone to DNSSEC." }
        let form = (page as? RecordPage)?.format.map { " As \($0.title)." } ?? ""
        if let page = detour as? RecordPage { return "DS record of \(page.zone.displayName), \(page.zone.id)." + form }
        var parts = ["Step \(step.rawValue + 1) of \(Step.allCases.count): \(step.title)."]
        if step > .zone, let zone = chosenZone { parts.append("Zone \(zone.displayName), \(zone.id).") }
        // Told once: whoever listens need not hear it on every page.
        guard step == .zone else { return parts.joined(separator: " ") + form }
        if session.isSandbox { parts.append("Sandbox: nothing is real.") }
        parts.append("Account \(session.account), \(session.identityName), \(session.region).")
        return parts.joined(separator: " ")
    }

    /// What a text means that is neither a number nor a command; nil where none is taken.
    func inputs(for text: String) -> [LinearView.Input]? {
        if let dialog { return dialog.inputs(for: text) }
        return (page as? any TextAnswering)?.inputs(for: text)
    }
}

extension Dialog {
    var linear: LinearView {
        if let confirmation { return linear(typing: confirmation) }
        return LinearView(
            lines: [title, text], question: "Your choice",
            choices: choices.map { LinearView.Choice(label: $0.label, inputs: [.key(.character($0.key))]) },
            commands: [.back(.key(.escape))], isDecisive: true)
    }

    private func linear(typing confirmation: TypedConfirmation) -> LinearView {
        LinearView(
            lines: [title, text], remark: confirmation.isComplaining ? confirmation.sentence : nil,
            question: "Type \(confirmation.expected) to go on, or :back to change nothing",
            commands: [.back(.key(.escape))], onEmpty: [.key(.escape)], isDecisive: true)
    }

    func inputs(for text: String) -> [LinearView.Input]? {
        confirmation == nil ? nil : LinearView.Input.replacing(with: text) + [.key(.enter)]
    }
}
