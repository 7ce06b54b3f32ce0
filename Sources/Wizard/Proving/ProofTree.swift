import DNSSEC
import FoundationEssentials
import Onboarding
import Resolver

/// The tree of a proof, from the parent over its servers to the zone's servers and keys: a function of what is known.
struct ProofTree {
    let zone: DomainName
    /// What the servers' answers are worth by the DS records in question.
    let judged: ProofProgress
    /// What the parent has.
    let published: ProofProgress
    /// When the servers were asked.
    let asked: Date

    var rows: [ProofRow] {
        if case .failure(let failure) = judged.outcome { return [row(of: failure)] }
        var rows = chainRow.map { [$0] } ?? []
        rows += published.parents.map(row(of:))
        rows += zoneRow.map { [$0] } ?? []
        rows += judged.servers.map(row(of:))
        rows += keyRows
        rows += published.opinion.map { [row(of: $0)] } ?? []
        rows += (judged.proof?.warnings ?? []).map {
            ProofRow(
                id: .warning($0), sign: .warning, label: "Remark", value: $0,
                details: [.init("Found", [$0])])
        }
        return rows
    }

    // MARK: Above the zone

    private func row(of failure: WalkFailure) -> ProofRow {
        let isAnswer: Bool = if case .notDelegated = failure { true } else { false }
        return ProofRow(
            id: .failure, sign: isAnswer ? .fail : .undecided, label: "Way from the root", value: failure.reason,
            details: [
                .init("Found", [failure.reason]),
                .init(
                    "Next",
                    [
                        isAnswer
                            ? "Delegate the zone at its parent, to the name servers of the hosted zone."
                            : "Nothing is known of the zone itself. Try from another machine, or let port 53 out; r asks again."
                    ]),
            ])
    }

    private var chainRow: ProofRow? {
        guard let parent = judged.chain.last else { return nil }
        let way = judged.chain.map { "\($0.zone)" }.joined(separator: " > ")
        let (sign, value): (Sign, String) =
            switch parent.trust {
            case .secure: (.pass, "secure, proved from the root")
            case .insecure(let reason): (.warning, "insecure: \(reason)")
            case .bogus(let reason): (.fail, "bogus: \(reason)")
            case .given: (.undecided, "taken as given")
            }
        return ProofRow(
            id: .chain, sign: sign, label: "\(parent.zone)", value: value,
            details: [
                .init("Found", judged.chain.map(Self.text)), .init("Way", [way]),
                .init("Expected", ["each zone's keys signed by a key that the DS records above it lead to"]),
            ])
    }

    private static func text(_ link: ChainLink) -> String {
        switch link.trust {
        case .secure: "\(link.zone) secure, by key \(link.keyTags.map(\.description).joined(separator: ", "))"
        case .insecure(let reason): "\(link.zone) insecure: \(reason)"
        case .bogus(let reason): "\(link.zone) bogus: \(reason)"
        case .given: "\(link.zone) taken as given"
        }
    }

    private func row(of parent: ParentFinding) -> ProofRow {
        let signers = parent.signers.map { signers in
            signers.isEmpty ? "no DS" : "DS " + signers.map { "\($0.keyTag)" }.joined(separator: ", ")
        }
        let parts = [
            parent.verdict.rawValue, "\(parent.address)", signers, parent.ttlSeconds.map { "TTL \($0) s" },
        ]
        var details = [
            ProofRow.Detail("Server", ["\(parent.address): \(parent.verdict.rawValue): \(parent.reason)"]),
            .init(
                "Found", (parent.signers ?? []).map { "DS \($0)" } + (parent.signers?.isEmpty == true ? ["no DS"] : [])),
            .init("Expected", expected.map { "DS \($0)" }),
        ]
        details += cached(parent.ttlSeconds).map { [$0] } ?? []
        return ProofRow(
            id: .parent(parent.name, parent.address), depth: 1, sign: Sign(parent.verdict),
            label: parent.name.map { "\($0)" } ?? "\(parent.address)",
            value: parts.compactMap(\.self).joined(separator: "  "), details: details + next)
    }

