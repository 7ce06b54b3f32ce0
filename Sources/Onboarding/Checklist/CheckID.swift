/// Names an item of the checklist; scripts rely on the texts.
package enum CheckID: String, CaseIterable, Sendable, Hashable {
    case arnForm = "arn-form"
    case region
    case keyManager = "key-manager"
    case keySpec = "key-spec"
    case keyUsage = "key-usage"
    case keyState = "key-state"
    case origin
    case multiRegion = "multi-region"
    case uniqueInZone = "unique-in-zone"
    case policyReadable = "policy-readable"
    case policyDescribeKey = "policy-describe-key"
    case policyGetPublicKey = "policy-get-public-key"
    case policySign = "policy-sign"
    case policyCreateGrant = "policy-create-grant"
    case policySourceGuard = "policy-source-guard"
    case policyBreadth = "policy-breadth"
    case policyLegacyPrincipal = "policy-legacy-principal"
    case callerDescribeKey = "caller-describe-key"
    case callerGetPublicKey = "caller-get-public-key"
    case callerSign = "caller-sign"
}
