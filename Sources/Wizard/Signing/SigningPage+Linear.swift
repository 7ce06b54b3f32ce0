import KSKClient
import Onboarding
import TerminalUI

extension SigningPage {
    var linear: LinearView {
        let again = LinearView.Choice(label: "Ask them again", inputs: [.key(.character("r"))])
        let skip = LinearView.Choice(
            label: "Go on without signing, after one more question", inputs: [.key(.character("s"))])
        let zones = LinearView.Choice(label: "Go to the zones", inputs: [.key(.character("z"))])
        switch state {
        case .review:
            var view = LinearView(lines: [
                "Asking Route 53, the parent and every name server about \(zone.displayName)…"
            ])
            guard let review else { return view }
            view.lines += review.items.flatMap(told)
            view.lines += ["This is the request: POST \(endpoint)\(Self.path(of: zone))", consequence]
            view.question = "Sign the zone"
            view.choices = [
                again, LinearView.Choice(label: "Send this request, after one more question", inputs: [.key(.enter)]),
                skip, zones,
            ]
            view.commands = [.again(.key(.character("r")))]
            return view
        case .underWay: return LinearView(lines: progress.told(assurance: "It is safe to leave. \(assurance)"))
        case .done:
            return LinearView(
                lines: progress.told(assurance: "") + [end, soak], question: "Go on to the DS record",
                choices: [LinearView.Choice(label: "Show the DS record", inputs: [.key(.enter)])],
                onEmpty: [.key(.enter)], emptyAnswer: "1")
        case .failed(let problem):
            return LinearView(
                lines: progress.told(assurance: "") + [problem.summary] + problem.details,
                question: "The zone is not known to be signed. What now",
                choices: [
                    LinearView.Choice(label: "Ask again, then try again", inputs: [.key(.enter)]), skip, zones,
                ],
                commands: [.again(.key(.enter))])
        }
    }

    private func told(_ item: DelegationReview.Item) -> [String] {
        let word =
            switch item.status {
            case .pass: "Good"
            case .warn: "Remark"
            case .fail: "DANGER"
            case .undecided: "Not known"
            }
        return ["\(word): \(item.subject.rawValue): \(item.found)"]
            + (remark(on: item).map { ["  To do: \($0)"] } ?? [])
    }
}