    // MARK: The zone

    private var zoneRow: ProofRow? {
        guard !judged.servers.isEmpty else { return nil }
        let agreement = DelegationAgreement(parents: judged.parents, servers: judged.servers)
        let isDone = judged.outcome != nil
        let differences = isDone ? agreement.differences : []
        let count = Set(judged.servers.map { $0.name.map { "\($0)" } ?? "\($0.address)" }).count
        let servers = "\(count) name server\(count == 1 ? "" : "s")"
        let value =
            differences.first
            ?? (agreement.common != nil ? "\(servers), the same at the parent and in the zone" : servers)
        return ProofRow(
            id: .zone, sign: !isDone ? .underWay : differences.isEmpty ? .pass : .warning, label: "\(zone)",
            value: value,
            details: [
                .init("Found at the parent", agreement.atParents.flatMap { $0.sorted().map { "\($0)" } }),
                .init("Found in the zone", agreement.inZone.flatMap { $0.sorted().map { "\($0)" } }),
                .init("Expected", ["the same name servers at both"]), .init("Differences", differences),
            ])
    }

    private func row(of server: ServerFinding) -> ProofRow {
        let transports = [(server.reach.udp, "UDP"), (server.reach.tcp, "TCP")].filter { $0.0 == true }.map(\.1)
        let keys = server.keyTags.map { "\($0)" }.joined(separator: " ")
        let parts = [
            server.verdict.rawValue, "\(server.address)", transports.joined(separator: " "),
            keys.isEmpty ? (server.verdict == .unreachable ? "" : "no keys") : "keys \(keys)",
            server.serial.map { "serial \($0)" } ?? "",
        ]
        return ProofRow(
            id: .server(server.name, server.address), depth: 1, sign: Sign(server.verdict),
            label: server.name.map { "\($0)" } ?? "\(server.address)",
            value: parts.filter { !$0.isEmpty }.joined(separator: "  "),
            details: ServerDetails(server: server, published: finding(of: server), asked: asked).all + next)
    }

    /// What the same server is worth by what is published, where that is another question.
    private func finding(of server: ServerFinding) -> ServerFinding? {
        guard judged.proof?.proposed != nil else { return nil }
        return published.servers.first { $0.name == server.name && $0.address == server.address }
    }

    // MARK: Keys and opinions

    private var keyRows: [ProofRow] {
        guard judged.outcome != nil else { return [] }
        let servers = judged.servers.filter { $0.verdict != .unreachable }
        let named = servers.flatMap(\.delegation).map(\.signer.keyTag)
        return Set(servers.flatMap(\.keyTags) + named).sorted().map { KeyUse(tag: $0, servers: servers).row(next) }
    }

    private func row(of opinion: SecondOpinion) -> ProofRow {
        let sign: Sign =
            switch opinion.isAuthentic {
            case true: .pass
            case false: opinion.responseCode == .serverFailure ? .fail : .undecided
            default: .undecided
            }
        return ProofRow(
            id: .resolver, sign: sign, label: "Resolver \(opinion.address)", value: opinion.meaning,
            details: [
                .init("Found", [opinion.meaning] + (opinion.responseCode.map { ["answers \($0)"] } ?? [])),
                .init("In its words", opinion.errors.map { "\($0)" }),
                .init(
                    "Meaning",
                    ["A second opinion on what is published; one resolver can hide a server that is broken."]),
            ])
    }

    // MARK: What is said of several

    /// The DS records that would lead to a key that signs.
    private var expected: [DelegationSigner] { judged.proof.map { $0.proposed ?? $0.expectedSigners } ?? [] }

    private var next: [ProofRow.Detail] {
        guard let proof = judged.proof, !proof.advice.isEmpty else { return [] }
        return [.init("Next", proof.advice)]
    }

    private func cached(_ ttlSeconds: UInt32?) -> ProofRow.Detail? {
        ttlSeconds.map { ttl in
            .init(
                "Caches", ["may keep this answer until \((asked + Double(ttl)).utcMinute), \(ttl) s after it was asked"]
            )
        }
    }
}
