internal import DNSSEC

/// One proof, from its questions to its verdict.
struct ProofSession: Sendable {
    let desk: QuestionDesk
    let request: ProofRequest
    let now: UInt32
    let questions: ServerQuestions
    let observe: @Sendable (ProofPart) -> Void

    private let resolver: RecursiveResolver
    private let foresight: Foresight

    /// - Parameters:
    ///   - now: Seconds since 1970-01-01 UTC, modulo 2^32.
    ///   - label: A label that the zone does not have.
    init(
        desk: QuestionDesk, request: ProofRequest, now: UInt32, label: [UInt8],
        observe: @escaping @Sendable (ProofPart) -> Void
    ) {
        self.desk = desk
        self.request = request
        self.now = now
        self.observe = observe
        questions = ServerQuestions(zone: request.zone, label: label)
        resolver = RecursiveResolver(desk: desk, addresses: request.resolvers)
        foresight = Foresight(
            desk: desk, resolver: resolver, zone: request.zone, questions: questions, port: request.port)
    }

    /// Has the zones on the way asked before the way gets there.
    func lookAhead() async {
        if request.walksFromRoot { await foresight.run() }
    }

    /// Asks everyone, and draws the verdict.
    func prove() async throws(WalkFailure) -> Proof {
        for server in request.servers { desk.order(questions, of: server) }
        for server in request.parentServers { desk.order(delegation, of: server) }
        async let opinion = secondOpinion()
        let place = try await place()
        var parents = parentFindings(place)
        for parent in parents { observe(.parent(parent)) }
        let judge = ServerJudge(
            zone: request.zone, signerSets: signerSets(parents), trust: place.trust, now: now)
        var servers = await serverFindings(place.servers, judge)
        OutOfReach.review(&parents, &servers)
        let second = await opinion
        if let second { observe(.secondOpinion(second)) }
        return conclude(place, parents, servers, second)
    }

    private func conclude(
        _ place: Place, _ parents: [ParentFinding], _ servers: [ServerFinding], _ second: SecondOpinion?
    ) -> Proof {
        let conclusion = ProofConclusion(
            zone: request.zone, parents: parents, servers: servers, isProposal: request.proposed != nil)
        let (verdict, reason) = conclusion.verdict
        let nameless = place.serversWithoutAddress.map { "no address of the name server \($0) was found" }
        return Proof(
            zone: request.zone, verdict: verdict, reason: reason, chain: place.chain, parents: parents,
            servers: servers, proposed: request.proposed,
            signaturesExpire: servers.compactMap(\.signaturesExpire).min(), secondOpinion: second,
            warnings: conclusion.warnings + nameless)
    }

    // MARK: Who is asked

    private struct Place {
        var chain: [ChainLink] = []
        var parentZone: DomainName?
        var trust = Trust.given
        var parents: [(name: DomainName?, address: ServerAddress, replies: DelegationReplies)] = []
        var servers: [(name: DomainName?, address: ServerAddress)] = []
        var serversWithoutAddress: [DomainName] = []
    }

    private func place() async throws(WalkFailure) -> Place {
        var place = Place()
        let found = request.walksFromRoot ? try await walk(into: &place) : try await askParents(into: &place)
        guard request.servers.isEmpty else {
            place.servers = request.servers.map { (nil, $0) }
            return place
        }
        place.servers = Self.flattened(found)
        place.serversWithoutAddress = found.filter(\.addresses.isEmpty).compactMap(\.name)
        return place
    }

    /// Finds the parent's servers and the zone's from the root.
    private func walk(into place: inout Place) async throws(WalkFailure) -> [NameServer] {
        let walk = ChainWalk(desk: desk, resolver: resolver, foresight: foresight, now: now)
        let end = try await walk.walk(to: request.zone, anchors: request.anchors) { observe(.link($0)) }
        place.chain = end.chain
        place.parentZone = end.chain.last?.zone
        place.trust = end.trust
        place.parents = Self.flattened(end.parents).compactMap { name, address in
            end.replies[address].map { (name, address, $0) }
        }
        return end.servers
    }

    /// What the parent's servers are asked when they are given.
    private var delegation: [Question] { [Question(request.zone, .ds), Question(request.zone, .ns)] }

    /// Asks the given servers of the parent.
    private func askParents(into place: inout Place) async throws(WalkFailure) -> [NameServer] {
        for server in request.parentServers {
            let replies = await desk.ask(delegation, of: server)
            place.parents.append((nil, server, DelegationReplies(ds: replies[0], ns: replies[1])))
        }
        guard request.servers.isEmpty else { return [] }
        let referral = place.parents.lazy.compactMap { parent in
            parent.replies.ns.message.flatMap { ReferralNames(of: request.zone, in: $0) }
        }.first
        guard let referral else {
            throw .noAnswer(zone: request.zone, reason: "the given parent servers name no server of it")
        }
        return await resolver.servers(referral, port: request.port, isComplete: true)
    }

    private static func flattened(_ servers: [NameServer]) -> [(DomainName?, ServerAddress)] {
        servers.flatMap { server in server.addresses.map { (server.name, $0) } }
    }

    /// Asks all servers at once, and judges each as soon as it has answered.
    private func serverFindings(
        _ servers: [(name: DomainName?, address: ServerAddress)], _ judge: ServerJudge
    ) async -> [ServerFinding] {
        await withTaskGroup(of: (Int, ServerFinding).self) { group in
            for (index, server) in servers.enumerated() {
                group.addTask {
                    let replies = await desk.ask(questions, of: server.address)
                    return (index, judge.finding(name: server.name, address: server.address, replies: replies))
                }
            }
            var findings: [ServerFinding?] = servers.map { _ in nil }
            for await (index, finding) in group {
                observe(.server(finding))
                findings[index] = finding
            }
            return findings.compactMap(\.self)
        }
    }

    // MARK: What they say

    private func parentFindings(_ place: Place) -> [ParentFinding] {
        let judge = ParentJudge(zone: request.zone, parent: place.parentZone, trust: place.trust, now: now)
        return place.parents.map { parent in
            var finding = judge.finding(name: parent.name, address: parent.address, replies: parent.replies)
            if request.proposed != nil, finding.verdict == .insecure, place.trust.canSign {
                finding.verdict = .secure
                finding.reason += "; the proposed ones are judged"
            }
            return finding
        }
    }

    /// The DS records to judge by: the proposed ones, or each set that a parent has.
    private func signerSets(_ parents: [ParentFinding]) -> [ServerJudge.SignerSet] {
        if let proposed = request.proposed { return [ServerJudge.SignerSet(signers: proposed, holders: [])] }
        var sets: [ServerJudge.SignerSet] = []
        for parent in parents {
            guard let signers = parent.signers else { continue }
            if let index = sets.firstIndex(where: { Set($0.signers) == Set(signers) }) {
                sets[index].holders.append(parent.address)
            } else {
                sets.append(ServerJudge.SignerSet(signers: signers, holders: [parent.address]))
            }
        }
        return sets
    }

    private func secondOpinion() async -> SecondOpinion? {
        guard request.wantsSecondOpinion, let address = request.resolvers.first else { return nil }
        return await SecondOpinion.ask(address, about: request.zone, at: desk)
    }
}

extension Trust {
    /// Whether what lies below can be proved.
    fileprivate var canSign: Bool {
        switch self {
        case .secure, .given: true
        case .insecure, .bogus: false
        }
    }
}
