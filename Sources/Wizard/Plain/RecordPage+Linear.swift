import KSKClient
import Onboarding
import TerminalUI

extension RecordPage {
    var linear: LinearView {
        guard facts != nil || factsProblem != nil else {
            return LinearView(lines: ["Asking Route 53 for the zone's state…"])
        }
        let write = LinearView.Choice(label: "Write all of it to a new file", inputs: [.key(.character("w"))])
        let rest = [
            LinearView.Choice(label: "Prove it: ask every name server", inputs: [.key(.enter)]),
            LinearView.Choice(label: "Ask Route 53 again", inputs: [.key(.character("r"))]),
            LinearView.Choice(label: "Go to the zones", inputs: [.key(.character("z"))]),
            LinearView.Choice(label: "Leave", inputs: [.key(.character("q"))]),
        ]
        var view = LinearView(question: "The DS record is there. What now")
        view.lines = proved == nil ? refusalLines : plainLines.filter { !$0.isEmpty }
        view.lines.append(stateLine)
        view.choices = (proved == nil ? [] : [write]) + rest
        view.commands = [.again(.key(.character("r")))]
        return view
    }

    /// A record that was not proved is never told as one to use.
    private var refusalLines: [String] {
        let head = "DO NOT PUBLISH A DS RECORD FOR THIS KEY."
        switch (prediction, comparison) {
        case (.failure(let problem), _):
            return [
                head, "Route 53's record could not be compared with the key that KMS holds: \(problem.summary)",
            ] + problem.details
        case (_, .differs(let differences)):
            return [head, "What Route 53 answered differs from what the key in KMS gives:"] + differences
        default: return [head]
        }
    }
}
