import KSKClient
import Onboarding
import TerminalUI

extension ChecklistPage {
    var linear: LinearView {
        let commands = [LinearView.Command.back(.key(.escape)), .again(.key(.character("r")))]
        let again = LinearView.Choice(label: "Check again", inputs: [.key(.character("r"))])
        let mend = LinearView.Choice(label: "Show what would mend it", inputs: [.key(.character("f"))])
        let policy = LinearView.Choice(label: "Give the key policy by hand", inputs: [.key(.character("p"))])
        let other = LinearView.Choice(label: "Take another key", inputs: [.key(.character("o"))])
        switch state {
        case .gathering: return LinearView(lines: ["Reading the key \(key.rawValue) and its policy…"])
        case .failed(let problem):
            return LinearView(
                lines: [problem.summary] + problem.details, question: "The key could not be checked. What now",
                choices: [again, other], commands: commands)
        case .ready(_, let checklist):
            var view = LinearView(
                lines: (refusal.map { [$0] } ?? []) + checklist.items.flatMap(Self.lines), commands: commands)
            let sentence = Self.sentence(for: checklist).text
            view.lines.append("\(sentence.prefix(1).uppercased() + sentence.dropFirst()).")
            if checklist.verdict == .fail {
                view.question = "Route 53 would refuse this key. What now"
                view.choices = [again, other, mend, policy]
            } else {
                view.question = "Go on to the parameters"
                view.choices = [LinearView.Choice(label: "Go on", inputs: [.key(.enter)]), again, other, mend, policy]
                view.emptyAnswer = "1"
                view.onEmpty = checklist.verdict == .undecided ? nil : [.key(.enter)]
            }
            return view
        }
    }

    /// One line where it passes; what is required and what to do where it does not.
    private static func lines(of item: CheckItem) -> [String] {
        let word =
            switch item.status {
            case .pass: "Pass"
            case .warn: "Remark"
            case .fail: "FAIL"
            case .undecided: "Not known"
            }
        let line = "\(word): \(item.title): \(item.found)"
        guard item.status != .pass else { return [line] }
        return [line, "  Required: \(item.required).\(item.why.isEmpty ? "" : " " + item.why)"]
            + (item.fix.map { ["  To do: \($0)"] } ?? [])
    }
}
