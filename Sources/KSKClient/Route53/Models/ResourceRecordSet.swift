public import AWSCore

/// The records of one name and type in a zone.
public struct ResourceRecordSet: Sendable, Hashable {
    /// Where an alias record points.
    public struct AliasTarget: Sendable, Hashable {
        /// The zone of the target: a hosted zone of the account, or one that AWS documents for a service.
        public var hostedZoneID: HostedZoneID
        /// The target's name.
        public var dnsName: String
        /// Whether the alias answers only while its target is healthy.
        public var evaluatesTargetHealth: Bool

        /// A target of its facts.
        public init(hostedZoneID: HostedZoneID, dnsName: String, evaluatesTargetHealth: Bool = false) {
            self.hostedZoneID = hostedZoneID
            self.dnsName = dnsName
            self.evaluatesTargetHealth = evaluatesTargetHealth
        }
    }

    /// The name as Route 53 returns it: with octal escapes and the last dot.
    public var name: String
    /// The type.
    public var type: RecordType
    /// What tells apart record sets of one name and type that a routing policy chooses from.
    public var setIdentifier: String?
    /// How often this one is chosen, for weighted routing.
    public var weight: Int?
    /// For which region this one is, for routing by latency.
    public var region: Region?
    /// `PRIMARY` or `SECONDARY`, for failover.
    public var failover: String?
    /// Whether this one is one of several answers.
    public var isMultiValueAnswer: Bool?
    /// How long resolvers keep it; nil for an alias.
    public var ttlSeconds: Int?
    /// The records' data in presentation form, without name, TTL and type; empty for an alias.
    public var values: [String]
    /// Where it points, for an alias.
    public var aliasTarget: AliasTarget?
    /// The health check that decides whether it is answered.
    public var healthCheckID: String?

    /// A record set of its facts.
    public init(
        name: String, type: RecordType, setIdentifier: String? = nil, weight: Int? = nil, region: Region? = nil,
        failover: String? = nil, isMultiValueAnswer: Bool? = nil, ttlSeconds: Int? = nil, values: [String] = [],
        aliasTarget: AliasTarget? = nil, healthCheckID: String? = nil
    ) {
        self.name = name
        self.type = type
        self.setIdentifier = setIdentifier
        self.weight = weight
        self.region = region
        self.failover = failover
        self.isMultiValueAnswer = isMultiValueAnswer
        self.ttlSeconds = ttlSeconds
        self.values = values
        self.aliasTarget = aliasTarget
        self.healthCheckID = healthCheckID
    }
}

/// A type of DNS records.
public struct RecordType: TextValue {
    /// The type as Route 53 writes it.
    public var rawValue: String

    /// Takes any text.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The start of authority, with the zone's negative TTL.
    public static let soa: RecordType = "SOA"
    /// Name servers.
    public static let ns: RecordType = "NS"
    /// Delegation signers.
    public static let ds: RecordType = "DS"
}
