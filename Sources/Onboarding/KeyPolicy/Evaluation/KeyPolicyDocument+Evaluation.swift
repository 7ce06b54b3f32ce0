extension KeyPolicyDocument {
    /// Decides a request as KMS does: a deny that applies wins, else one allow is enough, else the answer is no.
    ///
    /// A statement that cannot be judged matters only where it could change the answer.
    ///
    /// Source: AWS IAM User Guide, "Policy evaluation logic".
    package func evaluate(_ request: PolicyRequest) -> PolicyVerdict {
        let matches = statements.map { $0.match(request, variables: hasVariables) }
        let denying = matches.filter { $0.statement.effect == .deny }
        let allowing = matches.filter { $0.statement.effect == .allow }

        if let deny = denying.first(where: { $0.outcome == .yes }) {
            return .denied(refusal(by: deny.statement, request))
        }
        let allow = allowing.first { $0.outcome == .yes }
        if allow == nil, let (statement, reason) = Self.firstUnknown(allowing) {
            return .undecided("\(statement.label) may allow \(request.action) to \(request.requester.name): \(reason)")
        }
        guard let allow else { return .denied(refusal(nearestOf: allowing, request)) }
        if let (statement, reason) = Self.firstUnknown(denying) {
            return .undecided("\(statement.label) may deny \(request.action) to \(request.requester.name): \(reason)")
        }
        return .allowed(byStatement: allow.statement.number)
    }

    /// How sentences call a statement, by its number.
    package func label(ofStatement number: Int) -> String {
        statements.first { $0.number == number }?.label ?? "statement \(number)"
    }

    private static func firstUnknown(_ matches: [StatementMatch]) -> (KeyPolicyStatement, String)? {
        for match in matches {
            if case .unknown(let reason) = match.outcome { return (match.statement, reason) }
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
    /// Explains by the statement that lacks least of those about the requester.
    private func refusal(nearestOf allowing: [StatementMatch], _ request: PolicyRequest) -> PolicyRefusal {
        let own = allowing.filter { !$0.principal.isNo }
        guard let nearest = own.min(by: { Self.distance($0) < Self.distance($1) }) else {
            return PolicyRefusal(cause: .nobody, description: nobodySentence(allowing, request))
        }
        let shortfalls = nearest.shortfalls
        return PolicyRefusal(
            cause: .nearest(statement: nearest.statement.number, shortfalls: shortfalls),
            description: sentence(nearest.statement, shortfalls, request))
    }

    /// A condition that fails is nearer than an action that is missing: the statement was meant for it.
    private static func distance(_ match: StatementMatch) -> Int {
        match.shortfalls.reduce(0) { sum, shortfall in
            switch shortfall {
            case .action: sum + 10
            case .principal, .resource, .condition: sum + 1
            }
        }
    }

    private func sentence(
        _ statement: KeyPolicyStatement, _ shortfalls: [PolicyShortfall], _ request: PolicyRequest
    ) -> String {
        let reasons = shortfalls.compactMap { shortfall -> String? in
            switch shortfall {
            case .principal, .action: nil
            case .resource(let reason), .condition(_, let reason): reason
            }
        }
        guard shortfalls.contains(.action) else {
            return "\(statement.label) does not allow \(request.requester.name) \(request.action): "
                + reasons.enumerated
        }
        let actions = statement.actions.patterns.map(\.excerpt).enumerated(atMost: 5)
        switch statement.actions {
        case .action:
            return "\(statement.label) allows \(request.requester.name) \(actions), not \(request.action)"
        case .notAction:
            return "\(statement.label) allows \(request.requester.name) all but \(actions), so not \(request.action)"
        }
    }

    private func nobodySentence(_ allowing: [StatementMatch], _ request: PolicyRequest) -> String {
        let nobody = "no statement allows \(request.requester.name) anything"
        guard case .service = request.requester else { return nobody }
        for match in allowing where match.action == .yes {
            let relatives = match.statement.principals.listed.services.filter(Self.looksLikeRoute53)
            if let relative = relatives.first {
                return "\(nobody); \(match.statement.label) names \(relative.excerpt), which is another principal"
            }
            if let misplaced = match.statement.principals.listed.aws.first(where: Self.looksLikeRoute53) {
                return "\(nobody); \(match.statement.label) has \(misplaced.excerpt) under AWS, "
                    + "and a service belongs under Service"
            }
        }
        return nobody
    }

    private static func looksLikeRoute53(_ name: String) -> Bool {
        let name = name.lowercased()
        return name.contains("route53") || name.contains("dnssec")
    }
}
