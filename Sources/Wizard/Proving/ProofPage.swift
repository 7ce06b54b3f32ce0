import DNSSEC
import FoundationEssentials
import KSKClient
import Onboarding
import Resolver
import TerminalUI

/// Where the operator sees what validators make of the zone, from what each name server really answers.
///
/// On the path it asks whether the new DS record would validate, and what is published; beside the path, what is.
struct ProofPage: Page {
    let zone: HostedZone
    /// Whether it is the last step, and not opened from the list of zones.
    let isOnPath: Bool
    private(set) var order: ProofOrder
    /// When the servers were asked.
    private(set) var asked: Date
    private(set) var now: Date
    /// By the DS record that is to be published; nil where there is none.
    private(set) var proposed: ProofProgress?
    /// By the DS records that the parent has.
    private(set) var published = ProofProgress()
    /// The marked line of the tree; nil for the first one.
    private(set) var selected: ProofRow.Node?
    /// Whether the marked line is shown at length.
    private(set) var isOpen = false
    private(set) var firstRow = 0

    init(zone: HostedZone, order: ProofOrder, isOnPath: Bool, now: Date) {
        (self.zone, self.order, self.isOnPath) = (zone, order, isOnPath)
        (asked, self.now) = (now, now)
        if order.proposed != nil { proposed = ProofProgress() }
    }

    // MARK: What happened

    /// Forgets what was learned, and waits for the answers to a new order.
    mutating func begin(_ order: ProofOrder, at date: Date) {
        self.order = order
        (asked, now) = (date, date)
        (proposed, published) = (order.proposed == nil ? nil : ProofProgress(), ProofProgress())
        (isOpen, firstRow) = (false, 0)
    }

    mutating func advanced(_ basis: ProofOrder.Basis, _ part: ProofPart) {
        switch basis {
        case .proposed: proposed?.take(part)
        case .published: published.take(part)
        }
    }

    mutating func ended(_ basis: ProofOrder.Basis, _ outcome: Result<Proof, WalkFailure>, at date: Date) {
        ticked(date)
        switch basis {
        case .proposed: proposed?.end(outcome)
        case .published: published.end(outcome)
        }
    }

    mutating func ticked(_ date: Date) {
        if isUnderWay { now = max(now, date) }
    }

    // MARK: What is known

    /// Whether answers are still waited for.
    var isUnderWay: Bool { published.outcome == nil || proposed.map { $0.outcome == nil } ?? false }

    /// What the name servers say, for the pages that state what is proved.
    var proofs: ZoneProofs { ZoneProofs(proposed: proposed?.proof, published: published.proof) }

    /// The lines of the tree.
    var rows: [ProofRow] {
        ProofTree(zone: order.zone, judged: proposed ?? published, published: published, asked: asked).rows
    }

    /// Where the marked line is.
    func index(in rows: [ProofRow]) -> Int { rows.firstIndex { $0.id == selected } ?? 0 }

    // MARK: Keys

    mutating func press(_ key: Key) -> [PageAction] {
        if isOpen { return pressInDetails(key) }
        if let move = ListKey(key) {
            let rows = rows
            guard !rows.isEmpty else { return [] }
            selected = rows[Scrolling.moved(index(in: rows), by: move, count: rows.count)].id
            return []
        }
        switch key {
        case .enter:
            guard !rows.isEmpty else { return [.say("Nothing has been answered yet.")] }
            (isOpen, firstRow) = (true, 0)
            return []
        case .escape: return [.goBack]
        case .character("r"): return [.askServers]
        case .character("v"): return [.perform(.showPlain(plainLines))]
        case .character("z") where isOnPath: return [.startOver]
        default: return [.pass]
        }
    }

    private mutating func pressInDetails(_ key: Key) -> [PageAction] {
        switch key {
        case .enter, .escape: isOpen = false
        case .character("r"): return [.askServers]
        case .character("v"): return [.perform(.showPlain(plainLines))]
        default:
            guard let move = ListKey(key) else { return [.pass] }
            firstRow = Scrolling.moved(firstRow, by: move, count: Self.tallest)
        }
        return []
    }

    mutating func mark(_ index: Int) -> [PageAction] {
        let rows = rows
        if rows.indices.contains(index) { selected = rows[index].id }
        return []
    }

    /// More rows than the longest details have on the narrowest terminal.
    static let tallest = 80
}
