import KSKClient

/// The key is a customer managed one.
///
/// Source: Route 53 API Reference, CreateKeySigningKey, KeyManagementServiceArn.
enum KeyManagerRule: KeyRule {
    static let id = CheckID.keyManager
    static let title = "Manager"
    static let required = "customer managed"
    static let why = "Nobody can change the policy of an AWS managed key, so Route 53 cannot be let in."

    static func finding(in input: KeyRuleInput) -> RuleFinding {
        input.metadata { metadata in
            switch metadata.keyManager {
            case .customer?: .pass("customer managed")
            case .aws?: .fail("AWS managed", fix: "Choose a customer managed key.")
            case let other?: .undecided("managed by \(other.rawValue.excerpt), which is not known here")
            case nil: .undecided("KMS does not say who manages the key")
            }
        }
    }
}
