/// What the rules about one action of Route 53 share.
protocol PolicyActionRule: KeyRule {
    /// The action: `kms:Sign`.
    static var action: String { get }
}

extension PolicyActionRule {
    static var required: String { "\(PolicyRequest.route53Principal) may \(action)" }

    static func finding(in input: KeyRuleInput) -> RuleFinding {
        guard case .success(let document) = input.policy, case .success(let verdict) = input.verdict(action) else {
            return .undecided("not known, because the policy cannot be read")
        }
        switch verdict {
        case .allowed(let number):
            return .pass("allowed by \(document.label(ofStatement: number))")
        case .undecided(let reason):
            return .undecided(reason, fix: "Read that statement yourself: what it depends on is not known here.")
        case .denied(let refusal):
            return .fail(refusal.description, fix: PolicyRemedy.sentence(for: refusal, action: action, in: document))
        }
    }
}
