internal import DNSSEC

/// What a zone's servers answer about their own keys and about a name below.
struct WalkRound: Sendable {
    /// The zone.
    let zone: DomainName
    /// The name below.
    let next: DomainName
    /// What its parent has to say of its keys.
    let signersAbove: Signers
    /// The servers, in the order in which their answers count.
    let order: [ServerAddress]
    let now: UInt32

    /// What each server answers about the name, and its version of the zone.
    private(set) var byServer: [ServerAddress: DelegationReplies] = [:]
    private var keys: [Reply] = []

    init(zone: DomainName, next: DomainName, signersAbove: Signers, order: [ServerAddress], now: UInt32) {
        self.zone = zone
        self.next = next
        self.signersAbove = signersAbove
        self.order = order
        self.now = now
    }

    /// What is known of a zone's DS records.
    enum Signers: Sendable {
        case records([DelegationSigner])
        case trust(Trust)
    }

    /// What each server is asked; ``add(_:of:)`` takes the replies in this order.
    static func questions(of zone: DomainName, about next: DomainName) -> [Question] {
        [Question(zone, .dnskey), Question(next, .ds), Question(next, .ns), Question(zone, .soa)]
    }

    /// Takes the replies of a server.
    mutating func add(_ replies: [Reply], of server: ServerAddress) {
        guard replies.count == 4 else { return }
        keys.append(replies[0])
        byServer[server] = DelegationReplies(ds: replies[1], ns: replies[2], soa: replies[3])
    }

    private var replies: [Reply] { keys + byServer.values.flatMap { [$0.ds, $0.ns] } }

    /// Whether anything was answered at all.
    var hasAnswer: Bool { replies.contains { $0.message != nil } }

    /// Why nothing was answered.
    var failure: String {
        guard let first = replies.lazy.compactMap(\.failure).first else { return "no address is known" }
        // The root's servers are never all down.
        guard zone.isRoot, replies.allSatisfy({ $0.failure == .timedOut }) else { return "\(first)" }
        return ProofConclusion.allDropped
    }

    /// Whether more answers cannot make it better: the keys are proved, and so is what is below.
    var isEnough: Bool {
        guard link.trust.isSound, byServer.values.contains(where: { $0.ds.message != nil && $0.ns.message != nil })
        else { return false }
        guard referral != nil, case .trust(let trust) = signers else { return true }
        return trust.isSound
    }

    /// The servers of the name below; nil when it is no zone of its own.
    var referral: ReferralNames? {
        order.lazy.compactMap { byServer[$0]?.ns.message.flatMap { ReferralNames(of: next, in: $0) } }.first
    }

    /// The zone's keys, judged by the DS records above it; the best proof counts, as for validators.
    var link: ChainLink {
        let signers: [DelegationSigner]
        switch signersAbove {
        case .trust(let trust): return ChainLink(zone: zone, trust: trust, keyTags: [])
        case .records(let records): signers = records
        }
        var link = ChainLink(zone: zone, trust: .bogus("no server of \(zone) gives its keys"), keyTags: [])
        for message in keys.compactMap(\.message) {
            let set = RRset.sets(in: message.answers).first { $0.owner == zone && $0.type == .dnskey }
            let check = DelegationCheck(signers: signers, keys: set, zone: zone, at: now)
            switch check.outcome {
            case .secure:
                link.trust = .secure(keys: set?.keys ?? [])
                link.keyTags = check.findings.filter { $0.fate == .leads }.map(\.signer.keyTag)
                return link
            case .insecure(let reason): link.trust = .insecure("\(zone): \(reason)")
            case .bogus(let reason): link.trust = .bogus("\(zone): \(reason)")
            }
        }
        return link
    }

    /// The DS records of the name below, or what their absence means; the best proof counts.
    var signers: Signers {
        let trust = link.trust
        guard let keys = trust.keys else { return .trust(trust) }
        var worst = Signers.trust(.bogus("no server of \(zone) answers about the DS records of \(next)"))
        for message in order.compactMap({ byServer[$0]?.ds.message }) {
            let check = AnswerCheck(of: message, to: Question(next, .ds), keys: keys, zone: zone, at: now)
            switch check.outcome {
            case .records(let set, _): return .records(set.delegationSigners)
            case .noData: return .trust(.insecure("\(zone) has no DS record for \(next)"))
            case .insecure(let reason): return .trust(.insecure(reason))
            case .alias, .nameError: worst = .trust(.bogus("\(zone) denies \(next)"))
            case .bogus(let reason): worst = .trust(.bogus("the DS records of \(next): \(reason)"))
            }
        }
        return worst
    }
}

/// What a server of the parent answers about a zone.
struct DelegationReplies: Sendable {
    var ds: Reply
    var ns: Reply
    /// The parent's SOA record; nil when it is not known which zone the parent is.
    var soa: Reply?
}
