import KSKClient
import Onboarding
import TerminalUI

extension KeyPage {
    var bindings: [KeyBinding] {
        if isTyping {
            return [
                KeyBinding("Enter", "Take it", "Take the typed key and go on to its checklist."),
                KeyBinding("Esc", "List", "Go back to the list of keys."),
            ]
        }
        return [
            KeyBinding("Enter", "Choose", "Choose the marked key and go on to its checklist."),
            KeyBinding("e", "Enter ARN", "Type or paste a key's ARN, id or alias, also of another account."),
            KeyBinding("m", "Make one", "Make a new KMS key for this zone, after a review."),
            KeyBinding("Up Down", "Move", "Mark another key.", isInBar: false),
            .askAgain, .back,
        ]
    }

    func view(size: Size) -> PageView {
        var view = PageView(size: size)
        view.write("Which KMS key shall become the key-signing key?", row: 0, role: .title)
        let top = input.map { drawInput($0, on: &view) } ?? 2
        if case .failed(let problem) = listing {
            view.show(problem, row: top)
            return view
        }
        let state = listing == .loading ? "listing the keys…" : "\(keys.count) keys"
        view.write(state, row: 0, column: max(50, size.width - state.count - 1), role: .hint)
        if listing == .loaded, keys.isEmpty {
            view.wrap(
                "This account has no KMS key in us-east-1. A key for DNSSEC is customer managed, of spec "
                    + "ECC_NIST_P256 and usage SIGN_VERIFY. m makes one; e takes a key by its ARN.", row: top)
        }
        drawList(on: &view, from: top)
        return view
    }

    private func drawInput(_ field: TextField, on view: inout PageView) -> Int {
        view.write("Key", row: 1)
        view.field(field, row: 1, column: 5, width: view.size.width - 7, isFocused: true)
        if let inputProblem {
            view.write("! ", row: 2, column: 5, role: .bad)
            return view.wrap(inputProblem, row: 2, column: 7, role: .bad, rows: 3) + 1
        }
        view.write("An ARN of a key or of an alias, a key id, or alias/NAME", row: 2, column: 6, role: .hint)
        return 4
    }

    private func drawList(on view: inout PageView, from top: Int) {
        let visible = Scrolling.visible(count: keys.count, selected: selected, height: view.size.height - top)
        for (offset, index) in visible.enumerated() {
            draw(keys[index], isSelected: index == selected && !isTyping, on: &view, row: top + offset)
        }
        if !isTyping, !keys.isEmpty {
            view.cursor = Position(row: top + selected - visible.lowerBound, column: 1)
        }
    }

    private func draw(_ key: KeySummary, isSelected: Bool, on view: inout PageView, row: Int) {
        let obstacles = obstacles(of: key)
        let role: Role = isSelected ? .focus : obstacles.isEmpty && key.isUsable ? .normal : .disabled
        if isSelected { view.highlight(row: row) }
        view.write(isSelected ? "›" : " ", row: row, role: role)
        let nameWidth = max(20, min(36, view.size.width / 2 - 8))
        view.write(key.title, row: row, column: 3, role: role, width: nameWidth)
        let column = 3 + nameWidth + 2
        if obstacles.isEmpty {
            let spec = key.metadata?.keySpec?.rawValue ?? ""
            let state = key.metadata?.keyState.rawValue ?? ""
            let after = view.write("\(spec)  \(state)", row: row, column: column, role: role)
            if !key.aliases.isEmpty {
                view.write(key.keyID, row: row, column: after + 2, role: isSelected ? .focus : .hint)
            }
        } else {
            view.write("✗ " + obstacles.joined(separator: ", "), row: row, column: column, role: role)
        }
    }
}
