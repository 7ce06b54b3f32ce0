/// A role that both accounts have, for AssumeRole.
struct SandboxRole: Sendable, Hashable {
    /// The name at the end of the ARN.
    var name: String
    var allowedActions: [String]
    /// What a caller must say to assume it; nil is nothing.
    var externalID: String?

    /// May do everything.
    static let administrator = SandboxRole(name: "dnssec-admin", allowedActions: ["*"])

    /// May look at everything and change nothing.
    static let auditor = SandboxRole(
        name: "dnssec-auditor",
        allowedActions: [
            "route53:Get*", "route53:List*", "kms:Describe*", "kms:Get*", "kms:List*", "route53domains:Get*",
            "route53domains:List*",
        ])

    /// May do everything but `kms:Sign`.
    static let withoutSign = SandboxRole(
        name: "dnssec-operator",
        allowedActions: [
            "route53:*", "route53domains:*", "kms:CancelKeyDeletion", "kms:Create*", "kms:Describe*", "kms:Enable*",
            "kms:Get*", "kms:List*", "kms:Put*", "kms:Tag*",
        ])

    /// May do everything, for those who know the external id `sandbox-external-id`.
    static let external = SandboxRole(
        name: "dnssec-external", allowedActions: ["*"], externalID: "sandbox-external-id")

    static func named(_ name: String) -> SandboxRole? {
        [administrator, auditor, withoutSign, external].first { $0.name == name }
    }
}
