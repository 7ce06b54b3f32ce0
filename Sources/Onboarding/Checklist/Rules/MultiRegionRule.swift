import KSKClient

/// The key is a single-Region one.
///
/// No page of AWS forbids or blesses multi-Region keys for DNSSEC, so it is a warning.
enum MultiRegionRule: KeyRule {
    static let id = CheckID.multiRegion
    static let title = "Single Region"
    static let required = "a single-Region key"
    static let why =
        "A multi-Region key can be copied to other regions, where other people may use it to sign for the zone. AWS "
        + "does not say whether Route 53 takes such keys."

    static func finding(in input: KeyRuleInput) -> RuleFinding {
        guard let isMultiRegion = input.facts.metadata.value?.isMultiRegion ?? input.facts.resolvedARN?.isMultiRegion
        else {
            return .undecided("not known: \(input.facts.metadata.reason ?? "KMS does not say")")
        }
        return isMultiRegion
            ? .warn("a multi-Region key", fix: "Prefer a single-Region key; a key cannot be changed into one.")
            : .pass("single-Region")
    }
}
