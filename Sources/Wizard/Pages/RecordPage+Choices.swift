import KSKClient
import Onboarding

extension HandoverFormat {
    /// The form as something to choose, with its whole text beside it.
    func item(of handover: DelegationHandover) -> Chooser.Item {
        let lines = handover.lines(self)
        guard case .registrar(let registrar) = self else {
            return Chooser.Item(title: title, name: name, remark: "ksk ds --format \(name)", preview: lines)
        }
        return Chooser.Item(
            title: title, name: name, remark: registrar.subject.phrase, isDoubtful: registrar.isUnverified,
            preview: lines)
    }
}

extension Registrar.Subject {
    /// What the form takes, after its name.
    var phrase: String {
        switch self {
        case .signer: "takes the DS record"
        case .key: "takes the key (DNSKEY), not the digest"
        case .either: "takes the DS record or the key (DNSKEY)"
        }
    }
}

extension DelegationHandover {
    /// The text in a form, line by line.
    func lines(_ format: HandoverFormat) -> [String] {
        text(format).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
}

extension RederivedKey {
    /// The key as something to choose.
    var item: Chooser.Item {
        let key = keySigningKey
        let facts = [
            "Status   \(key.status?.rawValue ?? "unknown")",
            key.keyTag.map { "Key tag  \($0)" }, key.createdDate.map { "Created  \($0.utcDay)" },
            "KMS key  \(key.kmsARN)",
        ]
        let proof = problem.map { "✗ \($0)" } ?? "✓ re-derived from the KMS key and equal"
        return Chooser.Item(title: key.name.rawValue, preview: facts.compactMap { $0 } + ["", proof])
    }
}
