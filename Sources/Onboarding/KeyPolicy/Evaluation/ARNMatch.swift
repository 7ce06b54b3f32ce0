/// Comparing ARNs as `ArnLike` and `ArnEquals` do: part by part, so that a wildcard does not cross a colon before the
/// resource.
///
/// Source: AWS IAM User Guide, "Amazon Resource Name (ARN) condition operators".
enum ARNMatch {
    /// Whether an ARN fits a pattern.
    static func outcome(_ arn: String, pattern: WildcardPattern, written: String) -> Outcome {
        guard let patterns = pattern.arnParts else {
            return .unknown("\"\(written.excerpt)\" is not an ARN, which has six parts")
        }
        let parts = Array(arn.unicodeScalars)
            .split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        guard parts.count == 6 else { return .no("") }
        return zip(patterns, parts).allSatisfy { $0.matches($1) } ? .yes : .no("")
    }
}
