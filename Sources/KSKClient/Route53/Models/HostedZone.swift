/// A zone that Route 53 serves.
public struct HostedZone: Sendable, Hashable {
    /// Its id.
    public var id: HostedZoneID
    /// Its name as Route 53 returns it: with octal escapes and the last dot.
    public var name: String
    /// Whether it is served to VPCs only; such a zone cannot be signed.
    public var isPrivate: Bool
    /// How many record sets it has.
    public var recordCount: Int?
    /// What someone wrote about it.
    public var comment: String?
    /// The service that made it and alone may change it, such as Cloud Map.
    public var linkedService: String?
    /// The reference it was created with.
    public var callerReference: String
    /// How far a move to accelerated recovery is; while it is `…_LOCKED`, the zone cannot be changed.
    public var acceleratedRecoveryStatus: String?

    /// A zone of its facts.
    public init(
        id: HostedZoneID, name: String, isPrivate: Bool = false, recordCount: Int? = nil, comment: String? = nil,
        linkedService: String? = nil, callerReference: String = "", acceleratedRecoveryStatus: String? = nil
    ) {
        self.id = id
        self.name = name
        self.isPrivate = isPrivate
        self.recordCount = recordCount
        self.comment = comment
        self.linkedService = linkedService
        self.callerReference = callerReference
        self.acceleratedRecoveryStatus = acceleratedRecoveryStatus
    }
}

/// A zone, and what only asking for it alone tells.
public struct HostedZoneDetail: Sendable, Hashable {
    /// The zone.
    public var zone: HostedZone
    /// The name servers of its delegation set; none for a private zone.
    public var nameServers: [String]
    /// How many VPCs it is served to.
    public var vpcCount: Int

    /// A zone with its name servers.
    public init(zone: HostedZone, nameServers: [String] = [], vpcCount: Int = 0) {
        self.zone = zone
        self.nameServers = nameServers
        self.vpcCount = vpcCount
    }
}
