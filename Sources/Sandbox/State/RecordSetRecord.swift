import DNSSEC

/// A set of records of one name and type, or one of several between which Route 53 chooses.
struct RecordSetRecord: Codable, Sendable, Hashable {
    /// As Route 53 writes it.
    var name: String
    var type: String
    /// What tells it from the others of its name and type.
    var setIdentifier: String?
    /// What Route 53 chooses by, such as `Weight`, and the health check: names and values as they came.
    var routing: [String: String] = [:]
    /// Where those are whom it is for; nil when that does not matter.
    var geoLocation: [String: String]?
    var ttl: Int?
    var values: [String] = []
    /// The members of an alias's target; nil for what is no alias.
    var aliasTarget: [String: String]?

    /// The members of ``routing``.
    static let routingMembers = [
        "Weight", "Region", "Failover", "MultiValueAnswer", "HealthCheckId", "TrafficPolicyInstanceId",
    ]
    /// The members of ``geoLocation``.
    static let geoLocationMembers = ["ContinentCode", "CountryCode", "SubdivisionCode"]
    /// The members of ``aliasTarget``.
    static let aliasMembers = ["HostedZoneId", "DNSName", "EvaluateTargetHealth"]

    /// What no two record sets of a zone share.
    var identity: Identity { Identity(name: name, type: type, setIdentifier: setIdentifier) }

    struct Identity: Hashable {
        var name: String
        var type: String
        var setIdentifier: String?
    }
}

/// What record sets are ordered by in lists: the name from its last label on, the type, the identifier.
struct RecordSetOrderKey: Comparable {
    private var name: DomainName
    private var type: String
    private var setIdentifier: String

    init(name: DomainName, type: String, setIdentifier: String) {
        self.name = name
        self.type = type
        self.setIdentifier = setIdentifier
    }

    init(_ set: RecordSetRecord) {
        // Every record set was made with a name that could be read.
        self.init(
            name: (try? DomainName(route53: set.name)) ?? .root, type: set.type,
            setIdentifier: set.setIdentifier ?? "")
    }

    static func < (lhs: Self, rhs: Self) -> Bool {
        lhs.name == rhs.name
            ? (lhs.type, lhs.setIdentifier) < (rhs.type, rhs.setIdentifier) : lhs.name < rhs.name
    }
}

extension HostedZoneRecord {
    /// All record sets in the order of lists.
    var allRecordSets: [RecordSetRecord] { recordSets ?? standardRecordSets }

    /// The SOA and the NS that Route 53 makes of every zone.
    var standardRecordSets: [RecordSetRecord] {
        let servers = nameServers.map { "\($0)." }
        let primary = servers.first ?? "."
        return [
            RecordSetRecord(name: name, type: "NS", ttl: 172_800, values: servers),
            RecordSetRecord(
                name: name, type: "SOA", ttl: 900,
                values: ["\(primary) awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400"]),
        ]
    }

    /// Whether it holds nothing but what Route 53 made.
    var hasOnlyRequiredRecordSets: Bool {
        allRecordSets.allSatisfy { $0.name == name && ["SOA", "NS"].contains($0.type) }
    }
}
