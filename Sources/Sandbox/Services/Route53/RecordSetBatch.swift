import DNSSEC

/// A zone's record sets while changes are made to them, and what is wrong with the changes.
struct RecordSetBatch {
    private let zone: HostedZoneRecord
    private let zoneName: DomainName?
    private(set) var sets: [RecordSetRecord.Identity: RecordSetRecord]
    /// The sentences of `InvalidChangeBatch`.
    private(set) var problems: [String] = []
    private var touched: Set<String> = []

    init(zone: HostedZoneRecord) {
        self.zone = zone
        zoneName = try? DomainName(route53: zone.name)
        sets = Dictionary(zone.allRecordSets.map { ($0.identity, $0) }) { first, _ in first }
    }

    /// Makes a change, or notes why not.
    mutating func apply(_ change: RecordSetChange) {
        problems += change.problems
        guard change.problems.isEmpty, isPermitted(change.set) else { return }
        let set = change.set
        let found = sets[set.identity]
        switch change.action {
        case .create where found != nil:
            problems.append("Tried to create resource record set \(Self.described(set)) but it already exists")
        case .create, .upsert:
            sets[set.identity] = set
            touched.insert(set.name)
        case .delete:
            delete(set, found: found)
        }
    }

    private mutating func delete(_ set: RecordSetRecord, found: RecordSetRecord?) {
        guard let found else {
            problems.append("Tried to delete resource record set \(Self.described(set)) but it was not found")
            return
        }
        guard set.ttl == found.ttl, Set(set.values) == Set(found.values), set.aliasTarget == found.aliasTarget,
            set.routing == found.routing, set.geoLocation == found.geoLocation
        else {
            problems.append(
                "Tried to delete resource record set \(Self.described(set)) but the values provided do not match the"
                    + " current values")
            return
        }
        sets[set.identity] = nil
    }

    /// Whether a record set can be in this zone at all.
    private mutating func isPermitted(_ set: RecordSetRecord) -> Bool {
        guard let zoneName, let name = try? DomainName(route53: set.name), name.isSubdomain(of: zoneName) else {
            problems.append("RRSet with DNS name \(set.name) is not permitted in zone \(zone.name)")
            return false
        }
        if set.name == zone.name, ["CNAME", "DS"].contains(set.type) {
            problems.append(
                "RRSet of type \(set.type) with DNS name \(set.name) is not permitted at apex in zone \(zone.name)")
            return false
        }
        if set.type == "SOA", set.name != zone.name {
            problems.append("RRSet of type SOA with DNS name \(set.name) is not permitted in zone \(zone.name)")
            return false
        }
        return true
    }

    /// Checks what must be true of the zone after all changes.
    mutating func checkWhole() {
        let atApex = sets.keys.filter { $0.name == zone.name }.map(\.type)
        if !atApex.contains("SOA") { problems.append("A HostedZone must contain exactly one SOA record.") }
        if !atApex.contains("NS") {
            problems.append("A HostedZone must contain at least one NS record for the zone itself.")
        }
        for name in touched.sorted() {
            let types = Set(sets.keys.filter { $0.name == name }.map(\.type))
            if types.contains("CNAME"), types.count > 1 {
                problems.append(
                    "RRSet of type CNAME with DNS name \(name) is not permitted as it conflicts with other records with"
                        + " the same DNS name in zone \(zone.name)")
            }
            if types.contains("DS"), !types.contains("NS") {
                problems.append(
                    "RRSet of type DS with DNS name \(name) is not permitted without an RRSet of type NS with the same"
                        + " DNS name in zone \(zone.name)")
            }
        }
    }

    private static func described(_ set: RecordSetRecord) -> String {
        let identifier = set.setIdentifier.map { ", set identifier='\($0)'" } ?? ""
        return "[name='\(set.name)', type='\(set.type)'\(identifier)]"
    }
}
