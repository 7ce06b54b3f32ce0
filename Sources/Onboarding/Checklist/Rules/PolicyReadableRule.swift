/// The key policy can be read.
enum PolicyReadableRule: KeyRule {
    static let id = CheckID.policyReadable
    static let title = "Policy: readable"
    static let required = "the key policy can be read"
    static let why = "Whether Route 53 may use the key is written in the key policy alone."

    static func finding(in input: KeyRuleInput) -> RuleFinding {
        switch input.policy {
        case .success(let document):
            let count = "\(document.statements.count) statement\(document.statements.count == 1 ? "" : "s")"
            return .pass(input.facts.isPolicyGiven ? "\(count), as you gave it" : count)
        case .failure(let problem):
            let isOthers = input.facts.isOwnAccount == false
            return .undecided(
                problem.sentence,
                fix: isOthers
                    ? "Ask the account that owns the key for its policy, and give it to ksk: paste it into this page, "
                        + "or ksk check-key --policy FILE."
                    : "Make sure that you may kms:GetKeyPolicy this key, and that its policy is valid; or give the policy by hand."
            )
        }
    }
}
