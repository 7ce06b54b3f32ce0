import FoundationEssentials

/// What the parent of a zone says about it, wherever it says it.
enum SimulatedParent {
    /// The tags of the keys for which there are DS records: those that were set by hand, those of the registrar, and
    /// those in a hosted zone above.
    static func keyTags(of zone: HostedZoneRecord, at now: Date, in account: AccountState) -> Set<Int> {
        let registered = account.domains[zone.name]?.keys(at: now).map(\.keyTag) ?? []
        return Set(zone.parentKeyTags.map { Int($0) } + registered + delegatedTags(of: zone, in: account))
    }

    /// The values of the DS records for a zone in hosted zones above it.
    static func delegatedRecords(of zone: HostedZoneRecord, in account: AccountState) -> [String] {
        values("DS", for: zone, in: account)
    }

    /// Whether the parent and the zone name some of the same name servers and some others, or it was set by hand.
    ///
    /// The parent is a hosted zone above that delegates the zone, else the registry, which has the servers of Route 53.
    static func delegatesPartially(_ zone: HostedZoneRecord, in account: AccountState) -> Bool {
        let above = Set(values("NS", for: zone, in: account).map(serverName))
        let parent = above.isEmpty ? Set(zone.nameServers.map(serverName)) : above
        let own = zone.allRecordSets.first { $0.name == zone.name && $0.type == "NS" }?.values ?? []
        let child = Set(own.map(serverName))
        return zone.isPartiallyDelegated || parent != child && !parent.isDisjoint(with: child)
    }

    private static func values(_ type: String, for zone: HostedZoneRecord, in account: AccountState) -> [String] {
        let above = account.zones.lazy.filter { parent in
            parent.recordSets != nil && !parent.isPrivate && zone.name.hasSuffix(".\(parent.name)")
        }
        return above.flatMap { parent in
            parent.allRecordSets.filter { $0.name == zone.name && $0.type == type }.flatMap(\.values)
        }
    }

    private static func serverName(_ text: String) -> String {
        let name = text.lowercased()
        return name.hasSuffix(".") ? name : name + "."
    }

    private static func delegatedTags(of zone: HostedZoneRecord, in account: AccountState) -> [Int] {
        delegatedRecords(of: zone, in: account).compactMap { value in
            value.split(separator: " ").first.flatMap { Int($0) }
        }
    }
}
