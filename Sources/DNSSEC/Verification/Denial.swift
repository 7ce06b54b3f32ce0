/// What NSEC and NSEC3 records, whose signatures were checked, prove not to be there.
///
/// Source: RFC 4035 section 5.4, RFC 5155 section 8, RFC 6840 section 4.
struct Denial {
    private(set) var nsec: [(owner: DomainName, record: NSEC)] = []
    private(set) var nsec3: [(ownerHash: [UInt8], record: NSEC3)] = []
    let zone: DomainName

    /// Takes the records that a server gave, those that the zone did not sign left out by whoever calls.
    init(_ sets: [RRset], zone: DomainName) {
        self.zone = zone
        for set in sets {
            for data in set.data {
                switch data {
                case .nsec(let record): nsec.append((set.owner, record))
                case .nsec3(let record):
                    // RFC 5155 section 8.2: records with flags that are not defined do not count.
                    guard record.flags <= 1, set.owner.parent == zone, let label = set.owner.labels.first,
                        let hash = Base32Hex.decode(label), hash.count == record.nextHash.count
                    else { continue }
                    nsec3.append((hash, record))
                default: break
                }
            }
        }
    }

    /// What is known to be at a name, when a record is for exactly this name.
    func types(at name: DomainName) -> TypeBitmap? {
        if let found = nsec.first(where: { $0.owner == name }) { return found.record.types }
        return nsec3.first { $0.record.hash(of: name) == $0.ownerHash }?.record.types
    }

    /// What is known to answer for a name: at the name, or at the wildcard that stands for it.
    func typesAnswering(for name: DomainName) -> TypeBitmap? {
        if let types = types(at: name) { return types }
        guard let encloser = closestEncloser(of: name), let wildcard = try? encloser.prefixed(by: [UInt8(ascii: "*")])
        else { return nil }
        return types(at: wildcard)
    }

    /// Whether the proof needs more hashing than is done here.
    var needsTooManyIterations: Bool { nsec3.contains { $0.record.iterations > NSEC3.mostIterations } }

    /// Whether the name exists without the type.
    func provesNoData(_ type: RecordType, at name: DomainName) -> Bool {
        if let types = types(at: name) { return Self.lacks(type, types) }
        // An empty name between others: the next name lies below it.
        if nsec.contains(where: { $0.record.covers(name, owner: $0.owner) && $0.record.next.isSubdomain(of: name) }) {
            return true
        }
        guard let encloser = closestEncloser(of: name), coversNextCloser(of: name, below: encloser) != nil,
            let wildcard = try? encloser.prefixed(by: [UInt8(ascii: "*")]), let types = self.types(at: wildcard)
        else { return false }
        return Self.lacks(type, types)
    }

    /// Whether neither the name exists nor a wildcard that would answer for it.
    func provesNameError(_ name: DomainName) -> Bool {
        // RFC 9824: the name is said to exist, as one at which nothing is.
        if let types = types(at: name) { return types.contains(128) }
        guard let encloser = closestEncloser(of: name), coversNextCloser(of: name, below: encloser) != nil,
            let wildcard = try? encloser.prefixed(by: [UInt8(ascii: "*")])
        else { return false }
        return covers(wildcard) != nil
    }

    /// Whether a wildcard with so many labels, the `*` not counted, may answer for a name: nothing nearer exists.
    func provesNoCloserMatch(_ name: DomainName, labels: Int) -> Bool {
        guard coversNextCloser(of: name, below: name.suffix(labelCount: labels)) != nil else { return false }
        // The ends of an NSEC span exist: one of them may lie nearer than the wildcard.
        return nsec3.isEmpty ? closestEncloser(of: name)?.labelCount == labels : true
    }

    /// Whether a delegation has no DS record: at the name, or by an opt-out span around it.
    func provesNoDS(at name: DomainName) -> Bool {
        if let types = types(at: name) { return Self.lacks(.ds, types) }
        if nsec.contains(where: { $0.record.covers(name, owner: $0.owner) && $0.record.next.isSubdomain(of: name) }) {
            return true
        }
        guard let encloser = closestEncloser(of: name) else { return false }
        return coversNextCloser(of: name, below: encloser)?.isOptOut == true
    }

    /// A bitmap of the zone's own side: a parent's record at a delegation says nothing of what is below it, and a
    /// child's nothing of the DS record.
    private static func lacks(_ type: RecordType, _ types: TypeBitmap) -> Bool {
        guard !types.contains(type), !types.contains(.cname) else { return false }
        let isDelegation = types.contains(.ns) && !types.contains(.soa)
        return type == .ds ? !types.contains(.soa) : !isDelegation
    }

    /// The nearest name above that exists.
    private func closestEncloser(of name: DomainName) -> DomainName? {
        var candidate = name.parent
        while let encloser = candidate, encloser.isSubdomain(of: zone) {
            if exists(encloser, above: name) { return encloser }
            candidate = encloser.parent
        }
        return nil
    }

    private func exists(_ encloser: DomainName, above name: DomainName) -> Bool {
        if let types = types(at: encloser) {
            // RFC 6840 section 4.1: what is below a delegation or a DNAME is not the parent's to deny.
            return !(types.contains(.ns) && !types.contains(.soa)) && !types.contains(.dname)
        }
        // The ends of the span around the name exist, and all names above them.
        return nsec.contains {
            $0.record.covers(name, owner: $0.owner)
                && ($0.owner.isSubdomain(of: encloser) || $0.record.next.isSubdomain(of: encloser))
        }
    }

    /// How far the span reaches around the name one label below the encloser.
    private func coversNextCloser(of name: DomainName, below encloser: DomainName) -> Span? {
        guard name.labelCount > encloser.labelCount else { return nil }
        // NSEC proves for the whole name at once.
        if !nsec.isEmpty { return covers(name) }
        return covers(name.suffix(labelCount: encloser.labelCount + 1))
    }

    private struct Span {
        var isOptOut: Bool
    }

    private func covers(_ name: DomainName) -> Span? {
        let isDenied = nsec.contains { owner, record in
            // A name below a delegation belongs to another zone.
            let isCut = record.types.contains(.ns) && !record.types.contains(.soa) || record.types.contains(.dname)
            return record.covers(name, owner: owner) && !record.next.isSubdomain(of: name)
                && !(isCut && name.isSubdomain(of: owner))
        }
        if isDenied { return Span(isOptOut: false) }
        for (ownerHash, record) in nsec3 {
            if let hash = record.hash(of: name), record.covers(hash, ownerHash: ownerHash) {
                return Span(isOptOut: record.isOptOut)
            }
        }
        return nil
    }
}
