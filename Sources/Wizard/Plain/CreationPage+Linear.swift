import FoundationEssentials
import KSKClient
import Onboarding
import TerminalUI

extension CreationPage {
    /// How often it is told that the work still goes on.
    private static let silence = 15

    var linear: LinearView {
        var view = LinearView(lines: lines.flatMap(progress))
        switch outcome {
        case .underWay: break
        case .done:
            view.lines.append(end)
            view.question = "Go on to the DS record"
            view.choices = [LinearView.Choice(label: "Show the DS record", inputs: [.key(.enter)])]
            (view.onEmpty, view.emptyAnswer) = ([.key(.enter)], "1")
        case .failed(let problem):
            view.lines += [problem.summary] + problem.details
            view.question = "Go back; all answers are kept"
            view.choices = [LinearView.Choice(label: "Go back", inputs: [.key(.enter)])]
            view.commands = [.back(.key(.enter))]
            (view.onEmpty, view.emptyAnswer) = ([.key(.enter)], "1")
        }
        return view
    }

    /// A step, and a line for each quarter of a minute that it has gone on.
    private func progress(of line: Line) -> [String] {
        let seconds = Int((line.ended ?? now).timeIntervalSince(line.started))
        let reminders = stride(from: Self.silence, through: max(0, seconds), by: Self.silence).map {
            "Still waiting after \($0) seconds. It is safe to leave: the request is in the journal."
        }
        return [line.text + "."] + reminders
    }
}
