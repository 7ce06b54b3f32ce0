import KSKClient
import Onboarding
import TerminalUI

/// Where the operator chooses the KMS key that becomes the key-signing key.
struct KeyPage: Page {
    enum Listing: Hashable {
        case loading
        case loaded
        case failed(Problem)
    }

    let zone: ZoneFacts
    private(set) var listing = Listing.loading
    private(set) var keys: [KeySummary] = []
    private(set) var selected = 0
    private var hasMoved = false
    /// The field for a key that is typed or pasted; nil while the list is used.
    private(set) var input: TextField?
    /// What is wrong with the typed key; shown after Enter, then checked on each key until it is right.
    private(set) var inputProblem: String?
    private(set) var chosen: KMSKeyIdentifier?

    init(zone: ZoneFacts) {
        self.zone = zone
    }

    var isTyping: Bool { input != nil }

    // MARK: What happened

    /// Takes the keys that are known so far, the most useful first; the one that is called after the zone comes before.
    mutating func listed(_ found: [KeySummary], isComplete: Bool) {
        let marked = hasMoved && keys.indices.contains(selected) ? keys[selected].keyID : nil
        keys = found.filter(isNamedAfterZone) + found.filter { !isNamedAfterZone($0) }
        selected = marked.flatMap { id in keys.firstIndex { $0.keyID == id } } ?? 0
        if isComplete { listing = .loaded }
    }

    mutating func listingFailed(_ problem: Problem) {
        listing = .failed(problem)
    }

    /// Chooses a key that has just been made, and is not in the list yet.
    mutating func take(_ arn: KMSKeyARN) {
        chosen = KMSKeyIdentifier(arn)
        listing = .loading
    }

    mutating func askAgain() -> [PageAction] {
        listing = .loading
        return [.perform(.listKeys)]
    }

    // MARK: Keys

    mutating func press(_ key: Key) -> [PageAction] {
        if input != nil { return pressInField(key) }
        if let move = ListKey(key) {
            selected = Scrolling.moved(selected, by: move, count: keys.count)
            hasMoved = true
            return []
        }
        switch key {
        case .enter: return choose()
        case .escape: return [.goBack]
        case .character("e"):
            input = TextField(limit: Self.inputLimit)
            return []
        case .character("r"): return askAgain()
        case .character("m"): return [.detour(.newKey)]
        default: return [.pass]
        }
    }

    mutating func paste(_ text: String) -> [PageAction] {
        if input == nil { input = TextField(limit: Self.inputLimit) }
        let outcome = input?.paste(text)
        recheck()
        if case .cut(let limit) = outcome { return [.say("The pasted text was cut to \(limit) characters.")] }
        return []
    }

    mutating func mark(_ index: Int) -> [PageAction] {
        guard keys.indices.contains(index) else { return [] }
        (selected, hasMoved) = (index, true)
        return []
    }

    /// Why a key of the list cannot be chosen.
    func obstacles(of key: KeySummary) -> [String] {
        let isUsed = zone.keySigningKeys.contains { $0.kmsARN == key.arn?.description }
        return key.obstacles + (isUsed ? ["already a KSK of this zone"] : [])
    }

    private static let inputLimit = 2048

    private mutating func choose() -> [PageAction] {
        guard keys.indices.contains(selected) else {
            return [
                .say(
                    listing == .loading
                        ? "The keys are still being listed." : "There is no key; e takes one by its ARN.")
            ]
        }
        let key = keys[selected]
        let obstacles = obstacles(of: key)
        guard obstacles.isEmpty || isMendable(key) else {
            return [.say("\(key.title): \(obstacles.joined(separator: ", "))")]
        }
        guard listing != .loading || hasMoved else { return [.say("The keys are still being listed.")] }
        chosen = key.identifier
        return [.goOn]
    }

    private mutating func pressInField(_ key: Key) -> [PageAction] {
        switch key {
        case .escape:
            (input, inputProblem) = (nil, nil)
        case .enter:
            guard let text = input?.text else { return [] }
            do {
                chosen = try KeyInputRule.identifier(from: text)
                // Whoever comes back wants another key.
                (input, inputProblem) = (nil, nil)
                return [.goOn]
            } catch {
                inputProblem = error.sentence
            }
        default:
            guard input?.handle(key) == true else { return [.pass] }
            recheck()
        }
        return []
    }

    /// Lets an error go away by itself, but never lets one come while typing.
    private mutating func recheck() {
        guard inputProblem != nil, let text = input?.text else { return }
        do {
            _ = try KeyInputRule.identifier(from: text)
            inputProblem = nil
        } catch {
            inputProblem = error.sentence
        }
    }

    /// Whether only the key's state is wrong, which the checklist can mend.
    private func isMendable(_ key: KeySummary) -> Bool {
        guard let metadata = key.metadata, StateRepair(metadata) != nil else { return false }
        return obstacles(of: key).count == 1
    }

    /// Whether a key that fits is called after the zone, as ksk and AWS's guides call it.
    private func isNamedAfterZone(_ key: KeySummary) -> Bool {
        let wanted = "dnssec-" + String(zone.zone.displayName.map { $0 == "." ? "-" : $0 })
        return obstacles(of: key).isEmpty && key.aliases.contains { $0.hasSuffix(wanted) }
    }
}

extension KeySummary {
    /// The alias, or the id of a key that has none.
    var title: String { aliases.first ?? keyID }

    /// What KMS is asked with: the ARN where it is known.
    var identifier: KMSKeyIdentifier { KMSKeyIdentifier(rawValue: arn?.description ?? keyID) }
}
