import AWSCore
import KSKClient

/// The key is in us-east-1.
///
/// Source: Route 53 Developer Guide, "Working with customer managed keys for DNSSEC".
enum RegionRule: KeyRule {
    static let id = CheckID.region
    static let title = "Region"
    static let required = "us-east-1"
    static let why = "Route 53 signs from us-east-1 and uses keys of that region only, wherever you are."

    static func finding(in input: KeyRuleInput) -> RuleFinding {
        guard let arn = input.facts.resolvedARN else {
            return .undecided("not known, because the key's ARN is not")
        }
        guard arn.region != .usEast1 else { return .pass("us-east-1") }
        return .fail(arn.region.rawValue, fix: "Choose or make a key in us-east-1; keys cannot be moved.")
    }
}
