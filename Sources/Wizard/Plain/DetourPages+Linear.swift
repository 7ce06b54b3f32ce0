import Onboarding
import TerminalUI

extension ExplanationPage {
    var linear: LinearView {
        LinearView(
            lines: [explanation.title] + (found.map { ["Found: \($0)"] } ?? []) + explanation.lines.dropFirst(2),
            question: "Back to the checklist", commands: [.back(.key(.escape))], onEmpty: [.key(.escape)])
    }
}

extension NewKeyPage {
    var linear: LinearView {
        var view = LinearView(lines: lines.map(\.text), commands: [.back(.key(.escape))])
        switch state {
        case .review:
            view.question = "Make this key"
            view.choices = [
                LinearView.Choice(label: "Go back and make nothing", inputs: [.key(.escape)]),
                LinearView.Choice(label: "Make this key, after one more question", inputs: [.key(.enter)]),
            ]
        case .underWay: view.commands = []
        case .made:
            view.question = "Check this key"
            view.choices = [LinearView.Choice(label: "Go on to its checklist", inputs: [.key(.enter)])]
            (view.onEmpty, view.emptyAnswer) = ([.key(.enter)], "1")
        case .failed:
            view.question = "The key was not made. Back to the list of keys"
            view.onEmpty = [.key(.escape)]
        }
        return view
    }
}

extension PolicyPage: TextAnswering {
    var linear: LinearView {
        LinearView(
            lines: ["The policy of the key \(key) is not known here; it can be read from a file."], remark: problem,
            question: isReading ? nil : "Which file has the key policy", commands: [.back(.key(.escape))])
    }

    func inputs(for text: String) -> [LinearView.Input]? {
        LinearView.Input.replacing(with: text) + [.key(.enter)]
    }
}

extension RepairPage {
    var linear: LinearView {
        var view = LinearView(lines: lines.map(\.text), commands: [.back(.key(.escape))])
        switch state {
        case .underWay: view.commands = []
        case .failed:
            view.question = "The change was not made. Back to the checklist"
            view.onEmpty = [.key(.escape)]
        case .proposed:
            view.question = "Apply this change"
            view.choices = [
                LinearView.Choice(label: "Go back and change nothing", inputs: [.key(.escape)]),
                LinearView.Choice(label: "Apply it, after one more question", inputs: [.key(.character("a"))]),
                LinearView.Choice(label: "Write the new policy to a file", inputs: [.key(.character("w"))]),
            ]
        }
        return view
    }
}
