import FoundationEssentials

/// Everything that the accounts hold; what a state file keeps.
struct AccountState: Codable, Sendable, Hashable {
    /// The zones in the order in which they were made.
    private(set) var zones: [HostedZoneRecord] = []
    /// The KMS keys in the order in which they were made, of all regions.
    var keys: [KMSKeyRecord] = [] {
        didSet { nextDeletion = keys.compactMap(\.deletion).min() }
    }
    /// The aliases of the keys.
    var aliases: [KMSAliasRecord] = []
    /// The changes of zones, by id.
    var changes: [String: ChangeRecord] = [:]
    /// What CreateKeySigningKey was asked, by caller reference.
    var callerReferences: [String: CallerReferenceRecord] = [:]
    /// What the registrar knows of the domains that have or had DS records, by name.
    var domains: [String: DomainRecord] = [:]
    /// Temporary credentials, by access key id.
    var sessions: [String: SessionRecord] = [:]
    /// How far the account's clock was set forward.
    var clockAdvanceSeconds = 0.0
    /// When the next key goes that is pending deletion.
    private(set) var nextDeletion: Date?
    /// When Route 53 next notices that it cannot use a key, see ``reviewSigning(at:noticeDelay:)``.
    var nextNotice: Date?

    private var zoneIndices: [String: Int] = [:]
    private var nameOrder: [Int]?
    private var knownDirectory: ZoneDirectory?

    init() {}

    mutating func add(_ zone: HostedZoneRecord) {
        zoneIndices[zone.id] = zones.count
        zones.append(zone)
        nameOrder = nil
        knownDirectory = nil
    }

    /// Adds a zone, or puts it in the place of the one of its id.
    mutating func put(_ zone: HostedZoneRecord) {
        guard let index = zoneIndices[zone.id] else { return add(zone) }
        zones[index] = zone
        knownDirectory = nil
    }

    /// Takes a zone away.
    mutating func remove(zone id: String) {
        zones.removeAll { $0.id == id }
        zoneIndices = Dictionary(uniqueKeysWithValues: zones.indices.map { (zones[$0].id, $0) })
        nameOrder = nil
        knownDirectory = nil
    }

    /// Takes away the keys whose time has come, and their aliases.
    mutating func removeKeys(deletedBy now: Date) {
        guard let nextDeletion, nextDeletion <= now else { return }
        let gone = keys.filter { key in key.deletion.map { $0 <= now } ?? false }
        keys.removeAll { gone.contains($0) }
        aliases.removeAll { alias in
            gone.contains { $0.id == alias.keyID && $0.region == alias.region && $0.owner == alias.owner }
        }
    }

    func zone(_ id: String) -> HostedZoneRecord? { zoneIndices[id].map { zones[$0] } }

    /// The place of a zone in the list of zones.
    func position(ofZone id: String) -> Int? { zoneIndices[id] }

    /// Changes a zone that is there.
    mutating func update(zone id: String, _ change: (inout HostedZoneRecord) -> Void) {
        if let index = zoneIndices[id] { change(&zones[index]) }
    }

    /// Changes a key-signing key that is there.
    mutating func update(key name: String, zone id: String, _ change: (inout KeySigningKeyRecord) -> Void) {
        guard let index = zoneIndices[id],
            let keyIndex = zones[index].keySigningKeys.firstIndex(where: { $0.name == name })
        else { return }
        change(&zones[index].keySigningKeys[keyIndex])
    }

    /// Keeps a change; the older half is forgotten when there are very many.
    mutating func add(_ change: ChangeRecord) {
        changes[change.id] = change
        guard changes.count > Self.maximumChanges else { return }
        let newest = changes.values.sorted { $0.submittedAt > $1.submittedAt }.prefix(Self.maximumChanges / 2)
        changes = Dictionary(uniqueKeysWithValues: newest.map { ($0.id, $0) })
    }

    /// How many changes are kept.
    private static let maximumChanges = 10_000

    /// Whether something happens by itself by a time.
    func isDue(at now: Date) -> Bool { [nextDeletion, nextNotice].contains { $0.map { $0 <= now } ?? false } }

    func key(of alias: KMSAliasRecord) -> KMSKeyRecord? {
        keys.first { $0.id == alias.keyID && $0.region == alias.region && $0.owner == alias.owner }
    }

    func key(arn: String) -> KMSKeyRecord? { keys.first { $0.arn == arn } }

    mutating func update(keyARN arn: String, _ change: (inout KMSKeyRecord) -> Void) {
        if let index = keys.firstIndex(where: { $0.arn == arn }) { change(&keys[index]) }
    }

    /// Indices into the zones in the order of their names as DNS orders them, zones of one name by their id.
    mutating func zonesByName() -> [Int] {
        if let nameOrder { return nameOrder }
        let sorted = zones.indices.map { ($0, ZoneOrderKey(zones[$0])) }.sorted { $0.1 < $1.1 }.map(\.0)
        nameOrder = sorted
        return sorted
    }

    /// The public zones by name.
    mutating func directory() -> ZoneDirectory {
        if let knownDirectory { return knownDirectory }
        let directory = ZoneDirectory(zones)
        knownDirectory = directory
        return directory
    }

    private enum CodingKeys: String, CodingKey {
        case zones, keys, aliases, changes, callerReferences, domains, sessions, clockAdvanceSeconds
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        keys = try container.decode([KMSKeyRecord].self, forKey: .keys)
        aliases = try container.decode([KMSAliasRecord].self, forKey: .aliases)
        changes = try container.decode([String: ChangeRecord].self, forKey: .changes)
        callerReferences = try container.decode([String: CallerReferenceRecord].self, forKey: .callerReferences)
        domains = try container.decode([String: DomainRecord].self, forKey: .domains)
        sessions = try container.decode([String: SessionRecord].self, forKey: .sessions)
        clockAdvanceSeconds = try container.decode(Double.self, forKey: .clockAdvanceSeconds)
        // An initializer does not observe.
        nextDeletion = keys.compactMap(\.deletion).min()
        for zone in try container.decode([HostedZoneRecord].self, forKey: .zones) {
            guard zoneIndices[zone.id] == nil else {
                throw DecodingError.dataCorruptedError(
                    forKey: .zones, in: container, debugDescription: "two zones have the id \(zone.id)")
            }
            add(zone)
        }
    }
}

/// A change of a zone.
struct ChangeRecord: Codable, Sendable, Hashable {
    /// The bare id, `C…`.
    var id: String
    /// When it was asked for.
    var submittedAt: Date
    /// What the caller had to say about it.
    var comment: String?
}

/// What CreateKeySigningKey was asked under a caller reference.
struct CallerReferenceRecord: Codable, Sendable, Hashable {
    var zone: String
    var name: String
    var keyARN: String
    var status: String
    /// The change that it began.
    var change: String
}
