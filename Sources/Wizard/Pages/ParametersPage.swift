import KSKClient
import Onboarding
import TerminalUI

/// Where the operator fills in the key-signing key's parameters; each is validated when it is left or accepted, and
/// then on each key until it is right.
struct ParametersPage: Page {
    enum Field: CaseIterable, Sendable {
        case name
        case status
        case reference
    }

    /// What is known of the zone's other keys, which the name must differ from.
    enum ZoneCheck: Hashable {
        case asking
        case answered
        case failed(Problem)
    }

    private(set) var zone: ZoneFacts
    private(set) var keyARN: KMSKeyARN
    /// The alias of the key, for the eye.
    private(set) var keyTitle: String
    private(set) var name: TextField
    fileprivate(set) var status = KeySigningKeyStatus.active
    fileprivate(set) var reference: TextField
    private(set) var focus = Field.name
    private(set) var zoneCheck = ZoneCheck.asking
    /// Whether something was changed by hand, so that leaving would lose it.
    private(set) var isEdited = false
    /// Fields whose problem is shown: they were left or accepted while wrong.
    private(set) var complaining: Set<Field> = []
    /// Enter was pressed before Route 53 had told the zone's keys.
    private(set) var wantsToGoOn = false

    init(zone: ZoneFacts, keyARN: KMSKeyARN, keyTitle: String, name: String, reference: String) {
        self.zone = zone
        self.keyARN = keyARN
        self.keyTitle = keyTitle
        self.name = TextField(text: name, limit: Self.limit)
        self.reference = TextField(text: reference, limit: Self.limit)
    }

    /// Enough to keep and show what is too long, so that the operator sees it.
    fileprivate static let limit = 512

    var isTyping: Bool { focus != .status }

    /// Takes another key for the same zone; what was typed stays.
    mutating func use(keyARN: KMSKeyARN, keyTitle: String) {
        self.keyARN = keyARN
        self.keyTitle = keyTitle
    }

    // MARK: What happened

    /// Asks Route 53 for the zone's keys as they are now; typing goes on meanwhile.
    mutating func recheck() -> [PageAction] {
        zoneCheck = .asking
        return [.perform(.recheckZone(zone.zone))]
    }

    mutating func rechecked(_ result: Result<ZoneFacts, Problem>) -> [PageAction] {
        switch result {
        case .success(let facts): (zone, zoneCheck) = (facts, .answered)
        case .failure(let problem): zoneCheck = .failed(problem)
        }
        if problem(of: .name) != nil, focus != .name { complaining.insert(.name) }
        guard wantsToGoOn else { return [] }
        wantsToGoOn = false
        return goOn()
    }

    // MARK: Validation

    func problem(of field: Field) -> String? {
        switch field {
        case .name: KeyNameRule.problem(in: name.text) ?? collision
        case .status: nil
        case .reference: CallerReferenceRule.problem(in: reference.text)
        }
    }

    private var collision: String? {
        zone.keySigningKeys.contains { $0.name.rawValue == name.text }
            ? "This zone has a key-signing key of that name already; choose another name." : nil
    }

    // MARK: Keys

    mutating func press(_ key: Key) -> [PageAction] {
        switch key {
        case .enter: return goOn()
        case .escape: return [.goBack]
        case .tab, .down: return move(by: 1)
        case .backTab, .up: return move(by: -1)
        default: return focus == .status ? pressInStatus(key) : type(key)
        }
    }

    mutating func paste(_ text: String) -> [PageAction] {
        let outcome: PasteOutcome
        switch focus {
        case .name: outcome = name.paste(text)
        case .reference: outcome = reference.paste(text)
        case .status: return [.say("The status is chosen with the arrow keys.")]
        }
        changed()
        if case .cut(let limit) = outcome { return [.say("The pasted text was cut to \(limit) characters.")] }
        return []
    }

    private mutating func move(by step: Int) -> [PageAction] {
        if problem(of: focus) != nil { complaining.insert(focus) }
        let all = Field.allCases
        let index = (all.firstIndex(of: focus) ?? 0) + step
        focus = all[(index + all.count) % all.count]
        return []
    }

    private mutating func pressInStatus(_ key: Key) -> [PageAction] {
        switch key {
        case .left, .right, .character(" "): status = status == .active ? .inactive : .active
        case .character("a"): status = .active
        case .character("i"): status = .inactive
        default: return [.pass]
        }
        isEdited = true
        return []
    }

    private mutating func type(_ key: Key) -> [PageAction] {
        let isTaken = focus == .name ? name.handle(key) : reference.handle(key)
        guard isTaken else { return [.pass] }
        changed()
        return []
    }

    private mutating func changed() {
        isEdited = true
        wantsToGoOn = false
        if problem(of: focus) == nil { complaining.remove(focus) }
    }

    private mutating func goOn() -> [PageAction] {
        if let wrong = Field.allCases.first(where: { problem(of: $0) != nil }) {
            complaining.formUnion(Field.allCases.filter { problem(of: $0) != nil })
            focus = wrong
            return []
        }
        if zoneCheck == .asking {
            wantsToGoOn = true
            return [.say("Asking Route 53 whether the name is free…")]
        }
        return [.goOn]
    }
}

extension ParametersPage {
    /// Takes a status that was chosen elsewhere.
    mutating func choose(_ status: KeySigningKeyStatus) {
        self.status = status
    }

    /// Takes a caller reference that no request has had, after one was refused.
    mutating func renewReference(_ fresh: String) {
        reference = TextField(text: fresh, limit: Self.limit)
    }
}
