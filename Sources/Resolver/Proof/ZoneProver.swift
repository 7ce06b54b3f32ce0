internal import DNSSEC

/// Proves a zone: asks every server, each at every address, all at once.
package struct ZoneProver: Sendable {
    private let client: NameServerClient
    private let now: @Sendable () -> UInt32
    private let newLabel: @Sendable () -> [UInt8]

    /// Makes a prover.
    ///
    /// - Parameters:
    ///   - now: Seconds since 1970-01-01 UTC, modulo 2^32.
    ///   - newLabel: Gives a label that no zone has.
    package init(
        client: NameServerClient = NameServerClient(), now: @escaping @Sendable () -> UInt32,
        newLabel: @escaping @Sendable () -> [UInt8] = {
            Array("ksk-\(String(UInt64.random(in: .min ... .max), radix: 36))".utf8)
        }
    ) {
        self.client = client
        self.now = now
        self.newLabel = newLabel
    }

    /// Proves a zone.
    ///
    /// - Parameter observe: Is told each part as soon as it is known.
    /// - Throws: ``WalkFailure`` when the servers cannot be found.
    package func prove(
        _ request: ProofRequest, observe: @escaping @Sendable (ProofPart) -> Void = { _ in }
    ) async throws(WalkFailure) -> Proof {
        async let opinion = secondOpinion(for: request)
        let now = now()
        let place = try await place(for: request, at: now)
        for link in place.chain { observe(.link(link)) }

        let parents = parentFindings(place, request, at: now)
        for parent in parents { observe(.parent(parent)) }
        let judge = ServerJudge(
            zone: request.zone, signerSets: signerSets(parents, request), trust: place.trust, now: now)
        let servers = await serverFindings(place.servers, judge, observe)
        let second = await opinion
        if let second { observe(.secondOpinion(second)) }
        return conclude(request, place, parents, servers, second)
    }

    private func conclude(
        _ request: ProofRequest, _ place: Place, _ parents: [ParentFinding], _ servers: [ServerFinding],
        _ second: SecondOpinion?
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
        var parents: [(name: DomainName?, address: ServerAddress, ds: Reply, ns: Reply?)] = []
        var servers: [(name: DomainName?, address: ServerAddress)] = []
        var serversWithoutAddress: [DomainName] = []
    }

    private func place(for request: ProofRequest, at now: UInt32) async throws(WalkFailure) -> Place {
        let resolver = RecursiveResolver(client: client, addresses: request.resolvers)
        var place = Place()
        var found: [NameServer] = []
        if request.walksFromRoot {
            let walk = ChainWalk(client: client, resolver: resolver, port: request.port, now: now)
            let end = try await walk.walk(to: request.zone, anchors: request.anchors)
            place.chain = end.chain
            place.parentZone = end.chain.last?.zone
            place.trust = end.trust
            place.parents = Self.flattened(end.parents).compactMap { name, address in
                end.replies[address].map { (name, address, $0.ds, $0.ns) }
            }
            found = end.servers
        } else {
            let questions = [Question(request.zone, .ds), Question(request.zone, .ns)]
            let replies = await client.ask(questions, of: request.parentServers)
            place.parents = zip(request.parentServers, replies).map { (nil, $0, $1[0], $1[1]) }
            if request.servers.isEmpty {
                let referral = replies.lazy.compactMap { row in
                    row[1].message.flatMap { ReferralNames(of: request.zone, in: $0) }
                }.first
                guard let referral else {
                    throw .noAnswer(zone: request.zone, reason: "the given parent servers name no server of it")
                }
                found = await resolver.servers(referral, port: request.port)
            }
        }
        place.servers = request.servers.isEmpty ? Self.flattened(found) : request.servers.map { (nil, $0) }
        if request.servers.isEmpty {
            place.serversWithoutAddress = found.filter(\.addresses.isEmpty).compactMap(\.name)
        }
        return place
    }

    private static func flattened(_ servers: [NameServer]) -> [(DomainName?, ServerAddress)] {
        servers.flatMap { server in server.addresses.map { (server.name, $0) } }
    }

    /// Asks all servers at once, and judges each as soon as it has answered.
    private func serverFindings(
        _ servers: [(name: DomainName?, address: ServerAddress)], _ judge: ServerJudge,
        _ observe: @Sendable (ProofPart) -> Void
    ) async -> [ServerFinding] {
        let questions = ServerQuestions(zone: judge.zone, label: newLabel())
        return await withTaskGroup(of: (Int, ServerReplies).self) { group in
            for (index, server) in servers.enumerated() {
                group.addTask { (index, await client.ask(questions, of: server.address)) }
            }
            var findings: [ServerFinding?] = servers.map { _ in nil }
            for await (index, replies) in group {
                let server = servers[index]
                let finding = judge.finding(name: server.name, address: server.address, replies: replies)
                observe(.server(finding))
                findings[index] = finding
            }
            return findings.compactMap(\.self)
        }
    }

    // MARK: What they say

    private func parentFindings(_ place: Place, _ request: ProofRequest, at now: UInt32) -> [ParentFinding] {
        let judge = ParentJudge(zone: request.zone, parent: place.parentZone, trust: place.trust, now: now)
        return place.parents.map { parent in
            var finding = judge.finding(name: parent.name, address: parent.address, ds: parent.ds, ns: parent.ns)
            if request.proposed != nil, finding.verdict == .insecure, place.trust.isSound {
                finding.verdict = .secure
                finding.reason += "; the proposed ones are judged"
            }
            return finding
        }
    }

    /// The DS records to judge by: the proposed ones, or each set that a parent has.
    private func signerSets(_ parents: [ParentFinding], _ request: ProofRequest) -> [ServerJudge.SignerSet] {
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

    private func secondOpinion(for request: ProofRequest) async -> SecondOpinion? {
        guard request.wantsSecondOpinion, let address = request.resolvers.first else { return nil }
        return await SecondOpinion.ask(address, about: request.zone, client: client)
    }
}

extension Trust {
    /// Whether what lies below can be proved.
    fileprivate var isSound: Bool {
        switch self {
        case .secure, .given: true
        case .insecure, .bogus: false
        }
    }
}
