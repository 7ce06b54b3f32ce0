/// The policy lets Route 53 describe the key.
///
/// Source: Route 53 Developer Guide, "Route 53 customer managed key permissions required for DNSSEC signing".
enum PolicyDescribeKeyRule: PolicyActionRule {
    static let id = CheckID.policyDescribeKey
    static let title = "Policy: DescribeKey"
    static let action = "kms:DescribeKey"
    static let why = "Route 53 looks at the key before it takes it, and refuses with InvalidKMSArn when it may not."
}
