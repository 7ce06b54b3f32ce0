import KSKClient
import Onboarding
import TerminalUI

/// Where ksk says line by line whether Route 53 would take the key.
struct ChecklistPage: Page {
    enum State: Sendable {
        case gathering
        case ready(KeyFacts, Checklist)
        case failed(Problem)
    }

    let zone: ZoneFacts
    let key: KMSKeyIdentifier
    private(set) var state = State.gathering
    private(set) var selected = 0
    /// Why Route 53 refused the key although the checklist had passed; above the fresh reading.
    private(set) var refusal: String?
    /// The code of that refusal, and the reading before it; until the fresh one is compared with it.
    private var refused: (code: String, checklist: Checklist, policy: String?)?
    /// A policy that was given by hand, for a key whose own is not shown.
    private var givenPolicy: String?

    init(zone: ZoneFacts, key: KMSKeyIdentifier) {
        self.zone = zone
        self.key = key
    }

    var checklist: Checklist? {
        if case .ready(_, let checklist) = state { checklist } else { nil }
    }

    var facts: KeyFacts? {
        if case .ready(let facts, _) = state { facts } else { nil }
    }

    // MARK: What happened

    mutating func gathered(_ result: Result<KeyFacts, Problem>) {
        switch result {
        case .success(let facts):
            // What KMS shows is newer than what was pasted.
            let given = facts.policy.value == nil ? givenPolicy : nil
            show(given.map { facts.judging(policy: $0) } ?? facts)
        case .failure(let problem):
            state = .failed(problem)
        }
    }

    /// Judges a policy that was given by hand.
    mutating func judge(policy: String) {
        givenPolicy = policy
        if let facts { show(facts.judging(policy: policy)) }
    }

    private mutating func show(_ facts: KeyFacts) {
        let checklist = Onboarding.checklist(for: facts)
        state = .ready(facts, checklist)
        // The first line that needs attention is the one to explain.
        selected =
            checklist.items.firstIndex { $0.status == .fail }
            ?? checklist.items.firstIndex { $0.status != .pass } ?? 0
        guard let refused else { return }
        let changes = ChecklistChanges(
            from: refused.checklist, to: checklist, policyChanged: refused.policy != facts.policy.value)
        refusal = changes.sentence(afterRefusalBy: refused.code)
        self.refused = nil
    }

    /// Reads the key anew after Route 53 has refused it, and compares.
    mutating func askAgain(afterRefusalBy code: String) -> [PageAction] {
        refused = checklist.map { (code, $0, facts?.policy.value) }
        return askAgain()
    }

    mutating func askAgain() -> [PageAction] {
        state = .gathering
        refusal = nil
        return [.perform(.gatherKeyFacts(key, zone))]
    }

    // MARK: Keys

    mutating func press(_ key: Key) -> [PageAction] {
        if let move = ListKey(key) {
            selected = Scrolling.moved(selected, by: move, count: checklist?.items.count ?? 0)
            return []
        }
        switch key {
        case .enter: return goOn()
        case .escape, .character("o"): return [.goBack]
        case .character("r"): return askAgain()
        case .character("v") where checklist != nil: return [.perform(.showPlain(linear.lines))]
        case .character("f"): return mend()
        case .character("p"): return [.detour(.policy)]
        case .character("?"):
            guard let checklist, checklist.items.indices.contains(selected) else { return [.pass] }
            return [.detour(.explanation(checklist.items[selected].id.rawValue))]
        default: return [.pass]
        }
    }

    mutating func mark(_ index: Int) -> [PageAction] {
        if let items = checklist?.items, items.indices.contains(index) { selected = index }
        return []
    }

    /// A paste of a policy opens the page for it.
    mutating func paste(_ text: String) -> [PageAction] {
        var page = PolicyPage(key: key.rawValue)
        let actions = page.paste(text)
        return actions.isEmpty ? [.say(page.problem ?? "p takes a key policy, pasted or from a file.")] : actions
    }

    var takesQuestionMark: Bool { checklist != nil }

    private func mend() -> [PageAction] {
        guard let facts else { return [.say("The key is still being checked.")] }
        let repair = KeyRepair(facts)
        if repair.isEmpty, case .failure(let refusal) = repair.policy { return [.say(refusal.description)] }
        return [.detour(.repair)]
    }

    private func goOn() -> [PageAction] {
        guard let checklist else {
            if case .failed = state {
                return [.say("The key could not be checked; r asks again, o takes another key.")]
            }
            return [.say("The key is still being checked.")]
        }
        if checklist.verdict == .fail {
            return [
                .say("Route 53 would refuse this key. f proposes what mends it, r checks again, o takes another key.")
            ]
        }
        guard checklist.resolvedARN != nil else {
            return [.say("The key's ARN is not known, and Route 53 takes nothing else. Enter the key by its ARN.")]
        }
        return [.goOn]
    }
}
