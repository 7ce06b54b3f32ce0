import KSKClient
import Onboarding
import TerminalUI

extension CreationPage {
    var linear: LinearView {
        var view = LinearView(
            lines: progress.told(assurance: "It is safe to leave: the request is in the journal."))
        switch outcome {
        case .underWay: break
        case .done:
            view.lines.append(end)
            view.question = "Go on to signing the zone"
            view.choices = [LinearView.Choice(label: "Go on", inputs: [.key(.enter)])]
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
}
