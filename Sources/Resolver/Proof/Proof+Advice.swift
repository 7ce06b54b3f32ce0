package import DNSSEC

extension Proof {
    /// The DS records that would lead to a signing key at every server that gives one; none when the servers differ.
    package var expectedSigners: [DelegationSigner] {
        let sets = servers.map(\.expected).filter { !$0.isEmpty }
        guard let first = sets.first, sets.allSatisfy({ Set($0) == Set(first) }) else { return [] }
        return first
    }

    /// The DS records that were judged.
    package var judgedSigners: [DelegationSigner] {
        if let proposed { return proposed }
        var signers: [DelegationSigner] = []
        for signer in parents.flatMap({ $0.signers ?? [] }) where !signers.contains(signer) { signers.append(signer) }
        return signers
    }

    /// What to do next, in sentences; nothing when all is well.
    package var advice: [String] {
        let hasKeys = servers.contains { !$0.keyTags.isEmpty }
        switch verdict {
        case .secure: return []
        case .unreachable:
            return ["Try from another machine, or let UDP and TCP port 53 out. Nothing is known of the zone itself."]
        case .insecure:
            guard judgedSigners.isEmpty, !expectedSigners.isEmpty else { return [] }
            return [
                "Nothing is wrong: once the DS record is at the parent, the zone is secure. "
                    + "Prove it before with ksk verify --ds."
            ]
        case .bogus, .mixed:
            var sentences: [String] = []
            if !judgedSigners.isEmpty, !hasKeys {
                sentences.append(
                    proposed == nil
                        ? "Remove the DS record from the parent, or enable signing: the zone is not signed."
                        : "Enable signing before the DS record is published: the zone is not signed.")
            } else if verdict == .bogus, !expectedSigners.isEmpty, leadsNowhere {
                sentences.append(
                    proposed == nil
                        ? "Replace the DS record at the parent with the expected one."
                        : "Do not publish the proposed DS record; the expected one leads to a key.")
            }
            if verdict == .mixed, sentences.isEmpty {
                sentences.append("Bring the servers in line: whoever asks one that differs gets another verdict.")
            }
            if proposed == nil, let ttl = parents.compactMap(\.ttlSeconds).max(), !sentences.isEmpty {
                sentences.append("Caches keep the parent's answer for up to \(ttl) s after it has changed.")
            }
            return sentences
        }
    }

    /// Whether no DS record leads to a key anywhere.
    private var leadsNowhere: Bool { !servers.contains { $0.delegation.contains { $0.fate == .leads } } }
}
