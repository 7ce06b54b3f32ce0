import KSKClient
import Onboarding
import TerminalUI

extension ChecklistPage {
    var bindings: [KeyBinding] {
        [
            KeyBinding("Enter", "Go on", "Go on to the parameters; possible when no line fails."),
            KeyBinding("f", "Fix", "Propose what would mend the key, and show it before anything is changed."),
            KeyBinding("?", "Explain", "Say at length what the marked line means, with its source."),
            KeyBinding("r", "Again", "Read the key and its policy again."),
            KeyBinding("p", "Policy", "Give the key policy by hand, for a key of another account."),
            KeyBinding("o", "Other key", "Go back and choose another key."),
            KeyBinding("v", "Plain", "Show all lines whole, without borders.", isInBar: false),
            KeyBinding("Up Down", "Move", "Mark a line; what it needs and why stands below the list.", isInBar: false),
        ]
    }

    func view(size: Size) -> PageView {
        var view = PageView(size: size)
        view.write("May Route 53 sign with this key?", row: 0, role: .title)
        view.write(checklist?.resolvedARN?.description ?? key.rawValue, row: 1, role: .hint)
        switch state {
        case .gathering: view.write("Reading the key and its policy…", row: 3, role: .hint)
        case .failed(let problem): view.show(problem, row: 3)
        case .ready(_, let checklist): draw(checklist, on: &view)
        }
        return view
    }

    private func draw(_ checklist: Checklist, on view: inout PageView) {
        // Where something is wrong, its explanation matters more than the lines that pass.
        let explained = min(checklist.verdict == .pass ? 3 : 6, max(2, view.size.height / 3))
        let most = max(2, view.size.height / 4)
        let top = refusal.map { view.wrap($0, row: 2, role: .bad, rows: most) } ?? 2
        let height = max(1, view.size.height - top - explained - 1)
        let visible = Scrolling.visible(count: checklist.items.count, selected: selected, height: height)
        for (offset, index) in visible.enumerated() {
            draw(checklist.items[index], isSelected: index == selected, on: &view, row: top + offset)
        }
        view.cursor = Position(row: top + selected - visible.lowerBound, column: 1)
        let below = top + visible.count
        if visible.upperBound < checklist.items.count {
            view.write("↓ \(checklist.items.count - visible.upperBound) more", row: below, column: 3, role: .hint)
        }
        drawVerdict(of: checklist, on: &view, row: below)
        if checklist.items.indices.contains(selected) {
            explain(
                checklist.items[selected], isCut: isCut(checklist.items[selected], in: view), on: &view, row: below + 1,
                rows: view.size.height - below - 1)
        }
    }

    private func draw(_ item: CheckItem, isSelected: Bool, on view: inout PageView, row: Int) {
        let sign = Sign(item.status)
        if isSelected { view.highlight(row: row) }
        view.write(sign.text, row: row, column: 1, role: isSelected ? .focus : sign.role)
        let titleWidth = Self.titleWidth(in: view)
        view.write(item.title, row: row, column: 3, role: isSelected ? .focus : .normal, width: titleWidth)
        let role: Role = isSelected ? .focus : item.status == .pass ? .hint : sign.role
        view.write(item.found, row: row, column: 3 + titleWidth + 1, role: role)
    }

    private static func titleWidth(in view: PageView) -> Int { max(18, min(26, view.size.width / 3)) }

    /// Whether the line has no room for all that was found.
    private func isCut(_ item: CheckItem, in view: PageView) -> Bool {
        TerminalText(item.found).width > view.size.width - 4 - Self.titleWidth(in: view)
    }

    private func drawVerdict(of checklist: Checklist, on view: inout PageView, row: Int) {
        let sentence = Self.sentence(for: checklist)
        let width = sentence.text.count + 2
        let column = max(14, view.size.width - width - 1)
        view.write("\(Sign(checklist.verdict).text) \(sentence.text)", row: row, column: column, role: sentence.role)
    }

    static func sentence(for checklist: Checklist) -> (text: String, role: Role) {
        func count(_ status: CheckStatus) -> Int { checklist.items.count { $0.status == status } }
        switch checklist.verdict {
        case .fail:
            return ("\(count(.fail)) of \(checklist.items.count) checks fail", .bad)
        case .undecided:
            return ("\(count(.undecided)) of \(checklist.items.count) checks cannot be decided from here", .warning)
        case .pass, .warn:
            let warnings = count(.warn) + count(.undecided)
            if warnings == 0 { return ("every check passes", .good) }
            return ("every check passes, \(warnings) with a remark", .good)
        }
    }

    /// What is required, what was found, why it matters, what to do: as much as fits.
    private func explain(_ item: CheckItem, isCut: Bool, on view: inout PageView, row: Int, rows: Int) {
        guard rows > 0 else { return }
        let parts = [
            item.status == .pass && !isCut ? nil : item.found + ".", item.fix.map { "To do: \($0)" },
            "Required: \(item.required).", item.why,
        ]
        view.wrap(parts.compactMap { $0 }.joined(separator: " "), row: row, column: 3, rows: rows)
    }
}
