import TerminalUI

extension ConnectionPage {
    var linear: LinearView {
        guard let problem else { return LinearView(lines: ["Asking AWS who you are…"]) }
        return LinearView(
            lines: [problem.summary] + problem.details, question: "What now",
            choices: [
                LinearView.Choice(label: "Practise on the embedded sandbox", inputs: [.key(.character("p"))]),
                LinearView.Choice(label: "Ask AWS again", inputs: [.key(.character("r"))]),
            ],
            commands: [.again(.key(.character("r")))])
    }
}
