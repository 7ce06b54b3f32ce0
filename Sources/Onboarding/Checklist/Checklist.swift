package import KSKClient

/// Whether Route 53 can sign a zone with a key, item by item.
package struct Checklist: Sendable, Hashable {
    /// The key, as it was called.
    package var key: String
    /// The zone.
    package var zone: HostedZone
    /// The items, always all of them, in the order in which they are shown.
    package var items: [CheckItem]
    /// The key's ARN, which is what Route 53 is given; nil when it is not known.
    package var resolvedARN: KMSKeyARN?

    /// Makes a checklist of its parts.
    package init(key: String, zone: HostedZone, items: [CheckItem], resolvedARN: KMSKeyARN? = nil) {
        self.key = key
        self.zone = zone
        self.items = items
        self.resolvedARN = resolvedARN
    }

    /// All in all: fail when an item fails, else undecided when something that Route 53 needs is not known, else pass.
    /// Warnings pass.
    package var verdict: CheckStatus {
        if items.contains(where: { $0.status == .fail }) { return .fail }
        let isOpen = items.contains { $0.status == .undecided && Self.needed.contains($0.id) }
        return isOpen ? .undecided : .pass
    }

    /// The items that must be known. The others warn at most, or concern what the caller may do, which the call itself
    /// tells without harm.
    private static let needed: Set<CheckID> = [
        .arnForm, .region, .keyManager, .keySpec, .keyUsage, .keyState, .uniqueInZone, .policyReadable,
        .policyDescribeKey, .policyGetPublicKey, .policySign,
    ]
}

/// Goes through all items; nothing is asked of AWS.
package func checklist(for facts: KeyFacts) -> Checklist {
    let input = KeyRuleInput(facts)
    return Checklist(
        key: facts.identifier.rawValue, zone: facts.zone.zone, items: keyRules.map { $0.item(input) },
        resolvedARN: facts.resolvedARN)
}

/// The rules, in the order in which they are shown.
let keyRules: [any KeyRule.Type] = [
    ARNFormRule.self, RegionRule.self, KeyManagerRule.self, KeySpecRule.self, KeyUsageRule.self, KeyStateRule.self,
    OriginRule.self, MultiRegionRule.self, UniqueInZoneRule.self, PolicyReadableRule.self,
    PolicyDescribeKeyRule.self, PolicyGetPublicKeyRule.self, PolicySignRule.self, PolicyCreateGrantRule.self,
    PolicySourceGuardRule.self, PolicyBreadthRule.self, PolicyLegacyPrincipalRule.self, CallerDescribeKeyRule.self,
    CallerGetPublicKeyRule.self, CallerSignRule.self,
]
