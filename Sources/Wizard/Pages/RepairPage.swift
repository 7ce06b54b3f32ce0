import KSKClient
import Onboarding
import TerminalUI

/// Where ksk proposes what would mend the key, and makes the change when it is told to.
struct RepairPage: Page {
    enum State: Hashable, Sendable {
        case proposed
        /// The change is being made; the texts are what has been done.
        case underWay([String])
        case failed(Problem)
    }

    let facts: KeyFacts
    let repair: KeyRepair
    private(set) var state = State.proposed
    private(set) var firstRow = 0
    /// Whether the whole new policy is shown instead of the differences.
    private(set) var isWhole = false

    init(_ facts: KeyFacts) {
        self.facts = facts
        repair = KeyRepair(facts)
    }

    var policy: PolicyRepair? { try? repair.policy.get() }

    var isUnderWay: Bool { if case .underWay = state { true } else { false } }

    // MARK: What happened

    mutating func begin() {
        state = .underWay([])
        firstRow = 0
    }

    mutating func advanced(_ step: MendingStep) {
        guard case .underWay(let texts) = state, let text = step.text, text != texts.last else { return }
        state = .underWay(texts + [text])
    }

    mutating func failed(_ problem: Problem) { state = .failed(problem) }

    // MARK: Keys

    mutating func press(_ key: Key) -> [PageAction] {
        if isUnderWay { return [.say("The change is being made; wait until KMS shows it.")] }
        if let move = ListKey(key) {
            firstRow = Scrolling.moved(firstRow, by: move, count: Self.tallest)
            return []
        }
        switch key {
        case .escape: return [.goBack]
        case .character("a"), .enter: return apply(isEnter: key == .enter)
        case .character("c"): return withPolicy { [.perform(.copy($0.new, what: "the new policy"))] }
        case .character("v"):
            guard policy != nil else { return noPolicy }
            isWhole.toggle()
            firstRow = 0
            return []
        case .character("w"):
            return withPolicy { [.perform(.write(path: fileName, text: $0.new + "\n"))] }
        default: return [.pass]
        }
    }

    private func apply(isEnter: Bool) -> [PageAction] {
        if isEnter { return [.say("a applies the change, after asking.")] }
        if repair.isEmpty { return [.say("There is nothing to apply.")] }
        if let obstacle = repair.obstacle { return [.say(obstacle)] }
        return [.ask(.repair)]
    }

    private func withPolicy(_ action: (PolicyRepair) -> [PageAction]) -> [PageAction] {
        policy.map(action) ?? noPolicy
    }

    private var noPolicy: [PageAction] { [.say("No change to the policy is proposed.")] }

    private var fileName: String { "key-policy-\(repair.keyARN?.keyID ?? "key").json" }

    /// More rows than the longest policy has on the narrowest terminal.
    static let tallest = 20_000
}

extension MendingStep {
    /// What is being done, or has been.
    var text: String? {
        switch self {
        case .keptOldPolicy(let path): "The old policy is kept in \(path)"
        case .orderWritten: "The order is in the journal"
        case .sending(let operation): "Sending \(operation)"
        case .lookingAfterLostReply: "Asking KMS what became of it"
        case .waiting: "Waiting until KMS shows it everywhere"
        case .inForce: nil
        }
    }
}
