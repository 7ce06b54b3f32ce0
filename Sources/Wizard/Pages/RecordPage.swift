import DNSSEC
import KSKClient
import Onboarding
import TerminalUI

/// Where the operator gets the DS record, in the form that the registrar takes, and learns whether it may be published.
struct RecordPage: Page {
    /// What is being chosen, in front of the record.
    enum Choice: Hashable {
        case key
        case format([HandoverFormat])
    }

    let zone: HostedZone
    /// Whether it was opened from the list of zones, for keys that were there before; else after a creation.
    let isFromZones: Bool
    /// The keys that it can show, each beside what was computed for it; nil until they have been read.
    private(set) var keys: [RederivedKey]?
    /// Position of the key that is shown; nil while there is none or none was chosen.
    private(set) var shownKey: Int?
    /// The zone as Route 53 tells it; nil until it has answered.
    private(set) var facts: ZoneFacts?
    private(set) var factsProblem: Problem?
    /// What the name servers say; nothing until they have been asked.
    var proofs = ZoneProofs()
    /// The form that is shown; nil for the record with all its fields.
    private(set) var format: HandoverFormat?
    /// The registrar that was chosen last in this session.
    private(set) var registrar: Registrar?
    /// Position of the marked field of a registrar's form.
    private(set) var field = 0
    private(set) var choice: Choice?
    private(set) var chooser: Chooser?
    /// How far the page is scrolled; drawing does not go beyond the end.
    private(set) var firstRow = 0

    /// The page of a key that has just been made.
    init(zone: HostedZone, key: RederivedKey, registrar: Registrar? = nil) {
        (self.zone, isFromZones, keys, shownKey, self.registrar) = (zone, false, [key], 0, registrar)
    }

    /// The page of a zone whose keys are still to be read.
    init(zone: HostedZone, registrar: Registrar? = nil) {
        (self.zone, isFromZones, self.registrar) = (zone, true, registrar)
    }

    var isTyping: Bool { chooser != nil }

    // MARK: What happened

    /// Takes the zone's state; a key that has been deleted meanwhile stays as it was.
    mutating func rechecked(_ result: Result<ZoneFacts, Problem>) {
        switch result {
        case .success(let found):
            (facts, factsProblem) = (found, nil)
            for index in keys?.indices ?? 0..<0 {
                let fresh = found.keySigningKeys.first { $0.name == keys?[index].keySigningKey.name }
                if let fresh { keys?[index].keySigningKey = fresh }
            }
        case .failure(let problem): factsProblem = problem
        }
    }

    /// Takes what was computed anew for the key that is shown.
    mutating func predicted(_ prediction: Result<PredictedRecords, RederivationFailure>) {
        guard let shownKey else { return }
        keys?[shownKey].prediction = prediction
    }

    /// Takes the zone's keys. Among several the operator chooses.
    mutating func read(_ result: Result<ZoneRecords, Problem>) {
        switch result {
        case .success(let records):
            let name = key?.keySigningKey.name
            (facts, factsProblem, keys) = (records.facts, nil, records.keys)
            shownKey = records.keys.firstIndex { $0.keySigningKey.name == name }
            guard shownKey == nil else { return }
            if records.keys.count == 1 { shownKey = 0 } else { chooseKey() }
        case .failure(let problem): factsProblem = problem
        }
    }

    // MARK: What holds

    /// The key that is shown.
    var key: RederivedKey? { shownKey.flatMap { keys?[$0] } }

    /// The records that may be handed out: computed from the key in KMS and equal to Route 53's.
    var proved: PredictedRecords? { key?.proved }

    /// What is handed over, in every form; nil where nothing was proved.
    var handover: DelegationHandover? { proved.flatMap { try? DelegationHandover($0) } }

    /// What must hold of the record, and whether it is proved.
    var statements: [DSStatement] {
        DSStatement.all(
            about: key?.predicted?.ds, comparison: key?.comparison, signing: facts?.signing, proofs: proofs)
    }

    /// Why the record must not be published yet; nil when Route 53 says that nothing keeps it back.
    var obstacle: PublicationObstacle? { key.flatMap { PublicationObstacle(to: $0.keySigningKey, in: facts) } }

    // MARK: Keys

    mutating func press(_ key: Key) -> [PageAction] {
        if chooser != nil { return pressInChooser(key) }
        switch key {
        case .escape where format != nil: show(nil)
        case .escape where isFromZones: return [.goBack]
        case .enter, .escape:
            return [.say("The DS record is the last page; q leaves and prints it, z goes to the zones.")]
        case .character("z"): return [.goBack]
        case .down, .pageDown, .tab: move(1)
        case .up, .pageUp, .backTab: move(-1)
        case .character("r"): return [.perform(isFromZones ? .readRecords(zone) : .recheckZone(zone))]
        case .character("f"): return chooseFormat(among: HandoverFormat.all, "Which format?")
        case .character("g"): return chooseFormat(among: HandoverFormat.registrars, "Which registrar?")
        case .character("o") where (keys?.count ?? 0) > 1: chooseKey()
        default: return copying(key)
        }
        return []
    }

    mutating func paste(_ text: String) -> [PageAction] {
        guard chooser != nil else { return [.say("Nothing takes pasted text here.")] }
        chooser?.paste(text)
        return []
    }

    mutating func mark(_ index: Int) -> [PageAction] {
        chooser?.mark(index)
        return []
    }

    func item(atRow row: Int, size: Size) -> Int? { chooser?.item(atRow: row, size: size) }

    /// Among a registrar's fields, else up and down the page.
    private mutating func move(_ step: Int) {
        if case .registrar(let registrar) = format {
            field = max(0, min(field + step, registrar.fields.count - 1))
        } else {
            firstRow = max(0, min(firstRow + step, Self.tallest))
        }
    }

    private mutating func show(_ format: HandoverFormat?) {
        (self.format, field, firstRow) = (format, 0, 0)
    }

    // MARK: Choosing

    private mutating func chooseKey() {
        guard let keys, !keys.isEmpty else { return }
        choice = .key
        chooser = Chooser("Which key's DS record?", items: keys.map { $0.item }, marked: shownKey)
    }

    private mutating func chooseFormat(among formats: [HandoverFormat], _ question: String) -> [PageAction] {
        guard let handover else { return [.say(Self.nothingProved)] }
        choice = .format(formats)
        let marked = (format ?? registrar.map(HandoverFormat.registrar)).flatMap(formats.firstIndex)
        chooser = Chooser(question, items: formats.map { $0.item(of: handover) }, marked: marked)
        return []
    }

    private mutating func pressInChooser(_ key: Key) -> [PageAction] {
        let outcome = chooser?.press(key) ?? .left
        guard outcome != .stays else { return [] }
        defer { (chooser, choice) = (nil, nil) }
        switch (outcome, choice) {
        case (.chosen(let index), .key): (shownKey, proofs) = (index, ZoneProofs())
        case (.chosen(let index), .format(let formats)):
            show(formats[index])
            guard case .registrar(let registrar) = formats[index] else { break }
            self.registrar = registrar
            return [.remember(registrar)]
        // Without a key there is nothing behind the question.
        default: return shownKey == nil ? [.goBack] : []
        }
        return []
    }

    /// More rows than the page has on the narrowest terminal.
    static let tallest = 90
    static let nothingProved = "Nothing is handed out that was not proved."
}
