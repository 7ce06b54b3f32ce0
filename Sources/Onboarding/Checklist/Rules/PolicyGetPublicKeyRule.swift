/// The policy lets Route 53 read the public key.
///
/// Source: Route 53 Developer Guide, "Route 53 customer managed key permissions required for DNSSEC signing".
enum PolicyGetPublicKeyRule: PolicyActionRule {
    static let id = CheckID.policyGetPublicKey
    static let title = "Policy: GetPublicKey"
    static let action = "kms:GetPublicKey"
    static let why =
        "The public key goes into the zone's DNSKEY record; without it Route 53 refuses with InvalidKMSArn."
}
