/// The policy names Route 53 as it is called today.
///
/// Source: the API reference of December 2020, which had the preview's principal; old examples still do.
enum PolicyLegacyPrincipalRule: KeyRule {
    static let id = CheckID.policyLegacyPrincipal
    static let title = "Policy: principal"
    static let required = "the service principal \(PolicyRequest.route53Principal)"
    static let why =
        "\(PolicyRequest.legacyRoute53Principal) was Route 53's name during the preview of 2020; AWS no longer "
        + "documents it."

    static func finding(in input: KeyRuleInput) -> RuleFinding {
        guard case .success(let document) = input.policy else {
            return .undecided("not known, because the policy cannot be read")
        }
        let legacy = document.statements.first {
            $0.effect == .allow && $0.principals.listed.services.contains(PolicyRequest.legacyRoute53Principal)
        }
        guard let legacy else { return .pass("the preview's principal is not in the policy") }
        let isLetIn = ["kms:DescribeKey", "kms:GetPublicKey", "kms:Sign"].allSatisfy {
            if case .success(.denied) = input.verdict($0) { false } else { true }
        }
        let found = "\(legacy.label) names \(PolicyRequest.legacyRoute53Principal)"
        let fix = "Put \(PolicyRequest.route53Principal) in its place."
        return isLetIn ? .warn(found + "; Route 53 is let in elsewhere", fix: fix) : .fail(found, fix: fix)
    }
}
