import KSKClient
import Onboarding
import TerminalUI

extension ParametersPage: TextAnswering {
    var linear: LinearView {
        if wantsToGoOn { return LinearView() }
        let field = asked
        var view = LinearView(
            lines: ["The key-signing key will use the KMS key \(keyTitle), \(keyARN)."],
            commands: [.back(.key(.escape))],
            onEmpty: leaving(field))
        if complaining.contains(field), let problem = problem(of: field) { view.remark = "Not possible: \(problem)" }
        switch field {
        case .name:
            view.question = "Name, 3 to 128 letters, digits or underscores"
            view.emptyAnswer = name.text
        case .status:
            view.question = "Status"
            view.emptyAnswer = status == .active ? "1" : "2"
            view.choices = [
                LinearView.Choice(
                    label: "ACTIVE: it signs the zone's keys as soon as signing is enabled",
                    inputs: reaching(field) + [.key(.character("a"))] + leaving(field, from: field)),
                LinearView.Choice(
                    label: "INACTIVE: it signs nothing until it is activated",
                    inputs: reaching(field) + [.key(.character("i"))] + leaving(field, from: field)),
            ]
        case .reference:
            view.question = "Caller reference, which tells this request from any other"
            view.emptyAnswer = reference.text
        }
        return view
    }

    func inputs(for text: String) -> [LinearView.Input]? {
        let field = asked
        guard field != .status else { return nil }
        return reaching(field) + LinearView.Input.replacing(with: text) + leaving(field, from: field)
    }

    /// A field that was left while wrong is asked for again, else the one that has the focus.
    private var asked: Field {
        Field.allCases.first { complaining.contains($0) && problem(of: $0) != nil } ?? focus
    }

    /// The keys from the focus to a field.
    private func reaching(_ field: Field) -> [LinearView.Input] {
        let all = Field.allCases
        guard let from = all.firstIndex(of: focus), let to = all.firstIndex(of: field) else { return [] }
        return Array(repeating: .key(to < from ? .backTab : .tab), count: abs(to - from))
    }

    /// The key that takes the field as it is: the next field, or the review after the last one.
    private func leaving(_ field: Field, from focus: Field? = nil) -> [LinearView.Input] {
        (focus == nil ? reaching(field) : []) + [.key(field == .reference ? .enter : .tab)]
    }
}
