extension KeyPolicyDocument {
    /// Decides a request as KMS does: a deny that applies wins, else one allow is enough, else the answer is no.
    ///
    /// A statement that cannot be judged matters only where it could change the answer.
    ///
    /// Source: AWS IAM User Guide, "Policy evaluation logic".
    package func evaluate(_ request: PolicyRequest) -> PolicyVerdict {
        let answers = statements.map {
            Answer(statement: $0, outcome: $0.outcome(for: request, variables: hasVariables))
        }
        let denying = answers.filter { $0.statement.effect == .deny }
        let allowing = answers.filter { $0.statement.effect == .allow }

        if let deny = denying.first(where: { $0.outcome == .yes }) {
            return .denied(refusal(by: deny.statement, request))
        }
        let allow = allowing.first { $0.outcome == .yes }
        if allow == nil, let (statement, reason) = Self.firstUnknown(allowing) {
            return .undecided("\(statement.label) may allow \(request.action) to \(request.requester.name): \(reason)")
        }
        guard let allow else { return .denied(refusal(nearestOf: allowing.map(\.statement), request)) }
        if let (statement, reason) = Self.firstUnknown(denying) {
            return .undecided("\(statement.label) may deny \(request.action) to \(request.requester.name): \(reason)")
        }
        return .allowed(byStatement: allow.statement.number)
    }

    /// How sentences call a statement, by its number.
    package func label(ofStatement number: Int) -> String {
        statements.first { $0.number == number }?.label ?? "statement \(number)"
    }

    /// What a statement says to a request.
    private struct Answer {
        var statement: KeyPolicyStatement
        var outcome: Outcome
    }

    private static func firstUnknown(_ answers: [Answer]) -> (KeyPolicyStatement, String)? {
        for answer in answers {
            if case .unknown(let reason) = answer.outcome { return (answer.statement, reason) }
        }
        return nil
    }

    private func refusal(by deny: KeyPolicyStatement, _ request: PolicyRequest) -> PolicyRefusal {
        PolicyRefusal(
            cause: .deniedByStatement(deny.number),
            description: "\(deny.label) denies \(request.action) to \(request.requester.name)")
    }
}

extension KeyPolicyDocument {
    /// Explains by the statement that lacks least of those about the requester, or about one with a similar name.
    private func refusal(nearestOf allowing: [KeyPolicyStatement], _ request: PolicyRequest) -> PolicyRefusal {
        // Only those that may be meant are looked at clause by clause, which is what takes time in a long policy.
        let meant = allowing.filter { $0.mayBeMeant(for: request.requester) }
        let candidates = meant.map { $0.match(request, variables: hasVariables) }.filter {
            !$0.principal.isNo || ($0.action == .yes && $0.nearMiss(request) != nil)
        }
        guard let nearest = candidates.min(by: { Self.distance($0) < Self.distance($1) }) else {
            return PolicyRefusal(
                cause: .nobody, description: "no statement allows \(request.requester.name) anything")
        }
        return PolicyRefusal(
            cause: .nearest(statement: nearest.statement.number, shortfalls: nearest.shortfalls),
            description: sentence(nearest, request))
    }

    /// A wrong name or a condition that fails is nearer than an action that is missing: the statement was meant for it.
    private static func distance(_ match: StatementMatch) -> Int {
        match.shortfalls.reduce(0) { sum, shortfall in
            switch shortfall {
            case .action: sum + 10
            case .principal: sum + 3
            case .resource, .condition: sum + 1
            }
        }
    }

    private func sentence(_ match: StatementMatch, _ request: PolicyRequest) -> String {
        let label = match.statement.label
        let requester = request.requester.name
        guard match.shortfalls.contains(.action) else {
            let reasons = match.shortfalls.compactMap { shortfall -> String? in
                switch shortfall {
                case .action: nil
                case .principal: match.nearMiss(request)
                case .resource(let reason), .condition(_, let reason): reason
                }
            }
            return "\(label) does not allow \(requester) \(request.action): \(reasons.enumerated)"
        }
        let actions = match.statement.actions.patterns.map(\.excerpt).enumerated(atMost: 5)
        switch match.statement.actions {
        case .action: return "\(label) allows \(requester) \(actions), not \(request.action)"
        case .notAction: return "\(label) allows \(requester) all but \(actions), so not \(request.action)"
        }
    }
}

extension StatementMatch {
    /// Names a principal that was probably meant to be the requester; nil when none is like it.
    fileprivate func nearMiss(_ request: PolicyRequest) -> String? {
        guard principal.isNo, case .service = request.requester, case .principal(let set) = statement.principals else {
            return nil
        }
        if let service = set.services.first(where: KeyPolicyStatement.looksLikeRoute53) {
            return "it names \(service.excerpt), which is another principal"
        }
        return set.aws.first(where: KeyPolicyStatement.looksLikeRoute53).map {
            "it has \($0.excerpt) under AWS, and a service belongs under Service"
        }
    }
}

extension KeyPolicyStatement {
    /// Whether it is about the requester, or about somebody with a similar name.
    fileprivate func mayBeMeant(for requester: PolicyRequest.Requester) -> Bool {
        if !principals.outcome(for: requester, effect: effect).isNo { return true }
        guard case .service = requester, case .principal(let set) = principals else { return false }
        return (set.services + set.aws).contains(where: Self.looksLikeRoute53)
    }

    fileprivate static func looksLikeRoute53(_ name: String) -> Bool {
        let name = name.lowercased()
        return name.contains("route53") || name.contains("dnssec")
    }
}
