import DNSSEC
import FoundationEssentials

/// A zone of the practice world: a hosted one, or one above those.
struct WorldZone: Sendable {
    var name: DomainName
    /// Nil for the root and the top-level domains.
    var hosted: HostedZoneRecord?
    /// Nil when the zone is not signed.
    var signer: ZoneSigner?
}

/// Finds zones and what is in them, at one moment.
struct WorldView: Sendable {
    var account: AccountState
    var directory: ZoneDirectory
    /// The time by which the registrar works.
    var accountTime: Date
    /// How long signatures over hosted zones' keys last.
    var keySignatureSeconds: Double

    /// How long caches may keep what the zones above hold.
    private static let upperTTL: UInt32 = 300

    /// The zone that answers for a name: the lowest that is delegated, but DS records are in the zone above.
    func zone(for question: Question) -> WorldZone {
        var zone = WorldZone(name: .root, signer: ZoneSigner(above: .root))
        guard question.name.labelCount > 0 else { return zone }
        let deepest = question.type == .ds ? question.name.labelCount - 1 : question.name.labelCount
        guard deepest > 0 else { return zone }
        for count in 1...deepest {
            if let child = child(question.name.suffix(labelCount: count), of: zone) { zone = child }
        }
        return zone
    }

    private func child(_ name: DomainName, of parent: WorldZone) -> WorldZone? {
        if let id = directory.hostedZoneIDs[name], let zone = account.zone(id) {
            // Under another hosted zone it is there only if that one says so.
            guard parent.hosted == nil || sets(at: name, in: parent).contains(where: { $0.type == .ns }) else {
                return nil
            }
            return WorldZone(name: name, hosted: zone, signer: ZoneSigner(of: zone, in: self))
        }
        guard parent.name == .root, directory.topLevels.contains(name) else { return nil }
        return WorldZone(name: name, signer: ZoneSigner(above: name))
    }

    /// The record sets at a name of a zone, its keys among them.
    func sets(at name: DomainName, in zone: WorldZone) -> [RRset] {
        var sets = zone.hosted.map { hostedSets(at: name, in: $0) } ?? upperSets(at: name, in: zone)
        if name == zone.name, let signer = zone.signer {
            sets.append(
                RRset(
                    owner: name, type: .dnskey, ttlSeconds: ZoneSigner.ttlSeconds,
                    data: signer.keys.map { .dnskey($0) }))
        }
        return sets
    }

    /// Whether there is anything at a name or below it.
    func exists(_ name: DomainName, in zone: WorldZone) -> Bool {
        if !sets(at: name, in: zone).isEmpty { return true }
        guard let hosted = zone.hosted else { return directory.reaches(name) }
        let suffix = "." + name.route53Description
        return hosted.allRecordSets.contains { $0.name.hasSuffix(suffix) }
    }

    /// The name of the zone's cut above or at a name, where it delegates to servers elsewhere.
    func cut(above question: Question, in zone: WorldZone) -> RRset? {
        guard zone.hosted != nil, question.name.labelCount > zone.name.labelCount else { return nil }
        for count in (zone.name.labelCount + 1)...question.name.labelCount {
            let name = question.name.suffix(labelCount: count)
            if name == question.name, question.type == .ds { return nil }
            if let servers = sets(at: name, in: zone).first(where: { $0.type == .ns }) { return servers }
        }
        return nil
    }

    // MARK: Hosted zones

    private func hostedSets(at name: DomainName, in zone: HostedZoneRecord) -> [RRset] {
        let text = name.route53Description
        var sets: [RRset] = []
        for set in zone.allRecordSets where set.name == text {
            // Of sets between which Route 53 chooses, the first is chosen.
            guard let made = rrset(set, named: name, in: zone), !sets.contains(where: { $0.type == made.type }) else {
                continue
            }
            sets.append(made)
        }
        return sets
    }

    private func rrset(_ set: RecordSetRecord, named name: DomainName, in zone: HostedZoneRecord) -> RRset? {
        var source = set
        if let target = set.aliasTarget?["DNSName"].flatMap({ try? DomainName(route53: $0) }) {
            let text = target.route53Description
            guard let found = zone.allRecordSets.first(where: { $0.name == text && $0.type == set.type }) else {
                return nil
            }
            source = found
        }
        let data = source.values.compactMap { RecordWire.data($0, type: set.type) }
        guard let first = data.first else { return nil }
        return RRset(owner: name, type: first.type, ttlSeconds: UInt32(clamping: source.ttl ?? 60), data: data)
    }

    // MARK: The zones above

    private func upperSets(at name: DomainName, in zone: WorldZone) -> [RRset] {
        if name == zone.name { return Self.apex(of: name) }
        if let id = directory.hostedZoneIDs[name], let hosted = account.zone(id) {
            return delegation(of: name, servers: hosted.nameServers, signers: signers(of: hosted))
        }
        if zone.name == .root, directory.topLevels.contains(name) {
            let signers = ZoneSigner(above: name).keys.compactMap { key in
                try? DelegationSigner(of: key, owner: name, digestType: .sha256)
            }
            return delegation(of: name, servers: [Self.upperServer], signers: signers)
        }
        return Self.isNameServer(name)
            ? [RRset(owner: name, type: .a, ttlSeconds: Self.upperTTL, data: [.a([127, 0, 0, 1])])] : []
    }

    private static let upperServer = "ns.sandbox."

    private static func apex(of name: DomainName) -> [RRset] {
        guard let server = try? DomainName(upperServer), let mailbox = try? DomainName("hostmaster.sandbox.") else {
            return []
        }
        let soa = StartOfAuthority(primary: server, mailbox: mailbox, serial: 1, minimum: upperTTL)
        return [
            RRset(owner: name, type: .soa, ttlSeconds: upperTTL, data: [.soa(soa)]),
            RRset(owner: name, type: .ns, ttlSeconds: upperTTL, data: [.ns(server)]),
        ]
    }

    private func delegation(of name: DomainName, servers: [String], signers: [DelegationSigner]) -> [RRset] {
        let names = servers.compactMap { try? DomainName($0) }
        let servers = RRset(owner: name, type: .ns, ttlSeconds: Self.upperTTL, data: names.map { .ns($0) })
        guard !signers.isEmpty else { return [servers] }
        return [
            servers,
            RRset(owner: name, type: .ds, ttlSeconds: Self.upperTTL, data: signers.map { .ds($0) }),
        ]
    }

    /// What the registrar has published, and what was set by hand.
    private func signers(of zone: HostedZoneRecord) -> [DelegationSigner] {
        let registered = account.domains[zone.name]?.keys(at: accountTime) ?? []
        let published = registered.compactMap { key in
            try? DelegationSigner(
                parsing: "\(key.keyTag) \(key.algorithm) \(RegisteredKeyRecord.digestType) \(key.digest)")
        }
        let byHand = zone.keySigningKeys.filter { zone.parentKeyTags.contains($0.keyTag) }
            .compactMap { $0.records(owner: zone.name)?.1 }
        return published + byHand.filter { !published.contains($0) }
    }

    /// Whether a name is one of the servers that zones are delegated to.
    private static func isNameServer(_ name: DomainName) -> Bool {
        let text = name.route53Description
        return text == upperServer || text.hasPrefix("ns-") && text.contains(".awsdns-")
    }
}
