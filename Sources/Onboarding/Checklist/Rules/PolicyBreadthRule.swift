/// The policy lets nobody in whom it need not.
enum PolicyBreadthRule: KeyRule {
    static let id = CheckID.policyBreadth
    static let title = "Policy: breadth"
    static let required = "no statement for everyone, and no more for Route 53 than it needs"
    static let why =
        "A statement for \"*\" without conditions about who asks lets every account use the key, and \"kms:*\" for Route "
        + "53 is more than it asks for."

    static func finding(in input: KeyRuleInput) -> RuleFinding {
        guard case .success(let document) = input.policy else {
            return .undecided("not known, because the policy cannot be read")
        }
        if let open = document.statements.first(where: { isOpen($0, in: document, input) }) {
            return .warn(
                "\(open.label) allows everyone, in every account, \(actions(open))",
                fix: "Name the account instead: \"Principal\": {\"AWS\": "
                    + "\"arn:aws:iam::\(input.facts.account):root\"}, and Route 53 in a statement of its own.")
        }
        for action in ["kms:ScheduleKeyDeletion", "kms:PutKeyPolicy"] {
            guard case .success(.allowed(let number)) = input.verdict(action) else { continue }
            return .warn(
                "\(document.label(ofStatement: number)) allows \(PolicyRequest.route53Principal) even \(action)",
                fix: "Allow it kms:DescribeKey, kms:GetPublicKey and kms:Sign, and nothing else.")
        }
        return .pass("nobody is let in who need not be")
    }

    /// Whether a statement lets in whoever asks, from whatever account.
    private static func isOpen(
        _ statement: KeyPolicyStatement, in document: KeyPolicyDocument, _ input: KeyRuleInput
    ) -> Bool {
        guard statement.effect == .allow, case .principal(let set) = statement.principals, set.holdsEveryone else {
            return false
        }
        let account = PolicySourceGuardRule.otherAccount(input)
        let stranger = PolicyRequest.byCaller(
            "arn:aws:iam::\(account):user/stranger", account: account, "kms:Sign",
            keyARN: input.request("kms:Sign").keyARN)
        let match = statement.match(stranger, variables: document.hasVariables)
        return !match.resource.isNo && match.conditions.allSatisfy { $0.outcome == .yes }
    }

    private static func actions(_ statement: KeyPolicyStatement) -> String {
        let patterns = statement.actions.patterns.map(\.excerpt).enumerated(atMost: 4)
        if case .notAction = statement.actions { return "all but \(patterns)" }
        return patterns
    }
}
