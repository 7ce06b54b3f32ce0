import TerminalUI

extension ReviewPage {
    var linear: LinearView {
        let content = lines.dropFirst().filter { !$0.text.isEmpty }
        return LinearView(
            lines: ["Nothing has been sent yet. This is the request:"]
                + content.map { String(repeating: " ", count: $0.indent - 1) + $0.text },
            question: "Send this request",
            choices: [
                LinearView.Choice(label: "Go back and change nothing", inputs: [.key(.escape)]),
                LinearView.Choice(label: "Send this request", inputs: [.key(.enter)]),
            ],
            commands: [.back(.key(.escape))], isDecisive: true)
    }
}
