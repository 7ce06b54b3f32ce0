import FoundationEssentials
import Onboarding
import Resolver
import TerminalUI

/// One of the verdicts on a zone, as the page and its lines tell it.
struct ProofVerdict: Hashable {
    /// By what the zone was judged.
    var basis: String
    var sign: Sign
    /// In capitals.
    var word: String
    /// Why.
    var reason: String

    init(basis: String, _ progress: ProofProgress) {
        self.basis = basis
        switch progress.outcome {
        case nil:
            (sign, word) = (.underWay, "asking")
            reason =
                progress.count == 0
                ? "nothing has answered yet" : "\(progress.count) answer\(progress.count == 1 ? "" : "s") so far"
        case .success(let proof):
            (sign, word, reason) = (Sign(proof.verdict), proof.verdict.rawValue.uppercased(), proof.reason)
        case .failure(let failure):
            (sign, word, reason) = (.undecided, "NOT PROVED", failure.reason)
        }
    }
}

extension ProofPage {
    /// What would be with the new DS record, where there is one, and what is.
    var verdicts: [ProofVerdict] {
        (proposed.map { [ProofVerdict(basis: "With this DS", $0)] } ?? [])
            + [ProofVerdict(basis: "Published now", published)]
    }

    /// When the first signature ends; nil when none was seen.
    var signaturesLine: (text: String, role: Role)? {
        guard let proof = proposed?.proof ?? published.proof, let end = proof.signaturesExpire else { return nil }
        let date = Date(dnsTime: end, near: asked)
        let hours = Int(date.timeIntervalSince(asked) / 3600)
        let left = hours < 0 ? "has ended" : hours < 48 ? "in \(hours) h" : "in \(hours / 24) days"
        return ("The first signature ends at \(date.utcMinute), \(left).", hours < 24 ? .warning : .hint)
    }
}
