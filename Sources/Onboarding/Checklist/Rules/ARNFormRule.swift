import KSKClient

/// The key has an ARN of the form that Route 53 keeps.
///
/// Source: Route 53 API Reference, CreateKeySigningKey, KeyManagementServiceArn.
enum ARNFormRule: KeyRule {
    static let id = CheckID.arnForm
    static let title = "Key ARN"
    static let required = "arn:aws:kms:us-east-1:ACCOUNT:key/KEY-ID"
    static let why =
        "Route 53 keeps the key's ARN. It takes no alias, which could stand for another key tomorrow; ksk looks up the "
        + "key behind an alias and sends its ARN."

    static func finding(in input: KeyRuleInput) -> RuleFinding {
        guard let arn = input.facts.resolvedARN else {
            if let metadata = input.facts.metadata.value {
                return .fail(metadata.arn.excerpt, fix: "Choose a key whose ARN has the required form.")
            }
            return .undecided(
                "which key \(input.facts.identifier.rawValue.excerpt) stands for is not known: "
                    + (input.facts.metadata.reason ?? ""),
                fix: "Check the name, or give the key's ARN.")
        }
        guard arn.partition == "aws" else {
            return .fail("\(arn), in the partition \(arn.partition)", fix: "Choose a key in the partition aws.")
        }
        let typed = input.facts.identifier.rawValue
        return .pass(typed == arn.description ? typed : "\(arn), from \(typed.excerpt)")
    }
}
