/// The policy lets Route 53 make grants for AWS resources.
///
/// AWS's guide has this statement; the API reference and the text of InvalidKMSArn do not, so that it can be missing.
enum PolicyCreateGrantRule: KeyRule {
    static let id = CheckID.policyCreateGrant
    static let title = "Policy: CreateGrant"
    static let required =
        "\(PolicyRequest.route53Principal) may kms:CreateGrant if kms:GrantIsForAWSResource is true"
    static let why =
        "The Route 53 Developer Guide asks for it; the API reference does not, and keys without it have been taken."

    private static let fix =
        "Add a statement that allows the service \(PolicyRequest.route53Principal) kms:CreateGrant on Resource \"*\" "
        + "with the condition {\"Bool\": {\"kms:GrantIsForAWSResource\": true}} and no other."

    static func finding(in input: KeyRuleInput) -> RuleFinding {
        guard case .success(let document) = input.policy, case .success(let verdict) = input.verdict("kms:CreateGrant")
        else { return .undecided("not known, because the policy cannot be read") }
        switch verdict {
        case .allowed(let number): return .pass("allowed by \(document.label(ofStatement: number))")
        case .denied(let refusal): return .warn(refusal.description, fix: fix)
        case .undecided(let reason):
            return .undecided(reason, fix: "Leave kms:GrantIsForAWSResource as the statement's only condition.")
        }
    }
}
