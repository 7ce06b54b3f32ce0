/// A condition operator, taken apart.
///
/// Source: AWS IAM User Guide, "IAM JSON policy elements: Condition operators".
struct ConditionOperator: Hashable, Sendable {
    /// How the values of a key that has several are combined.
    enum Quantifier: Hashable, Sendable {
        case single
        case forAnyValue
        case forAllValues
    }

    /// How one value of the request is compared with one value of the policy.
    enum Comparison: Hashable, Sendable {
        case text(ignoresCase: Bool, wildcards: Bool)
        case arn
        case boolean
        case number(Order)
        case date(Order)
        /// Octets, written in Base64.
        case binary
        /// An address and a range of addresses.
        case address
        /// Asks whether the key is there.
        case null
    }

    /// Which of two values comes first.
    enum Order: Hashable, Sendable {
        case equal, less, lessOrEqual, greater, greaterOrEqual

        func holds<Value: Comparable>(_ lhs: Value, _ rhs: Value) -> Bool {
            switch self {
            case .equal: lhs == rhs
            case .less: lhs < rhs
            case .lessOrEqual: lhs <= rhs
            case .greater: lhs > rhs
            case .greaterOrEqual: lhs >= rhs
            }
        }
    }

    var quantifier: Quantifier
    var comparison: Comparison
    /// Whether it holds when no value fits.
    var isNegated: Bool
    /// Whether it holds when the request does not carry the key.
    var ifExists: Bool

    /// Reads an operator's name; nil for one that is not known.
    init?(_ name: String) {
        var name = name[...]
        quantifier = .single
        if name.hasPrefix("ForAnyValue:") { quantifier = .forAnyValue }
        if name.hasPrefix("ForAllValues:") { quantifier = .forAllValues }
        if quantifier != .single { name = name[name.index(after: name.firstIndex(of: ":") ?? name.startIndex)...] }
        ifExists = name.hasSuffix("IfExists")
        if ifExists { name = name.dropLast("IfExists".count) }
        guard let (comparison, isNegated) = Self.known[String(name)] else { return nil }
        guard comparison != .null || (!ifExists && quantifier == .single) else { return nil }
        self.comparison = comparison
        self.isNegated = isNegated
    }

    private static let known: [String: (Comparison, isNegated: Bool)] = [
        "StringEquals": (.text(ignoresCase: false, wildcards: false), false),
        "StringNotEquals": (.text(ignoresCase: false, wildcards: false), true),
        "StringEqualsIgnoreCase": (.text(ignoresCase: true, wildcards: false), false),
        "StringNotEqualsIgnoreCase": (.text(ignoresCase: true, wildcards: false), true),
        "StringLike": (.text(ignoresCase: false, wildcards: true), false),
        "StringNotLike": (.text(ignoresCase: false, wildcards: true), true),
        "ArnEquals": (.arn, false), "ArnLike": (.arn, false),
        "ArnNotEquals": (.arn, true), "ArnNotLike": (.arn, true),
        "Bool": (.boolean, false), "Null": (.null, false),
        "NumericEquals": (.number(.equal), false), "NumericNotEquals": (.number(.equal), true),
        "NumericLessThan": (.number(.less), false), "NumericLessThanEquals": (.number(.lessOrEqual), false),
        "NumericGreaterThan": (.number(.greater), false),
        "NumericGreaterThanEquals": (.number(.greaterOrEqual), false),
        "DateEquals": (.date(.equal), false), "DateNotEquals": (.date(.equal), true),
        "DateLessThan": (.date(.less), false), "DateLessThanEquals": (.date(.lessOrEqual), false),
        "DateGreaterThan": (.date(.greater), false), "DateGreaterThanEquals": (.date(.greaterOrEqual), false),
        "BinaryEquals": (.binary, false), "IpAddress": (.address, false), "NotIpAddress": (.address, true),
    ]
}
