internal import DNSSEC

/// Draws one verdict from what all servers say.
struct ProofConclusion {
    let zone: DomainName
    let parents: [ParentFinding]
    let servers: [ServerFinding]
    let isProposal: Bool

    /// The verdict and its reason.
    var verdict: (Verdict, String) {
        // Addresses of a kind that this machine cannot reach say nothing of the zone.
        let reachable = servers.filter { !$0.isBeyondReach }
        let judged = reachable.isEmpty ? servers : reachable
        guard let first = judged.first else { return (.unreachable, "no address of a server of \(zone) is known") }
        if let firewall { return (.unreachable, firewall) }
        if let parent = unanimousParent { return parent }
        let verdicts = judged.map(\.verdict) + parentVerdicts
        guard verdicts.contains(where: { $0 != first.verdict }) else {
            return (first.verdict, agreement(first, judged))
        }
        return (.mixed, difference(judged))
    }

    /// A parent's answer counts when it changes what validators see: a proved DS record or its proved absence is in
    /// the servers' verdicts already.
    private var parentVerdicts: [Verdict] {
        parents.filter { !$0.isBeyondReach && ($0.verdict == .bogus || $0.verdict == .unreachable) }.map(\.verdict)
    }

    /// What the parents alone decide: none of them answers, or none of their answers is proved.
    private var unanimousParent: (Verdict, String)? {
        let asked = parents.filter { !$0.isBeyondReach }
        guard let first = asked.first, first.verdict == .bogus || first.verdict == .unreachable,
            asked.allSatisfy({ $0.verdict == first.verdict }), first.verdict == .bogus || !isProposal
        else { return nil }
        return (first.verdict, "the parent's \(Self.label(first.name, first.address)): \(first.reason)")
    }

    /// Nothing gets out at all.
    private var firewall: String? {
        let everything = servers.filter { !$0.isBeyondReach }.map { ($0.reach, $0.reason) }
        guard everything.count > 1, parents.allSatisfy({ $0.verdict == .unreachable }),
            everything.allSatisfy({ $0.0.udp != true && $0.0.tcp != true && $0.1.contains("in time") })
        else { return nil }
        return Self.allDropped
    }

    static let allDropped =
        "nothing answers over UDP or TCP port 53: a firewall seems to drop both on the way out"

    private func agreement(_ first: ServerFinding, _ judged: [ServerFinding]) -> String {
        switch first.verdict {
        case .secure:
            let count = judged.count == 1 ? "the server proves" : "all \(judged.count) server addresses prove"
            return isProposal
                ? "\(count) the zone under the proposed DS records"
                : "\(count) the zone under every parent's DS records"
        default:
            let reasons = Set(judged.map(\.reason))
            return reasons.count == 1 ? first.reason : "\(first.reason) (\(first.address)), and others"
        }
    }

    /// Who is not secure, and why; when none is, who says what.
    private func difference(_ judged: [ServerFinding]) -> String {
        var parts = judged.filter { $0.verdict != .secure }.map {
            "\(Self.label($0.name, $0.address)) is \($0.verdict.rawValue): \($0.reason)"
        }
        parts += parents.filter { !$0.isBeyondReach && ($0.verdict == .bogus || $0.verdict == .unreachable) }.map {
            "the parent's \(Self.label($0.name, $0.address)) is \($0.verdict.rawValue): \($0.reason)"
        }
        let good = judged.count { $0.verdict == .secure }
        return parts.joined(separator: "; ")
            + (good == 0 ? "" : "; \(good) of \(judged.count) server addresses prove it")
    }

    static func label(_ name: DomainName?, _ address: ServerAddress) -> String {
        name.map { "\($0) (\(address))" } ?? "\(address)"
    }

    /// What else an operator should know of all servers together.
    var warnings: [String] {
        servers.flatMap { server in server.warnings.map { "\(Self.label(server.name, server.address)) \($0)" } }
            + signerWarnings + firewallWarnings + serialWarnings + delegationWarnings + reachWarnings
    }

    /// DS records beside the good ones that lead nowhere at any server: left over, or too early.
    private var signerWarnings: [String] {
        guard servers.contains(where: { $0.verdict == .secure }) else { return [] }
        var sentences: [String] = []
        let findings = servers.flatMap(\.delegation)
        for finding in findings where finding.fate != .leads && finding.fate != .ignored {
            let leads = findings.contains { $0.signer == finding.signer && $0.fate == .leads }
            if !leads, !sentences.contains(finding.sentence) { sentences.append(finding.sentence) }
        }
        return sentences
    }

    private var firewallWarnings: [String] {
        let reached = servers.filter { $0.reach.udp == true || $0.reach.tcp == true }
        guard reached.count > 1 else { return [] }
        var warnings: [String] = []
        if reached.allSatisfy({ $0.reach.udp == false }) {
            warnings.append("no server answers over UDP: a firewall seems to drop UDP port 53; TCP was used")
        }
        if reached.allSatisfy({ $0.reach.tcp == false }) {
            warnings.append("no server answers over TCP: a firewall seems to drop TCP port 53")
        }
        return warnings
    }

    private var serialWarnings: [String] {
        [
            difference("the servers", servers.map { ($0.address, $0.serial) }),
            difference("the parent's servers", parents.map { ($0.address, $0.serial) }),
        ].compactMap(\.self)
    }

    private func difference(_ who: String, _ serials: [(address: ServerAddress, serial: UInt32?)]) -> String? {
        guard Set(serials.compactMap(\.serial)).count > 1 else { return nil }
        let list = serials.compactMap { address, serial in serial.map { "\(address): \($0)" } }
        return "\(who) are not in step, their SOA serials differ: " + list.joined(separator: ", ")
    }

    private var delegationWarnings: [String] {
        var warnings: [String] = []
        let atParents = Set(parents.compactMap(\.nameServers))
        if atParents.count > 1 { warnings.append("the parent's servers delegate to different name servers") }
        guard let parent = atParents.first, atParents.count == 1 else { return warnings }
        for child in Set(servers.compactMap(\.nameServers)) where child != parent {
            func list(_ names: Set<DomainName>) -> String { names.sorted().map(\.description).joined(separator: ", ") }
            let (missing, extra) = (child.subtracting(parent), parent.subtracting(child))
            var parts: [String] = []
            if !extra.isEmpty { parts.append("only at the parent: \(list(extra))") }
            if !missing.isEmpty { parts.append("only in the zone: \(list(missing))") }
            warnings.append("the name servers at the parent and in the zone differ; " + parts.joined(separator: "; "))
        }
        return warnings
    }

    private var reachWarnings: [String] {
        let count = servers.count { $0.isBeyondReach }
        guard count > 0, count < servers.count else { return [] }
        return ["this machine has no route to \(count) of the server addresses, which were not judged"]
    }
}
