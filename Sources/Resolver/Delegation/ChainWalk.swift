package import DNSSEC

/// The way from the root to a zone: who serves the parent and the zone, and whether the parent's keys are proved.
package struct ChainWalk: Sendable {
    private let client: NameServerClient
    private let resolver: RecursiveResolver
    private let port: UInt16
    private let now: UInt32

    /// Of the zones above the parent, so many addresses are asked; one good answer is enough there.
    static let askedAbove = 4

    /// Makes a walk; nothing is asked yet.
    package init(client: NameServerClient, resolver: RecursiveResolver, port: UInt16, now: UInt32) {
        self.client = client
        self.resolver = resolver
        self.port = port
        self.now = now
    }

    /// Where the walk ends.
    package struct Destination: Sendable {
        /// The zones from the root to the parent.
        package var chain: [ChainLink]
        /// The parent's servers.
        package var parents: [NameServer]
        /// What each address of the parent's servers answers about the zone: DS, then NS.
        package var replies: [ServerAddress: (ds: Reply, ns: Reply)]
        /// The zone's servers, as the parent names them.
        package var servers: [NameServer]

        /// The parent's trust.
        package var trust: Trust { chain.last?.trust ?? .given }
    }

    /// Goes from the root to a zone.
    package func walk(to zone: DomainName, anchors: TrustAnchors) async throws(WalkFailure) -> Destination {
        guard !zone.isRoot else { throw .isRoot }
        guard let priming = await resolver.ask(Question(.root, .ns)), let names = ReferralNames(of: .root, in: priming)
        else { throw .noResolver(resolver.addresses) }
        let isLast = zone.labelCount == 1
        var place = Place(zone: .root, signers: .records(anchors.signers))
        place.servers = await resolver.servers(names, port: port, limit: isLast ? .max : Self.askedAbove)
        var chain: [ChainLink] = []
        for labels in 1...zone.labelCount {
            let next = zone.suffix(labelCount: labels)
            let isLast = next == zone
            let round = try await ask(place, about: next, everywhere: isLast)
            if chain.last?.zone != place.zone { chain.append(link(place, round)) }
            let trust = chain[chain.count - 1].trust
            guard let referral = round.referral(of: next) else {
                guard !isLast else { throw .notDelegated(zone, by: place.zone) }
                continue
            }
            let servers = await resolver.servers(referral, port: port)
            if isLast {
                return Destination(chain: chain, parents: place.servers, replies: round.byServer, servers: servers)
            }
            place = Place(zone: next, signers: round.signers(of: next, zone: place.zone, trust: trust, at: now))
            place.servers = servers
        }
        throw .notDelegated(zone, by: place.zone)
    }

    /// What is known of a zone's DS records.
    enum Signers {
        case records([DelegationSigner])
        case trust(Trust)
    }

    private struct Place {
        var zone: DomainName
        var signers: Signers
        var servers: [NameServer] = []
    }

    /// What a zone's servers answer about their own keys and about a name below.
    struct Round {
        var keys: [Reply]
        var byServer: [ServerAddress: (ds: Reply, ns: Reply)]
        var order: [ServerAddress]

        func referral(of zone: DomainName) -> ReferralNames? {
            order.lazy.compactMap { byServer[$0]?.ns.message.flatMap { ReferralNames(of: zone, in: $0) } }.first
        }

        /// The DS records of a zone, or what their absence means; the best proof counts, as for validators.
        func signers(of zone: DomainName, zone parent: DomainName, trust: Trust, at now: UInt32) -> Signers {
            guard let keys = trust.keys else { return .trust(trust) }
            var worst = Signers.trust(.bogus("no server of \(parent) answers about the DS records of \(zone)"))
            for message in order.compactMap({ byServer[$0]?.ds.message }) {
                let check = AnswerCheck(of: message, to: Question(zone, .ds), keys: keys, zone: parent, at: now)
                switch check.outcome {
                case .records(let set, _): return .records(set.delegationSigners)
                case .noData: return .trust(.insecure("\(parent) has no DS record for \(zone)"))
                case .insecure(let reason): return .trust(.insecure(reason))
                case .alias, .nameError: worst = .trust(.bogus("\(parent) denies \(zone)"))
                case .bogus(let reason): worst = .trust(.bogus("the DS records of \(zone): \(reason)"))
                }
            }
            return worst
        }
    }

    private func ask(_ place: Place, about next: DomainName, everywhere: Bool) async throws(WalkFailure) -> Round {
        var addresses = place.servers.flatMap(\.addresses)
        if !everywhere {
            // One address of each server first, so that a dead server does not take all the places.
            let firsts = place.servers.compactMap(\.addresses.first)
            addresses = Array((firsts + addresses.filter { !firsts.contains($0) }).prefix(Self.askedAbove))
        }
        let questions = [Question(next, .ds), Question(next, .ns), Question(place.zone, .dnskey)]
        let replies = await client.ask(questions, of: addresses)
        var round = Round(keys: [], byServer: [:], order: addresses)
        for (address, row) in zip(addresses, replies) where row.count == 3 {
            round.byServer[address] = (row[0], row[1])
            round.keys.append(row[2])
        }
        guard replies.joined().contains(where: { $0.message != nil }) else {
            let reason = replies.joined().compactMap(\.failure).first.map(\.description)
            throw .noAnswer(zone: place.zone, reason: reason ?? "no address is known")
        }
        return round
    }

    /// Judges a zone's keys by the DS records above it.
    private func link(_ place: Place, _ round: Round) -> ChainLink {
        let signers: [DelegationSigner]
        switch place.signers {
        case .trust(let trust): return ChainLink(zone: place.zone, trust: trust, keyTags: [])
        case .records(let records): signers = records
        }
        var link = ChainLink(
            zone: place.zone, trust: .bogus("no server of \(place.zone) gives its keys"), keyTags: [])
        for message in round.keys.compactMap(\.message) {
            let set = RRset.sets(in: message.answers).first { $0.owner == place.zone && $0.type == .dnskey }
            let check = DelegationCheck(signers: signers, keys: set, zone: place.zone, at: now)
            switch check.outcome {
            case .secure:
                link.trust = .secure(keys: set?.keys ?? [])
                link.keyTags = check.findings.filter { $0.fate == .leads }.map(\.signer.keyTag)
                return link
            case .insecure(let reason): link.trust = .insecure("\(place.zone): \(reason)")
            case .bogus(let reason): link.trust = .bogus("\(place.zone): \(reason)")
            }
        }
        return link
    }
}
