import KSKClient
import Onboarding
import TerminalUI

/// Where the operator chooses the zone to sign.
struct ZonePage: Page {
    enum Listing: Hashable {
        case loading
        case loaded
        case failed(Problem)
    }

    private(set) var listing = Listing.loading
    private(set) var rows: [ZoneRow] = []
    /// Positions in `rows` of those that the filter lets through.
    private(set) var matches: [Int] = []
    private(set) var filter = TextField(limit: 255)
    private(set) var isFiltering = false
    /// Position in `matches`.
    private(set) var selected = 0
    /// What GetDNSSEC said of the zones that have been looked at.
    private(set) var facts: [HostedZoneID: ZoneFacts] = [:]
    private(set) var failures: [HostedZoneID: Problem] = [:]
    /// The zone that was chosen before its keys were known; the answer goes on from there.
    private(set) var awaited: HostedZoneID?

    var selectedRow: ZoneRow? { matches.indices.contains(selected) ? rows[matches[selected]] : nil }

    var isTyping: Bool { isFiltering }

    // MARK: What happened

    mutating func listed(_ zones: [HostedZone]) -> [PageAction] {
        rows = zones.map(ZoneRow.init)
        listing = .loaded
        refilter()
        return [lookAround()]
    }

    mutating func listingFailed(_ problem: Problem) {
        listing = .failed(problem)
    }

    /// Starts over, with what was typed kept.
    mutating func askAgain() -> [PageAction] {
        (listing, facts, failures, awaited) = (.loading, [:], [:], nil)
        return [.perform(.listZones)]
    }

    mutating func described(_ id: HostedZoneID, _ result: Result<ZoneFacts, Problem>) -> [PageAction] {
        switch result {
        case .success(let found): (facts[id], failures[id]) = (found, nil)
        case .failure(let problem): failures[id] = problem
        }
        guard awaited == id else { return [] }
        awaited = nil
        return choose()
    }

    // MARK: Keys

    mutating func press(_ key: Key) -> [PageAction] {
        if let move = ListKey(key, whileTyping: isFiltering) {
            selected = Scrolling.moved(selected, by: move, count: matches.count)
            awaited = nil
            return [lookAround()]
        }
        switch key {
        case .enter: return choose()
        case .escape where isFiltering || !filter.text.isEmpty:
            isFiltering = false
            filter = TextField(limit: 255)
            refilter()
            return [lookAround()]
        case .escape: return [.say("This is the first page; q leaves.")]
        case .character("/") where !isFiltering:
            isFiltering = true
            return []
        case .character("r") where !isFiltering: return askAgain()
        case .character("d") where !isFiltering: return openRecord()
        case .character("P") where !isFiltering: return [.perform(.readProfiles)]
        default: return type(key)
        }
    }

    mutating func paste(_ text: String) -> [PageAction] {
        isFiltering = true
        _ = filter.paste(text)
        refilter()
        return [lookAround()]
    }

    mutating func mark(_ index: Int) -> [PageAction] {
        guard matches.indices.contains(index) else { return [] }
        (selected, awaited) = (index, nil)
        return [lookAround()]
    }

    private mutating func type(_ key: Key) -> [PageAction] {
        guard isFiltering else { return [.pass] }
        let before = filter.text
        guard filter.handle(key) else { return [.pass] }
        guard filter.text != before else { return [] }
        refilter()
        return [lookAround()]
    }

    private mutating func choose() -> [PageAction] {
        guard listing == .loaded else { return [.say("The zones are still being listed.")] }
        guard let row = selectedRow else {
            return [.say(rows.isEmpty ? "This account has no hosted zone." : "No zone has that in its name or id.")]
        }
        if let obstacle = obstacle(of: row) { return [.say("\(row.name): \(obstacle)")] }
        if facts[row.zone.id] != nil { return [.goOn] }
        awaited = row.zone.id
        failures[row.zone.id] = nil
        return [.say("Asking Route 53 for the keys of \(row.name)…"), .perform(.describeZones([row.zone]))]
    }

    /// To the DS records of the keys that the zone has.
    private func openRecord() -> [PageAction] {
        guard listing == .loaded, let zone = selectedRow?.zone else { return [.say("There is no zone to look at.")] }
        if zone.isPrivate { return [.say("\(zone.displayName) is private; Route 53 does not sign it.")] }
        return [.detour(.record(zone))]
    }

    /// Why the zone cannot be chosen, as far as it is known.
    func obstacle(of row: ZoneRow) -> String? {
        if let failure = failures[row.zone.id] {
            return ([failure.summary] + failure.details.prefix(1)).joined(separator: " ")
        }
        let obstacles = facts[row.zone.id]?.obstacles ?? ZoneObstacle.obstacles(of: row.zone)
        return obstacles.first?.sentence
    }

    /// What is known of all zones but one.
    func others(than id: HostedZoneID) -> OtherZones {
        let others = rows.map(\.zone).filter { $0.id != id && ZoneObstacle.obstacles(of: $0).isEmpty }
        return OtherZones(asked: others.compactMap { facts[$0.id] }, count: listing == .loaded ? others.count : nil)
    }

    private mutating func refilter() {
        let chosen = selectedRow?.zone.id
        let wanted = Array(filter.text.lowercased().utf8)
        matches = rows.indices.filter { wanted.isEmpty || rows[$0].contains(wanted) }
        selected = matches.firstIndex { rows[$0].zone.id == chosen } ?? 0
    }

    /// Asks for the keys of the zones around the chosen one, which are those on the screen.
    private func lookAround() -> PageAction {
        let around = Scrolling.visible(count: matches.count, selected: selected, height: 16)
        let unknown = around.map { rows[matches[$0]].zone }.filter {
            facts[$0.id] == nil && failures[$0.id] == nil && ZoneObstacle.obstacles(of: $0).isEmpty
        }
        return .perform(.describeZones(unknown))
    }
}
