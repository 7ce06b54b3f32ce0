import FoundationEssentials

extension PolicyCondition {
    /// Whether the condition holds for a request.
    func outcome(for context: RequestContext, variables: Bool) -> Outcome {
        guard let parsed = ConditionOperator(operatorName) else {
            return .unknown("it has a condition operator that is not known here, \(operatorName.excerpt)")
        }
        if parsed.comparison == .null { return nullOutcome(for: context) }
        switch context[key] {
        case .unknown: return .unknown("it depends on \(key.excerpt), which is not known here")
        case .absent: return absentOutcome(parsed)
        case .values(let values):
            return compare(values, parsed, context: context, variables: variables)
        }
    }

    /// A key that the request does not carry fits nothing: what demands it fails, what forbids it holds.
    private func absentOutcome(_ parsed: ConditionOperator) -> Outcome {
        if parsed.ifExists || parsed.quantifier == .forAllValues { return .yes }
        if parsed.isNegated, parsed.quantifier == .single { return .yes }
        return .no("it requires \(key.excerpt), which the request does not carry")
    }

    private func nullOutcome(for context: RequestContext) -> Outcome {
        let outcomes = values.map { value -> Outcome in
            guard let wantsAbsent = Self.boolean(value) else {
                return .unknown("Null compares with \"\(value.excerpt)\", which is neither true nor false")
            }
            switch context[key] {
            case .unknown: return .unknown("it depends on whether \(key.excerpt) is there, which is not known here")
            case .absent: return wantsAbsent ? .yes : .no("")
            case .values: return wantsAbsent ? .no("") : .yes
            }
        }
        let state = context[key] == .absent ? "which the request does not carry" : "which the request carries"
        return .any(outcomes, else: "it has a Null condition on \(key.excerpt), \(state)")
    }

    /// A key with several values needs an operator that says whether one of them has to fit or all.
    private func compare(
        _ found: [String], _ parsed: ConditionOperator, context: RequestContext, variables: Bool
    ) -> Outcome {
        let outcomes = found.map { compare($0, parsed, context: context, variables: variables) }
        switch parsed.quantifier {
        case .single:
            return outcomes.count == 1
                ? outcomes[0] : .unknown("\(key.excerpt) has several values, and \(operatorName.excerpt) is for one")
        case .forAllValues: return .all(outcomes)
        case .forAnyValue:
            let reason = outcomes.first { $0.isNo }
            return .any(outcomes, else: reason?.phrase ?? "")
        }
    }

    private func compare(
        _ value: String, _ parsed: ConditionOperator, context: RequestContext, variables: Bool
    ) -> Outcome {
        let wanted = values.map(\.excerpt).enumerated(atMost: 3)
        let outcomes = values.map { policyValue in
            fits(value, policyValue, parsed.comparison, context: context, variables: variables)
        }
        let outcome = Outcome.any(
            outcomes, else: "it requires \(key.excerpt) \(operatorName) \(wanted), but the request has \(value.excerpt)"
        )
        return parsed.isNegated
            ? outcome.negated("it excludes \(key.excerpt) \(wanted), and the request has \(value.excerpt)") : outcome
    }

    private func fits(
        _ value: String, _ policyValue: String, _ comparison: ConditionOperator.Comparison, context: RequestContext,
        variables: Bool
    ) -> Outcome {
        switch comparison {
        case .text(let ignoresCase, let wildcards):
            Self.pattern(policyValue, wildcards: wildcards, variables: variables, context: context) { pattern in
                ignoresCase
                    ? .init(pattern.lowercased.matches(Array(value.lowercased().unicodeScalars)[...]))
                    : .init(pattern.matches(Array(value.unicodeScalars)[...]))
            }
        case .arn:
            Self.pattern(policyValue, wildcards: true, variables: variables, context: context) { pattern in
                ARNMatch.outcome(value, pattern: pattern, written: policyValue)
            }
        case .boolean: Self.both(Self.boolean(value), Self.boolean(policyValue), policyValue) { $0 == $1 }
        case .number(let order): Self.both(Self.number(value), Self.number(policyValue), policyValue, order.holds)
        case .date(let order):
            Self.both(PolicyDate.seconds(value), PolicyDate.seconds(policyValue), policyValue, order.holds)
        case .binary:
            Self.both(Data(base64Encoded: value), Data(base64Encoded: policyValue), policyValue) { $0 == $1 }
        case .address:
            Self.both(AddressRange(value), AddressRange(policyValue), policyValue) { $1.contains($0) }
        case .null: .unknown("Null compares no values")
        }
    }

    private static func pattern(
        _ text: String, wildcards: Bool, variables: Bool, context: RequestContext,
        _ match: (WildcardPattern) -> Outcome
    ) -> Outcome {
        switch PolicyText(text, wildcards: wildcards, variables: variables, context: context) {
        case .pattern(let pattern): match(pattern)
        case .unknown(let reason): .unknown(reason)
        }
    }

    private static func both<Value>(
        _ lhs: Value?, _ rhs: Value?, _ written: String, _ holds: (Value, Value) -> Bool
    ) -> Outcome {
        guard let lhs, let rhs else { return .unknown("\"\(written.excerpt)\" is not a value for its condition") }
        return .init(holds(lhs, rhs))
    }

    private static func number(_ text: String) -> Double? {
        // Double would also take nan, inf and hexadecimal digits.
        text.utf8.allSatisfy { "0123456789+-.eE".utf8.contains($0) } ? Double(text) : nil
    }

    private static func boolean(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "true": true
        case "false": false
        default: nil
        }
    }
}

extension Outcome {
    /// An outcome whose reason the one who asked knows.
    fileprivate init(_ holds: Bool) {
        self = holds ? .yes : .no("")
    }
}
