import DNSSEC
import FoundationEssentials
import Resolver

extension Proof {
    /// The proof as a tree: from the root over the parent's servers to the zone's, each with its verdict.
    func lines(now: Date) -> [String] {
        var lines = ["\(zone)  \(verdict.rawValue.uppercased())", "  \(reason)", ""]
        if !chain.isEmpty { lines += ["Chain      " + chain.map(Self.text).joined(separator: " > ")] }
        lines += parents.isEmpty ? [] : ["Parent's servers"] + parents.flatMap(lines(of:))
        if let proposed { lines += ["Proposed DS"] + proposed.map { "  \($0)" } }
        lines += ["Zone's servers"] + servers.flatMap(lines(of:))
        if leadsNowhere { lines += ["Expected DS"] + expectedSigners.map { "  \($0)" } }
        if let signaturesExpire {
            lines.append("Signatures first end at \(ProofObject.time(signaturesExpire, near: now))")
        }
        if let secondOpinion { lines += Self.lines(of: secondOpinion) }
        lines += warnings.map { "Warning    \($0)" }
        lines += advice.map { "To do      \($0)" }
        return lines
    }

    private var leadsNowhere: Bool {
        !expectedSigners.isEmpty && !servers.contains { $0.delegation.contains { $0.fate == .leads } }
    }

    private static func text(_ link: ChainLink) -> String {
        switch link.trust {
        case .secure: "\(link.zone) secure (\(link.keyTags.map(\.description).joined(separator: ", ")))"
        case .insecure: "\(link.zone) insecure"
        case .bogus: "\(link.zone) BOGUS"
        case .given: "\(link.zone)"
        }
    }

    private func lines(of parent: ParentFinding) -> [String] {
        let ttl = parent.ttlSeconds.map { "  TTL \($0) s" } ?? ""
        return [Self.head(parent.verdict, parent.name, parent.address) + ttl, "              " + parent.reason]
            + (parent.signers ?? []).map { "              DS \($0)" }
    }

    private func lines(of server: ServerFinding) -> [String] {
        let tags = server.keyTags.map { server.signingKeyTags.contains($0) ? "\($0) (signs)" : "\($0)" }
        let keys = tags.isEmpty ? "" : "  keys " + tags.joined(separator: ", ")
        return [Self.head(server.verdict, server.name, server.address) + keys, "              " + server.reason]
    }

    private static func head(_ verdict: Verdict, _ name: DomainName?, _ address: ServerAddress) -> String {
        let word = verdict.rawValue + String(repeating: " ", count: 11 - verdict.rawValue.count)
        return "  \(word) " + (name.map { "\($0) " } ?? "") + "\(address)"
    }

    private static func lines(of opinion: SecondOpinion) -> [String] {
        let code = opinion.responseCode.map { " (\($0)\(opinion.isAuthentic == true ? ", AD" : ""))" } ?? ""
        return ["Resolver   \(opinion.address) \(opinion.meaning)\(code)"]
            + opinion.errors.map { "           \($0)" }
    }
}
