/// The policy lets Route 53 sign.
///
/// Source: Route 53 Developer Guide, "Route 53 customer managed key permissions required for DNSSEC signing".
enum PolicySignRule: PolicyActionRule {
    static let id = CheckID.policySign
    static let title = "Policy: Sign"
    static let action = "kms:Sign"
    static let why =
        "Route 53 signs the zone's keys again every few days. It refuses a key with InvalidKMSArn when it may not, and "
        + "does not say why."
}
