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
        let top = input.map { drawInput($0, on: &view) } ?? Self.listTop
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
        let visible = visibleRows(on: &view, from: top)
        for (offset, index) in visible.enumerated() {
            draw(keys[index], isSelected: index == selected && !isTyping, on: &view, row: top + offset)
        }
        if !isTyping, !keys.isEmpty {
            view.cursor = Position(row: top + selected - visible.lowerBound, column: 1)
        }
    }

    private static func nameWidth(in view: PageView) -> Int { max(20, min(36, view.size.width / 2 - 8)) }

    /// The key in full, where its line cannot show its name or why it cannot be chosen.
    private func whole(_ key: KeySummary, in view: PageView) -> String? {
        let (width, obstacles) = (Self.nameWidth(in: view), obstacles(of: key).joined(separator: ", "))
        guard TerminalText(key.title).width > width || TerminalText(obstacles).width > view.size.width - width - 7
        else { return nil }
        return [key.title, key.keyID, obstacles.isEmpty ? "" : "✗ \(obstacles)"].joined(separator: "  ")
    }

    private static let listTop = 2

    /// The rows that there is room for, above what the marked one says in full.
    private func visibleRows(on view: inout PageView, from top: Int) -> Range<Int> {
        let marked = !isTyping && keys.indices.contains(selected) ? keys[selected] : nil
        let below = view.footnote(marked.flatMap { whole($0, in: view) })
        return Scrolling.visible(count: keys.count, selected: selected, height: view.size.height - top - below)
    }

    func item(atRow row: Int, size: Size) -> Int? {
        // Beside a field that is typed into, the list is only looked at.
        guard !isTyping else { return nil }
        var view = PageView(size: size)
        let visible = visibleRows(on: &view, from: Self.listTop)
        let index = row - Self.listTop + visible.lowerBound
        return visible.contains(index) ? index : nil
    }

    private func draw(_ key: KeySummary, isSelected: Bool, on view: inout PageView, row: Int) {
        let obstacles = obstacles(of: key)
        let role: Role = isSelected ? .focus : obstacles.isEmpty && key.isUsable ? .normal : .disabled
        if isSelected { view.highlight(row: row) }
        view.write(isSelected ? "›" : " ", row: row, role: role)
        let nameWidth = Self.nameWidth(in: view)
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
