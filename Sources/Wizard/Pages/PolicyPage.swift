import Onboarding
import TerminalUI

/// Where a key policy is given by hand: pasted, or read from a file.
struct PolicyPage: Page {
    let key: String
    private(set) var path = TextField(limit: 4096)
    private(set) var problem: String?
    private(set) var isReading = false

    init(key: String) {
        self.key = key
    }

    var isTyping: Bool { true }

    var bindings: [KeyBinding] {
        [
            KeyBinding("Enter", "Read", "Read the policy from the file."),
            KeyBinding("Esc", "Back", "Go back to the checklist."),
        ]
    }

    mutating func failed(_ problem: Problem) {
        isReading = false
        self.problem = ([problem.summary] + problem.details).joined(separator: " ")
    }

    mutating func press(_ key: Key) -> [PageAction] {
        switch key {
        case .escape: return [.goBack]
        case .enter:
            guard !path.text.isEmpty else { return [.say("Paste the policy, or type the name of a file.")] }
            isReading = true
            return [.perform(.readPolicy(path: path.text))]
        default:
            problem = nil
            return path.handle(key) ? [] : [.pass]
        }
    }

    /// A text in braces is the policy itself; any other is a part of the file's name.
    mutating func paste(_ text: String) -> [PageAction] {
        problem = nil
        guard text.drop(while: \.isWhitespace).hasPrefix("{") else {
            _ = path.paste(text)
            return []
        }
        do {
            _ = try KeyPolicyDocument(json: text)
            return [.givePolicy(text)]
        } catch {
            problem = "What was pasted cannot be judged: \(error)"
            return []
        }
    }

    func view(size: Size) -> PageView {
        var view = PageView(size: size)
        view.write("Give the key policy by hand", row: 0, role: .title)
        view.write(key, row: 1, role: .hint)
        let row = view.wrap(
            "Paste the policy here, or name a file that has it. Whoever owns the key gets it with: "
                + "aws kms get-key-policy --region us-east-1 --policy-name default --output text --query Policy --key-id "
                + key, row: 3)
        view.write("File", row: row + 1)
        view.field(path, row: row + 1, column: 6, width: size.width - 8, isFocused: true)
        if let problem {
            view.wrap("! " + problem, row: row + 2, column: 6, role: .bad, rows: 4)
        } else if isReading {
            view.write("reading…", row: row + 2, column: 6, role: .hint)
        }
        return view
    }
}
