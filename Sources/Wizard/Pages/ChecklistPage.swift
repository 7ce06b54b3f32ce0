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
    var refusal: String?

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
            let checklist = Onboarding.checklist(for: facts)
            state = .ready(facts, checklist)
            // The first line that needs attention is the one to explain.
            selected =
                checklist.items.firstIndex { $0.status == .fail }
                ?? checklist.items.firstIndex { $0.status != .pass } ?? 0
        case .failure(let problem):
            state = .failed(problem)
        }
    }

    mutating func askAgain() -> [PageAction] {
        state = .gathering
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
        default: return [.pass]
        }
    }

    mutating func mark(_ index: Int) -> [PageAction] {
        if let items = checklist?.items, items.indices.contains(index) { selected = index }
        return []
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
                .say("Route 53 would refuse this key. Mend the lines with ✗ and press r, or take another key with o.")
            ]
        }
        guard checklist.resolvedARN != nil else {
            return [.say("The key's ARN is not known, and Route 53 takes nothing else. Enter the key by its ARN.")]
        }
        return [.goOn]
    }
}
