import KSKClient

/// No key-signing key of the zone uses the key already; one of another zone is a remark.
///
/// Source: Route 53 API Reference, KeySigningKey, KmsArn: unique "in a single hosted zone".
enum UniqueInZoneRule: KeyRule {
    static let id = CheckID.uniqueInZone
    static let title = "Free in this zone"
    static let required = "no other key-signing key of the zone uses it, and better none of another zone"
    static let why =
        "Two key-signing keys of a zone cannot share a KMS key: Route 53 answers KeySigningKeyAlreadyExists. Several "
        + "zones can, and then fail together when it is disabled or deleted; ksk knows of those that you have looked at."

    static func finding(in input: KeyRuleInput) -> RuleFinding {
        guard let arn = input.facts.resolvedARN else {
            return .undecided("not known, because the key's ARN is not")
        }
        if let user = input.facts.zone.keySigningKeys.first(where: { $0.kmsARN == arn.description }) {
            let status = user.status.map { " (\($0.rawValue.excerpt))" } ?? ""
            return .fail(
                "used by the key-signing key \(user.name.rawValue.excerpt)\(status)",
                fix: "Go on with that key-signing key, or choose another KMS key.")
        }
        let others = input.facts.otherZones
        let users = others.users(of: arn).map { "\($0.key.name.rawValue.excerpt) of \($0.zone.displayName.excerpt)" }
        guard users.isEmpty else {
            return .warn(
                "free here, but also behind \(users.enumerated(atMost: 2))",
                fix:
                    "Prefer a key of its own for each zone; m on the Key page makes one. A key for several zones needs a "
                    + "policy that lets Route 53 in for all of them.")
        }
        return .pass(
            others.isComplete ? "free, in the other zones too" : "free here; not all other zones were asked")
    }
}
