import KSKClient
import Onboarding
import TerminalUI

extension KeyPage: TextAnswering {
    var linear: LinearView {
        let leaveField: [LinearView.Input] = isTyping ? [.key(.escape)] : []
        let commands = [
            LinearView.Command(
                word: "back", help: "Go back to the zones; all answers are kept.", inputs: leaveField + [.key(.escape)]),
            LinearView.Command(
                word: "again", help: "List the keys again.", inputs: leaveField + [.key(.character("r"))]),
        ]
        var view = LinearView(commands: commands)
        switch listing {
        case .loading: return LinearView(lines: ["Listing the KMS keys…"])
        case .failed(let problem): view.lines = [problem.summary] + problem.details
        case .loaded: break
        }
        view.remark = inputProblem
        view.question =
            keys.isEmpty
            ? "Which KMS key? An ARN, a key id, or alias/NAME"
            : "Which KMS key shall become the key-signing key? \(keys.count) keys; a number, an ARN, a key id, or alias/NAME"
        view.choices = keys.indices.map {
            LinearView.Choice(label: label(of: keys[$0]), inputs: leaveField + [.mark($0), .key(.enter)])
        }
        if !isTyping, keys.indices.contains(selected) {
            (view.onEmpty, view.emptyAnswer) = ([.key(.enter)], "\(selected + 1)")
        }
        return view
    }

    func inputs(for text: String) -> [LinearView.Input]? {
        (isTyping ? LinearView.Input.replacing(with: text) : [.paste(text)]) + [.key(.enter)]
    }

    private func label(of key: KeySummary) -> String {
        let name = key.aliases.isEmpty ? key.keyID : "\(key.title), \(key.keyID)"
        let obstacles = obstacles(of: key)
        if !obstacles.isEmpty { return "\(name), not possible: \(obstacles.joined(separator: ", "))" }
        let facts = [key.metadata?.keySpec?.rawValue, key.metadata?.keyState.rawValue].compactMap { $0 }
        return ([name] + facts).joined(separator: ", ")
    }
}
