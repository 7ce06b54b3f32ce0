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
        let above = account.zones.lazy.filter { parent in
            parent.recordSets != nil && !parent.isPrivate && zone.name.hasSuffix(".\(parent.name)")
        }
        return above.flatMap { parent in
            parent.allRecordSets.filter { $0.name == zone.name && $0.type == "DS" }.flatMap(\.values)
        }
    }

    private static func delegatedTags(of zone: HostedZoneRecord, in account: AccountState) -> [Int] {
        delegatedRecords(of: zone, in: account).compactMap { value in
            value.split(separator: " ").first.flatMap { Int($0) }
        }
    }
}
