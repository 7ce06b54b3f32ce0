import DNSSEC
import FoundationEssentials

/// Answers questions as Route 53's name servers do, and those of all zones above.
///
/// Source for signed zones: Route 53 Developer Guide, "DNSSEC proofs of nonexistence in Route 53".
struct NameServerAnswer: Sendable {
    var world: WorldView
    /// The time by which signatures are made.
    var now: Date

    /// How many names an answer follows.
    private static let maximumAliases = 8

    /// Answers one question.
    func message(to query: Message) -> Message {
        var answer = Message(
            id: query.id, flags: query.flags.intersection(.recursionDesired).union([.response, .authoritative]),
            questions: query.questions,
            edns: query.edns.map { _ in EDNS(wantsSignatures: query.edns?.wantsSignatures ?? false) })
        guard let question = query.questions.first else { return answer }
        fill(&answer, question, isSigned: query.edns?.wantsSignatures ?? false, aliases: 0)
        return answer
    }

    private func fill(_ answer: inout Message, _ question: Question, isSigned: Bool, aliases: Int) {
        let zone = world.zone(for: question)
        if let cut = world.cut(above: question, in: zone) {
            return refer(&answer, to: cut, in: zone, isSigned: isSigned)
        }
        let sets = sets(at: question.name, in: zone)
        if let set = sets.first(where: { $0.type == question.type }) {
            answer.answers += records(of: set, in: zone, isSigned: isSigned)
        } else if let alias = sets.first(where: { $0.type == .cname }), case .cname(let target)? = alias.data.first {
            answer.answers += records(of: alias, in: zone, isSigned: isSigned)
            guard aliases < Self.maximumAliases else { return }
            fill(&answer, Question(target, question.type), isSigned: isSigned, aliases: aliases + 1)
        } else {
            deny(&answer, question, types: Set(sets.map(\.type)), in: zone, isSigned: isSigned)
        }
    }

    /// What is at a name, or what a wildcard makes of it: that is signed as if it were there.
    private func sets(at name: DomainName, in zone: WorldZone) -> [RRset] {
        let sets = world.sets(at: name, in: zone)
        guard sets.isEmpty, zone.hosted != nil, !world.exists(name, in: zone) else { return sets }
        var above = name
        while let parent = above.parent, parent.isSubdomain(of: zone.name) {
            above = parent
            guard let wildcard = try? above.prefixed(by: [UInt8(ascii: "*")]) else { continue }
            let found = world.sets(at: wildcard, in: zone)
            if !found.isEmpty {
                return found.map { set in
                    var set = set
                    set.owner = name
                    return set
                }
            }
            // RFC 4592 section 3.3.1: a wildcard above the closest name that exists does not count.
            if world.exists(above, in: zone) { break }
        }
        return []
    }

    private func records(of set: RRset, in zone: WorldZone, isSigned: Bool) -> [ResourceRecord] {
        let signatures = isSigned ? zone.signer?.signatures(over: set, zone: zone.name, at: now) ?? [] : []
        return (set.data + signatures.map { .rrsig($0) }).map {
            ResourceRecord(owner: set.owner, ttlSeconds: set.ttlSeconds, data: $0)
        }
    }

    /// Says that there is nothing of the type. A signed zone never says that there is no such name: it proves that the
    /// name has none of the types.
    private func deny(
        _ answer: inout Message, _ question: Question, types: Set<RecordType>, in zone: WorldZone, isSigned: Bool
    ) {
        let exists = !types.isEmpty || world.exists(question.name, in: zone)
        if var soa = world.sets(at: zone.name, in: zone).first(where: { $0.type == .soa }) {
            if case .soa(let data)? = soa.data.first { soa.ttlSeconds = min(soa.ttlSeconds, data.minimum) }
            answer.authorities += records(of: soa, in: zone, isSigned: isSigned)
        }
        guard isSigned, zone.signer != nil else {
            if !exists { answer.headerResponseCode = 3 }
            return
        }
        // At a cut, and in the zones above, what is listed is what there is.
        let isApex = question.name == zone.name
        let listed =
            exists && zone.hosted != nil && (isApex || !types.contains(.ns))
            ? Self.possibleTypes.union(isApex ? [.ns, .soa, .dnskey] : []).subtracting([question.type]) : types
        answer.authorities += denial(of: question.name, types: listed, in: zone)
    }

    /// What a name that exists may have: Route 53 lists all of this but the type that was asked for, and does not look.
    /// CNAME is not among it: where that is, it answers.
    private static let possibleTypes: Set<RecordType> = [
        .a, .mx, .txt, .aaaa, .srv, 12, 35, 44, 52, 64, 65, 99, 257,
    ]

    private func denial(of name: DomainName, types: Set<RecordType>, in zone: WorldZone) -> [ResourceRecord] {
        guard let next = try? name.prefixed(by: [0]) else { return [] }
        let nsec = NSEC(next: next, types: TypeBitmap(types.union([.rrsig, .nsec])))
        return records(
            of: RRset(owner: name, type: .nsec, ttlSeconds: 300, data: [.nsec(nsec)]), in: zone, isSigned: true)
    }

    private func refer(_ answer: inout Message, to cut: RRset, in zone: WorldZone, isSigned: Bool) {
        if answer.answers.isEmpty { answer.flags.remove(.authoritative) }
        answer.authorities += records(of: cut, in: zone, isSigned: false)
        guard isSigned, zone.signer != nil else { return }
        let sets = world.sets(at: cut.owner, in: zone)
        if let signers = sets.first(where: { $0.type == .ds }) {
            answer.authorities += records(of: signers, in: zone, isSigned: true)
        } else {
            // At a cut, only what is the parent's counts.
            answer.authorities += denial(of: cut.owner, types: [.ns], in: zone)
        }
    }
}
