/// The KMS keys of the demonstration: good ones, and one for each thing that can be wrong.
enum DemoKeys {
    static let exampleNet = SeedKey(alias: "alias/dnssec-example-net", description: "Signs example.net")
    static let twoA = SeedKey(alias: "alias/dnssec-two-a", description: "Signs two-keys.example")
    static let twoB = SeedKey(alias: "alias/dnssec-two-b", description: "Signs two-keys.example, the next key")

    /// All of them in the order in which they were made.
    static let all = [
        SeedKey(alias: "alias/dnssec-example-com", description: "For example.com"),
        exampleNet,
        SeedKey(
            alias: "alias/dnssec-shared", description: "For any zone: its policy has no guard",
            policy: KeyPolicies.unguarded),
        SeedKey(alias: "alias/dnssec-spare", description: "For the next zone"),
        twoA,
        twoB,
        SeedKey(alias: "alias/dnssec-p384", description: "Of a curve that Route 53 does not take", spec: .eccNISTP384),
        SeedKey(alias: "alias/dnssec-rsa", description: "Of a kind that Route 53 does not take", spec: .rsa2048),
        SeedKey(
            alias: "alias/dnssec-encrypt", description: "For encryption", spec: .rsa2048, usage: "ENCRYPT_DECRYPT"),
        SeedKey(alias: "alias/dnssec-key-agreement", description: "For key agreement", usage: "KEY_AGREEMENT"),
        SeedKey(alias: "alias/dnssec-disabled", description: "Disabled", state: .disabled),
        SeedKey(alias: "alias/dnssec-pending-deletion", description: "To be deleted", state: .pendingDeletion),
        SeedKey(alias: "alias/dnssec-eu-west-1", description: "In another region", region: "eu-west-1"),
        SeedKey(
            alias: "alias/dnssec-no-statement", description: "Its policy does not name Route 53",
            policy: KeyPolicies.default),
        SeedKey(
            alias: "alias/dnssec-no-sign", description: "Its policy does not let Route 53 sign",
            policy: KeyPolicies.withoutSign),
        SeedKey(
            alias: "alias/dnssec-wrong-principal", description: "Its policy names another service",
            policy: KeyPolicies.wrongPrincipal),
        SeedKey(
            alias: "alias/dnssec-wrong-account", description: "Its policy is for zones of another account",
            policy: KeyPolicies.wrongAccount),
        SeedKey(
            alias: "alias/dnssec-partner", description: "Of another account, which lets this one use it",
            policy: KeyPolicies.shared, owner: SandboxAccount.partner),
        SeedKey(
            alias: "alias/dnssec-partner-closed", description: "Of another account, for its own zones",
            policy: KeyPolicies.unshared, owner: SandboxAccount.partner),
        SeedKey(
            alias: "alias/aws/rds", description: "Default key that protects my RDS database volumes",
            policy: KeyPolicies.awsManaged, spec: .symmetric, usage: "ENCRYPT_DECRYPT", isAWSManaged: true),
    ]
}
