import KSKClient

/// KMS made the key's material.
///
/// No page of AWS forbids imported material, so it is a warning. Source for the expiry: AWS KMS Developer Guide,
/// "Importing key material".
enum OriginRule: KeyRule {
    static let id = CheckID.origin
    static let title = "Origin"
    static let required = "AWS_KMS"
    static let why =
        "Imported key material can expire or be deleted at once, and then the zone can no longer be signed. AWS does "
        + "not say whether Route 53 takes such keys."

    static func finding(in input: KeyRuleInput) -> RuleFinding {
        input.metadata { metadata in
            switch metadata.origin {
            case .awsKMS?: .pass("AWS_KMS")
            case let other?:
                .warn(
                    other.rawValue.excerpt,
                    fix: "Prefer a key that KMS made itself; where one comes from cannot be changed.")
            case nil: .undecided("KMS does not say where the key comes from")
            }
        }
    }
}
