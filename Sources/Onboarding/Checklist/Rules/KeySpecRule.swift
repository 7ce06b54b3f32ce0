import KSKClient

/// The key is on the curve P-256.
///
/// Source: Route 53 Developer Guide, "Working with customer managed keys for DNSSEC".
enum KeySpecRule: KeyRule {
    static let id = CheckID.keySpec
    static let title = "Key spec"
    static let required = "ECC_NIST_P256"
    static let why = "Route 53 signs with algorithm 13, ECDSA on P-256 with SHA-256, and no other."

    static func finding(in input: KeyRuleInput) -> RuleFinding {
        input.metadata { metadata in
            switch metadata.keySpec {
            case .eccNISTP256?: .pass("ECC_NIST_P256")
            case let other?:
                .fail(
                    other.rawValue.excerpt, fix: "Choose or make a key of spec ECC_NIST_P256; a spec cannot be changed."
                )
            case nil: .undecided("KMS does not say what spec the key has")
            }
        }
    }
}
