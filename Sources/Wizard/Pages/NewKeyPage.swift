import KSKClient
import Onboarding
import TerminalUI

/// Where a KMS key is made for the zone, after everything about it has been shown.
struct NewKeyPage: Page {
    enum State: Hashable, Sendable {
        case review
        /// The key is being made; the texts are what has been done.
        case underWay([String])
        case made(MadeKey)
        case failed(Problem)
    }

    let zone: ZoneFacts
    let order: KeyOrder
    private(set) var state = State.review
    private(set) var firstRow = 0

    init(zone: ZoneFacts, order: KeyOrder) {
        self.zone = zone
        self.order = order
    }

    var isUnderWay: Bool { if case .underWay = state { true } else { false } }

    /// The key, once it is there.
    var made: MadeKey? { if case .made(let key) = state { key } else { nil } }

    // MARK: What happened

    mutating func begin() {
        state = .underWay([])
        firstRow = 0
    }

    mutating func advanced(_ step: MendingStep) {
        guard case .underWay(let texts) = state, let text = step.text, text != texts.last else { return }
        state = .underWay(texts + [text])
    }

    mutating func answered(_ result: Result<MadeKey, Problem>) {
        switch result {
        case .success(let key): state = .made(key)
        case .failure(let problem): state = .failed(problem)
        }
    }

    // MARK: Keys

    mutating func press(_ key: Key) -> [PageAction] {
        if let move = ListKey(key), state == .review {
            firstRow = Scrolling.moved(firstRow, by: move, count: Self.tallest)
            return []
        }
        switch (key, state) {
        case (_, .underWay): return [.say("The key is being made; the order is in the journal and is not lost.")]
        case (.enter, .review), (.character("m"), .review): return [.ask(.newKey)]
        case (.enter, .made(let key)): return [.useKey(key.arn)]
        case (.escape, _), (.enter, .failed): return [.goBack]
        default: return [.pass]
        }
    }

    var bindings: [KeyBinding] {
        switch state {
        case .review:
            [
                KeyBinding("Enter", "Make it", "Make this key, after asking."),
                KeyBinding("Esc", "Back", "Go back to the list of keys; nothing is made."),
                KeyBinding("Up Down", "Scroll", "Show what does not fit."),
            ]
        case .underWay: []
        case .made: [KeyBinding("Enter", "Check it", "Go on with this key to its checklist.")]
        case .failed: [KeyBinding("Esc", "Back", "Go back to the list of keys.")]
        }
    }

    // MARK: The picture

    func view(size: Size) -> PageView {
        var view = PageView(size: size)
        view.write("A new KMS key for \(zone.zone.displayName)", row: 0, role: .title)
        view.scroll(lines, from: 2, first: firstRow)
        return view
    }

    private typealias Line = PageView.ScrolledLine

    var lines: [PageView.ScrolledLine] {
        switch state {
        case .review: return review
        case .underWay(let texts):
            return texts.enumerated().map { index, text in
                Line(text: (index == texts.count - 1 ? "● " : "✓ ") + text + (index == texts.count - 1 ? "…" : ""))
            }
        case .made(let key):
            return [
                Line(
                    text: key.wasFound ? "✓ The key is there: an earlier order made it." : "✓ The key is made.",
                    role: .good),
                Line(text: key.arn.description, indent: 3),
            ] + (key.alias.map { [Line(text: "Alias: \($0)", indent: 3)] } ?? [])
                + (key.remark.map { [Line(text: "! \($0)", role: .warning, indent: 3)] } ?? [])
                + [Line(text: "Enter checks it, as any other key.", role: .hint, indent: 3)]
        case .failed(let problem):
            return [Line(text: "✗ " + problem.summary, role: .bad)] + problem.details.map { Line(text: $0, indent: 3) }
        }
    }

    private var review: [PageView.ScrolledLine] {
        let key = order.operation
        let facts = [
            "Nothing has been sent yet. This key would be made in us-east-1:",
            "Spec         \(key.keySpec)", "Usage        \(key.keyUsage)", "Alias        \(order.alias)",
            "Description  \(order.description)",
            "Tags         " + key.tags.map { "\($0.key)=\($0.value)" }.joined(separator: ", "),
            "Cost         \(KeyOrder.cost)",
            "Policy       account \(order.account) decides by its IAM policies; Route 53 may do what it needs, for this zone",
        ]
        return facts.enumerated().map { Line(text: $1, role: $0 == 0 ? .title : .normal, hanging: $0 == 0 ? 0 : 13) }
            + order.policy.split(separator: "\n").map { Line(text: String($0), role: .hint, indent: 3, isCut: true) }
    }

    /// More rows than the review has on the narrowest terminal.
    static let tallest = 120
}
