import KSKClient
import Onboarding
import TerminalUI

extension RepairPage {
    var bindings: [KeyBinding] {
        if isUnderWay { return [] }
        var bindings: [KeyBinding] = []
        if !repair.isEmpty, repair.obstacle == nil {
            bindings.append(KeyBinding("a", "Apply", "Make the change, after asking; the old policy is kept."))
        }
        if policy != nil {
            bindings += [
                KeyBinding("c", "Copy", "Copy the whole new policy."),
                KeyBinding("w", "To a file", "Write the whole new policy to a file, for someone else to apply."),
                KeyBinding("v", isWhole ? "Changes" : "Whole", "Show the whole new policy, or only what changes."),
            ]
        }
        return bindings + [
            KeyBinding("Esc", "Back", "Go back to the checklist; nothing is changed."),
            KeyBinding("Up Down", "Scroll", "Show what does not fit.", isInBar: false),
        ]
    }

    func view(size: Size) -> PageView {
        var view = PageView(size: size)
        view.write("What would mend this key", row: 0, role: .title)
        view.write(repair.keyARN?.description ?? facts.identifier.rawValue, row: 1, role: .hint)
        view.scroll(lines, from: 2, first: firstRow)
        return view
    }

    private typealias Line = PageView.ScrolledLine

    var lines: [PageView.ScrolledLine] {
        switch state {
        case .proposed: return proposal
        case .underWay(let texts):
            return texts.enumerated().map { index, text in
                Line(text: (index == texts.count - 1 ? "● " : "✓ ") + text + (index == texts.count - 1 ? "…" : ""))
            }
        case .failed(let problem):
            return [Line(text: "✗ " + problem.summary, role: .bad)] + problem.details.map { Line(text: $0, indent: 3) }
                + [Line(text: "Esc goes back; r on the checklist reads the key again.", role: .hint, indent: 3)]
        }
    }

    private var proposal: [PageView.ScrolledLine] {
        var lines: [PageView.ScrolledLine] = []
        if let state = repair.state {
            lines.append(Line(text: "\(state.operations.joined(separator: ", then ")): \(state.sentence)."))
        }
        switch repair.policy {
        case .success(let policy): lines += self.lines(of: policy)
        case .failure(let refusal): lines.append(Line(text: refusal.description, role: .hint))
        }
        if repair.isEmpty {
            lines.append(Line(text: "What is wrong with this key cannot be changed: take another one, or make one."))
        } else if let obstacle = repair.obstacle {
            lines.insert(Line(text: obstacle, role: .warning), at: 0)
        }
        return lines
    }

    private func lines(of policy: PolicyRepair) -> [PageView.ScrolledLine] {
        let changes = policy.changes.map { Line(text: "· " + $0.prefix(1).uppercased() + $0.dropFirst() + ".") }
        let remark = Line(text: "Shown with line breaks; the policy stays on one line.", role: .hint)
        let head = changes + (policy.isReflowed ? [remark] : []) + [Line(text: "")]
        guard !isWhole else {
            let text = policy.isReflowed ? PolicyRepair.reflowed(policy.new) : policy.new
            return head + text.split(separator: "\n", omittingEmptySubsequences: false).map { Line(text: String($0)) }
        }
        return head + policy.diff.map { Line(text: $0.shown, role: $0.kind.role, isCut: true) }
    }
}

extension DiffLine.Kind {
    var role: Role {
        switch self {
        case .same: .normal
        case .removed: .bad
        case .added: .good
        case .gap: .hint
        }
    }
}
