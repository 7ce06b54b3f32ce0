import KSKClient

/// No key-signing key of the zone uses the key already.
///
/// Source: Route 53 API Reference, KeySigningKey, KmsArn.
enum UniqueInZoneRule: KeyRule {
    static let id = CheckID.uniqueInZone
    static let title = "Free in this zone"
    static let required = "no other key-signing key of the zone uses it"
    static let why =
        "Two key-signing keys of a zone cannot share a KMS key: Route 53 answers KeySigningKeyAlreadyExists."

    static func finding(in input: KeyRuleInput) -> RuleFinding {
        guard let arn = input.facts.resolvedARN else {
            return .undecided("not known, because the key's ARN is not")
        }
        guard let user = input.facts.zone.keySigningKeys.first(where: { $0.kmsARN == arn.description }) else {
            return .pass("free")
        }
        let status = user.status.map { " (\($0.rawValue.excerpt))" } ?? ""
        return .fail(
            "used by the key-signing key \(user.name.rawValue.excerpt)\(status)",
            fix: "Go on with that key-signing key, or choose another KMS key.")
    }
}
