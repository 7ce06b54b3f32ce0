import Onboarding
import TerminalUI

/// What a line of the checklist means, at length and with its source.
struct ExplanationPage: Page {
    let explanation: Explanation
    /// What was found, as the checklist says it.
    let found: String?
    private(set) var firstRow = 0

    init(_ explanation: Explanation, found: String? = nil) {
        self.explanation = explanation
        self.found = found
    }

    var bindings: [KeyBinding] {
        [
            KeyBinding("Esc", "Back", "Go back to the checklist."),
            KeyBinding("Up Down", "Scroll", "Show what does not fit."),
        ]
    }

    mutating func press(_ key: Key) -> [PageAction] {
        switch key {
        case .escape, .enter: return [.goBack]
        default:
            guard let move = ListKey(key) else { return [.pass] }
            firstRow = Scrolling.moved(firstRow, by: move, count: Self.tallest)
            return []
        }
    }

    /// More rows than the longest text has on the narrowest terminal.
    static let tallest = 80

    func view(size: Size) -> PageView {
        var view = PageView(size: size)
        view.write(explanation.title, row: 0, role: .title)
        view.write(explanation.id, row: 0, column: size.width - explanation.id.count - 1, role: .hint)
        let lines = (found.map { ["Found: \($0)", ""] } ?? []) + Array(explanation.lines.dropFirst(2))
        view.scroll(lines.map { .init(text: $0) }, from: 2, first: firstRow)
        return view
    }
}
