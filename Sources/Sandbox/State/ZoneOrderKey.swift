import DNSSEC

/// What zones are ordered by in ListHostedZonesByName: the name from its last label on, then the id.
struct ZoneOrderKey: Comparable {
    private var name: DomainName
    private var id: String

    init(name: DomainName, id: String) {
        self.name = name
        self.id = id
    }

    init(_ zone: HostedZoneRecord) {
        // Every zone of the account was made from a name that could be read.
        self.init(name: (try? DomainName(route53: zone.name)) ?? .root, id: zone.id)
    }

    static func < (lhs: ZoneOrderKey, rhs: ZoneOrderKey) -> Bool {
        lhs.name == rhs.name ? lhs.id < rhs.id : lhs.name < rhs.name
    }
}
