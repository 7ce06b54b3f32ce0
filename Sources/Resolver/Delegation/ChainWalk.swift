internal import DNSSEC

/// The way from the root to a zone: who serves the parent and the zone, and whether the parent's keys are proved.
struct ChainWalk: Sendable {
    let desk: QuestionDesk
    let resolver: RecursiveResolver
    let foresight: Foresight
    let now: UInt32

    /// Of the zones above the parent, so many addresses are asked at most; one proved answer is enough there.
    static let askedAbove = 4

    /// Where the walk ends.
    struct Destination: Sendable {
        /// The zones from the root to the parent.
        var chain: [ChainLink]
        /// The parent's servers.
        var parents: [NameServer]
        /// What each address of the parent's servers answers about the zone.
        var replies: [ServerAddress: DelegationReplies]
        /// The zone's servers, as the parent names them.
        var servers: [NameServer]

        /// The parent's trust.
        var trust: Trust { chain.last?.trust ?? .given }
    }

    /// Goes from the root to a zone.
    ///
    /// - Parameter observe: Is told each zone on the way as soon as it is judged.
    func walk(
        to zone: DomainName, anchors: TrustAnchors, observe: @Sendable (ChainLink) -> Void
    ) async throws(WalkFailure) -> Destination {
        guard !zone.isRoot else { throw .isRoot }
        guard let priming = await resolver.ask(Question(.root, .ns)), let names = ReferralNames(of: .root, in: priming)
        else { throw .noResolver(resolver.addresses) }
        let isLast = zone.labelCount == 1
        var place = Place(zone: .root, signers: .records(anchors.signers))
        place.servers = await resolver.servers(
            names, port: foresight.port, isComplete: isLast, limit: isLast ? .max : Self.askedAbove)
        var chain: [ChainLink] = []
        for labels in 1...zone.labelCount {
            let next = zone.suffix(labelCount: labels)
            let isLast = next == zone
            let round = try await ask(place, about: next, everywhere: isLast)
            if chain.last?.zone != place.zone {
                chain.append(round.link)
                observe(round.link)
            }
            guard let referral = round.referral else {
                guard !isLast else { throw .notDelegated(zone, by: place.zone) }
                continue
            }
            // Those of the parent and of the zone are all asked, at each address.
            let servers = await resolver.servers(
                referral, port: foresight.port, isComplete: labels + 1 >= zone.labelCount)
            if isLast {
                return Destination(chain: chain, parents: place.servers, replies: round.byServer, servers: servers)
            }
            place = Place(zone: next, signers: round.signers, servers: servers)
        }
        throw .notDelegated(zone, by: place.zone)
    }

    /// Asks a zone's servers about its keys and about a name below.
    ///
    /// - Parameter everywhere: Whether all servers count; otherwise the first whose answers are proved is enough.
    private func ask(_ place: Place, about next: DomainName, everywhere: Bool) async throws(WalkFailure) -> WalkRound {
        let addresses = everywhere ? place.servers.flatMap(\.addresses) : Foresight.sample(of: place.servers)
        var round = WalkRound(zone: place.zone, next: next, signersAbove: place.signers, order: addresses, now: now)
        await withTaskGroup(of: (ServerAddress, [Reply]).self) { group in
            for address in addresses {
                group.addTask { [desk] in
                    (address, await desk.ask(WalkRound.questions(of: place.zone, about: next), of: address))
                }
            }
            for await (address, replies) in group {
                round.add(replies, of: address)
                if let referral = round.referral { foresight.order(referral, of: next) }
                if !everywhere, round.isEnough { break }
            }
            group.cancelAll()
        }
        guard round.hasAnswer else { throw .noAnswer(zone: place.zone, reason: round.failure) }
        return round
    }

    private struct Place {
        var zone: DomainName
        var signers: WalkRound.Signers
        var servers: [NameServer] = []
    }
}
