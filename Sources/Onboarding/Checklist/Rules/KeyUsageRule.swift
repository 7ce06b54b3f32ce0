import KSKClient

/// The key signs.
///
/// Source: Route 53 Developer Guide, "Working with customer managed keys for DNSSEC".
enum KeyUsageRule: KeyRule {
    static let id = CheckID.keyUsage
    static let title = "Usage"
    static let required = "SIGN_VERIFY"
    static let why =
        "A key that was made to encrypt or to agree on keys cannot sign; its usage is fixed when it is made."

    static func finding(in input: KeyRuleInput) -> RuleFinding {
        input.metadata { metadata in
            let algorithms = metadata.signingAlgorithms
            guard metadata.keyUsage == .signVerify else {
                return .fail(
                    metadata.keyUsage.rawValue.excerpt,
                    fix: "Choose or make a key of usage SIGN_VERIFY; a usage cannot be changed.")
            }
            // For a key of another spec this is its spec's fault, and is told there.
            guard algorithms.isEmpty || algorithms.contains("ECDSA_SHA_256") || metadata.keySpec != .eccNISTP256 else {
                return .fail(
                    "SIGN_VERIFY, but with \(algorithms.map(\.excerpt).enumerated(atMost: 3)) only",
                    fix: "Choose or make a key that signs with ECDSA_SHA_256.")
            }
            return .pass("SIGN_VERIFY")
        }
    }
}
