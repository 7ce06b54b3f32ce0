import KSKClient

/// The policy lets Route 53 use the key for this account's zones only.
///
/// Asked is what counts: would Route 53 be allowed to sign for a zone of another account? A condition on
/// `aws:SourceArn` alone guards only if it names zones, because their ARNs do not say whose they are.
///
/// Source: Route 53 Developer Guide, "Confused deputy prevention".
enum PolicySourceGuardRule: KeyRule {
    static let id = CheckID.policySourceGuard
    static let title = "Policy: guard"
    static let required = "conditions on aws:SourceAccount or aws:SourceArn that let in this account's zones only"
    static let why =
        "Without a guard, whoever learns the key's ARN can have Route 53 sign their own zone with it. With a wrong "
        + "guard, Route 53 may not use the key for yours."

    static func finding(in input: KeyRuleInput) -> RuleFinding {
        guard case .success(let document) = input.policy, case .success(let own) = input.verdict("kms:Sign"),
            case .success(let foreign) = input.verdict("kms:Sign", account: otherAccount(input), zoneARN: otherZone)
        else { return .undecided("not known, because the policy cannot be read") }
        switch own {
        case .allowed:
            return guarded(foreign, document, input)
        case .undecided(let reason):
            return .undecided(reason)
        case .denied(let refusal):
            return wrongGuard(refusal, document, input) ?? .undecided("not asked, because Route 53 may not sign at all")
        }
    }

    /// A zone of nobody, to ask whether others are kept out.
    static let otherZone = "arn:aws:route53:::hostedzone/Z00000000000000000000"

    /// An account that has not the zone.
    static func otherAccount(_ input: KeyRuleInput) -> String {
        input.facts.account == "000000000000" ? "999999999999" : "000000000000"
    }

    private static func guarded(
        _ foreign: PolicyVerdict, _ document: KeyPolicyDocument, _ input: KeyRuleInput
    ) -> RuleFinding {
        switch foreign {
        case .denied: return .pass("other accounts' zones are kept out")
        case .undecided(let reason): return .undecided(reason)
        case .allowed(let number):
            return .warn(
                "\(document.label(ofStatement: number)) lets Route 53 sign with this key for any account's zone",
                fix: "Add to the statement {\"StringEquals\": {\"aws:SourceAccount\": \"\(input.facts.account)\"}, "
                    + "\"ArnEquals\": {\"aws:SourceArn\": \"\(input.facts.zone.zone.arn)\"}}.")
        }
    }

    /// A refusal that only the guard causes; nil for any other.
    private static func wrongGuard(
        _ refusal: PolicyRefusal, _ document: KeyPolicyDocument, _ input: KeyRuleInput
    ) -> RuleFinding? {
        guard case .nearest(let number, let shortfalls) = refusal.cause, !shortfalls.isEmpty else { return nil }
        let guards = shortfalls.compactMap { shortfall -> String? in
            guard case .condition(let key, let reason) = shortfall,
                ["aws:sourceaccount", "aws:sourcearn"].contains(key.lowercased())
            else { return nil }
            return reason
        }
        guard guards.count == shortfalls.count else { return nil }
        return .fail(
            "\(document.label(ofStatement: number)): \(guards.enumerated)",
            fix: "Let aws:SourceAccount be \(input.facts.account), 12 digits without dashes, and aws:SourceArn "
                + "\(input.facts.zone.zone.arn); only ArnLike, ArnEquals and StringLike know the wildcard *.")
    }
}
