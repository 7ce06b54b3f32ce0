/// What one statement says to a request, clause by clause.
struct StatementMatch: Hashable, Sendable {
    var statement: KeyPolicyStatement
    var principal: Outcome
    var action: Outcome
    var resource: Outcome
    var conditions: [ConditionOutcome]

    /// What one condition says.
    struct ConditionOutcome: Hashable, Sendable {
        var condition: PolicyCondition
        var outcome: Outcome
    }

    /// Whether the whole statement applies.
    var outcome: Outcome {
        let clauses = [principal, action, resource] + conditions.map(\.outcome)
        let unknown = statement.unknownElements.first.map {
            Outcome.unknown("it has an element that is not known here, \($0.excerpt)")
        }
        return .all(clauses + (unknown.map { [$0] } ?? []))
    }

    /// The clauses that keep the statement from applying.
    var shortfalls: [PolicyShortfall] {
        var shortfalls: [PolicyShortfall] = []
        if case .no = principal { shortfalls.append(.principal) }
        if case .no = action { shortfalls.append(.action) }
        if case .no(let reason) = resource { shortfalls.append(.resource(reason)) }
        for condition in conditions {
            if case .no(let reason) = condition.outcome {
                shortfalls.append(.condition(key: condition.condition.key, reason))
            }
        }
        return shortfalls
    }
}

/// What keeps a statement from allowing a request.
package enum PolicyShortfall: Hashable, Sendable {
    /// It is about others.
    case principal
    /// It is about other actions.
    case action
    /// It is about other keys; the reason is a phrase.
    case resource(String)
    /// A condition does not hold; the reason is a phrase.
    case condition(key: String, String)
}

extension KeyPolicyStatement {
    /// Whether the statement applies to a request. It is the same as the outcome of ``match(_:variables:)``, and most
    /// statements of a long policy are about others, which is seen without looking at the rest.
    func outcome(for request: PolicyRequest, variables: Bool) -> Outcome {
        let principal = principals.outcome(for: request.requester, effect: effect)
        if principal.isNo { return principal }
        guard actions.includes(request.action) else { return .no("it does not include \(request.action)") }
        return match(request, variables: variables).outcome
    }

    /// Asks the statement about a request, clause by clause.
    func match(_ request: PolicyRequest, variables: Bool) -> StatementMatch {
        StatementMatch(
            statement: self,
            principal: principals.outcome(for: request.requester, effect: effect),
            action: actions.includes(request.action) ? .yes : .no("it does not include \(request.action)"),
            resource: resourceOutcome(request, variables: variables),
            conditions: conditions.map {
                .init(condition: $0, outcome: $0.outcome(for: request.context, variables: variables))
            })
    }

    private func resourceOutcome(_ request: PolicyRequest, variables: Bool) -> Outcome {
        switch resources {
        case nil: return .unknown("it has no Resource")
        case .resource(let patterns): return Self.listed(patterns, request, variables)
        case .notResource(let patterns):
            return Self.listed(patterns, request, variables).negated("its NotResource excepts this key")
        }
    }

    private static func listed(_ patterns: [String], _ request: PolicyRequest, _ variables: Bool) -> Outcome {
        let arn = Array(request.keyARN.unicodeScalars)
        let outcomes = patterns.map { text -> Outcome in
            switch PolicyText(text, wildcards: true, variables: variables, context: request.context) {
            case .pattern(let pattern): pattern.matches(arn[...]) ? .yes : .no("")
            case .unknown(let reason): .unknown(reason)
            }
        }
        return .any(
            outcomes,
            else: "its Resource is \(patterns.map(\.excerpt).enumerated(atMost: 2)), which is not this key; write \"*\""
        )
    }
}
