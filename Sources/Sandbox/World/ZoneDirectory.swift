import DNSSEC

/// Which zones there are in the practice world's DNS: the hosted ones, and the top-level domains above them.
struct ZoneDirectory: Sendable, Hashable {
    /// The ids of the public hosted zones, the first of each name.
    private(set) var hostedZoneIDs: [DomainName: String] = [:]
    /// The top-level domains.
    private(set) var topLevels: Set<DomainName> = []

    /// Those that name servers have their names in.
    private static let standardTopLevels = ["com", "net", "org", "uk", "sandbox"]

    init(_ zones: [HostedZoneRecord]) {
        for zone in zones where !zone.isPrivate {
            guard let name = try? DomainName(route53: zone.name), hostedZoneIDs[name] == nil else { continue }
            hostedZoneIDs[name] = zone.id
            if name.labelCount > 1 { topLevels.insert(name.suffix(labelCount: 1)) }
        }
        topLevels.formUnion(Self.standardTopLevels.compactMap { try? DomainName($0) })
        // Someone may host a top-level domain; then nobody else does.
        topLevels.subtract(hostedZoneIDs.keys)
    }

    /// Whether a name has a hosted zone at it or below it.
    func reaches(_ name: DomainName) -> Bool { hostedZoneIDs.keys.contains { $0.isSubdomain(of: name) } }
}
