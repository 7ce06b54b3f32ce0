internal import DNSSEC

/// Has asked early what the way from the root and the proof will ask.
///
/// A resolver knows at once who serves each zone on the way. Its word is taken for nothing but this: the way goes by the
/// referrals of the servers themselves, and finds the answers there already when the two agree.
struct Foresight: Sendable {
    let desk: QuestionDesk
    let resolver: RecursiveResolver
    /// The zone to prove.
    let zone: DomainName
    /// What its servers will be asked.
    let questions: ServerQuestions
    /// The port of servers that are found by delegation.
    let port: UInt16

    /// Asks the resolver for the servers of all zones on the way, and then those servers.
    func run() async {
        let zones = await zonesOnTheWay()
        await withDiscardingTaskGroup { group in
            for (index, (zone, names)) in zones.enumerated() {
                let below = index + 1 < zones.count ? zones[index + 1].0 : self.zone
                let isAbove = index + 1 < zones.count && below != self.zone
                group.addTask {
                    order(zone, to: below, of: names.serversWithGlue(port: port))
                    let limit = isAbove ? ChainWalk.askedAbove : .max
                    let servers = await resolver.servers(names, port: port, isComplete: !isAbove, limit: limit)
                    order(zone, to: below, of: servers)
                }
            }
        }
    }

    /// Asks the servers of a referral whose addresses came along.
    func order(_ referral: ReferralNames, of zone: DomainName) {
        let below = zone == self.zone ? zone : self.zone.suffix(labelCount: zone.labelCount + 1)
        order(zone, to: below, of: referral.serversWithGlue(port: port))
    }

    /// Asks the servers of a zone what the way asks them about the names down to the next zone.
    private func order(_ zone: DomainName, to below: DomainName, of servers: [NameServer]) {
        let isAsked = zone == self.zone || below == self.zone
        for address in isAsked ? servers.flatMap(\.addresses) : Self.sample(of: servers) {
            guard zone != self.zone else {
                desk.order(questions, of: address)
                continue
            }
            for labels in (zone.labelCount + 1)...below.labelCount {
                desk.order(WalkRound.questions(of: zone, about: self.zone.suffix(labelCount: labels)), of: address)
            }
        }
    }

    /// Of several servers so many addresses as the way asks: one of each first, so that a dead server does not take all
    /// the places.
    static func sample(of servers: [NameServer]) -> [ServerAddress] {
        let firsts = servers.compactMap(\.addresses.first)
        let others = servers.flatMap(\.addresses).filter { !firsts.contains($0) }
        return Array((firsts + others).prefix(ChainWalk.askedAbove))
    }

    /// The zones from the root to the zone, and their servers.
    private func zonesOnTheWay() async -> [(DomainName, ReferralNames)] {
        await withTaskGroup(of: (Int, ReferralNames?).self) { group in
            for labels in 0...zone.labelCount {
                let name = zone.suffix(labelCount: labels)
                group.addTask {
                    (labels, await resolver.ask(Question(name, .ns)).flatMap { ReferralNames(of: name, in: $0) })
                }
            }
            var found: [Int: ReferralNames] = [:]
            for await (labels, names) in group { found[labels] = names }
            return found.sorted { $0.key < $1.key }.map { (zone.suffix(labelCount: $0.key), $0.value) }
        }
    }
}
