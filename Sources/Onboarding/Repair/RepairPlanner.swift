/// Looks for the smallest change to a policy that lets Route 53 use the key for the zone.
///
/// Every proposal is proved: the changed text is read and judged as the policy itself is, and each change without which
/// it would do as well is dropped.
struct RepairPlanner {
    /// Octets of a policy, by the quota of KMS.
    static let maximumOctets = 32_768
    /// What Route 53 must be allowed.
    static let neededActions = ["kms:DescribeKey", "kms:GetPublicKey", "kms:Sign"]

    let facts: KeyFacts
    let text: String
    let document: KeyPolicyDocument
    private let input: KeyRuleInput

    init(_ facts: KeyFacts) throws(RepairRefusal) {
        input = KeyRuleInput(facts)
        switch input.policy {
        case .success(let document): self.document = document
        case .failure(let problem): throw .unreadable(problem.sentence)
        }
        self.facts = facts
        text = facts.policy.value ?? ""
    }

    /// The repair: of what fails or is open; where nothing is, of what is only a remark.
    func repair() throws(RepairRefusal) -> PolicyRepair {
        if !Self.neededActions.allSatisfy({ isAllowed($0, in: document) }) {
            return try proposal(try editsForNeeds(), proving: Self.allowsNeeds)
        }
        let edits = guardEdits + grantEdits
        guard !edits.isEmpty else { throw .nothingToMend }
        return try proposal(edits) { planner, text in
            Self.allowsNeeds(planner, text) && planner.remarks(in: text) < planner.remarks(in: planner.text)
        }
    }

    private func proposal(
        _ edits: [PolicyEdit], proving isRight: (RepairPlanner, String) -> Bool
    ) throws(RepairRefusal) -> PolicyRepair {
        let new = PolicyEditor.text(text, with: edits)
        guard isRight(self, new) else {
            throw .unsure("the policy's other statements still leave it open; read them beside the checklist")
        }
        guard new.utf8.count <= Self.maximumOctets else { throw .tooLong(octets: new.utf8.count) }
        return PolicyRepair(
            old: text, new: new, changes: edits.map { $0.sentence(in: document) }, mends: mended(by: new))
    }

    private func mended(by new: String) -> [CheckID] {
        var changed = facts
        changed.policy = .found(new)
        return zip(checklist(for: facts).items, checklist(for: changed).items)
            .filter { $0.status != .pass && $1.status != $0.status && $1.status != .fail }.map(\.0.id)
    }

    /// Whether a policy surely allows Route 53 an action.
    func isAllowed(_ action: String, in document: KeyPolicyDocument) -> Bool {
        document.evaluate(input.request(action)).isAllowed
    }

    private static func allowsNeeds(_ planner: RepairPlanner, _ text: String) -> Bool {
        guard let document = try? KeyPolicyDocument(json: text) else { return false }
        return neededActions.allSatisfy { planner.isAllowed($0, in: document) }
    }

    /// How the statements of a policy match Route 53's request.
    func matches(_ action: String, in document: KeyPolicyDocument) -> [StatementMatch] {
        document.statements.map { $0.match(input.request(action), variables: document.hasVariables) }
    }
}

// MARK: What fails

extension RepairPlanner {
    func editsForNeeds() throws(RepairRefusal) -> [PolicyEdit] {
        let denials = denialEdits
        // Judged without the denials, so that what is missing besides them comes to light.
        let undenied = PolicyEditor.text(text, with: denials.filter { $0.order == 0 })
        let document = (try? KeyPolicyDocument(json: undenied)) ?? document
        let missing = Self.neededActions.filter { action in
            !matches(action, in: document).contains { $0.statement.effect == .allow && $0.outcome == .yes }
        }
        guard !missing.isEmpty else { return guarded(minimal(denials)) }
        let plans = document.statements.compactMap { plan(for: $0, missing: missing, in: document) }
        let new = [PolicyEdit.allow(missing, account: facts.account, zoneARN: facts.zone.zone.arn)]
        let proved = (plans + [new]).map { $0 + denials }.filter(isEnough)
        guard let best = proved.min(by: { cost($0) < cost($1) }) else {
            throw .unsure("no single statement can be written that is known to prevail")
        }
        return guarded(minimal(best))
    }

    /// Adds guards for the zone to statements that would otherwise let Route 53 in for people for whom it was not.
    private func guarded(_ edits: [PolicyEdit]) -> [PolicyEdit] {
        // Without the removals, so that statements have their numbers.
        let text = PolicyEditor.text(text, with: edits.filter { $0.order == 0 })
        guard let changed = try? KeyPolicyDocument(json: text) else { return edits }
        let opened = Self.neededActions.flatMap { action -> [Int] in
            let request = foreignRequest(action)
            if document.evaluate(request).isAllowed { return [] }
            return changed.statements.filter {
                $0.isForRoute53Alone && $0.effect == .allow
                    && $0.match(request, variables: changed.hasVariables).outcome == .yes
            }.map(\.number)
        }
        return edits
            + Set(opened).sorted().map {
                .addGuard(account: facts.account, zoneARN: facts.zone.zone.arn, statement: $0)
            }
    }

    /// Route 53 in the name of somebody else.
    private func foreignRequest(_ action: String) -> PolicyRequest {
        input.request(
            action, account: PolicySourceGuardRule.otherAccount(input), zoneARN: PolicySourceGuardRule.otherZone)
    }

    private func cost(_ edits: [PolicyEdit]) -> Int { edits.reduce(0) { $0 + $1.cost } }

    private func isEnough(_ edits: [PolicyEdit]) -> Bool {
        Self.allowsNeeds(self, PolicyEditor.text(text, with: edits))
    }

    /// Drops each change without which the rest is enough.
    private func minimal(_ edits: [PolicyEdit]) -> [PolicyEdit] {
        var kept = edits
        for edit in edits {
            let without = kept.filter { $0 != edit }
            if isEnough(without) { kept = without }
        }
        return kept
    }

    /// For each statement that denies, or may deny, something that Route 53 needs.
    private var denialEdits: [PolicyEdit] {
        document.statements.filter { $0.effect == .deny }.compactMap { statement in
            let denied = Self.neededActions.filter { action in
                let match = matches(action, in: document).first { $0.statement.number == statement.number }
                return match.map { !$0.outcome.isNo } ?? false
            }
            return denied.isEmpty ? nil : denialEdit(statement, denied)
        }
    }

    private func denialEdit(_ statement: KeyPolicyStatement, _ denied: [String]) -> PolicyEdit {
        guard statement.isForRoute53Alone, case .action(let patterns) = statement.actions,
            !patterns.contains(where: { $0.contains("*") || $0.contains("?") })
        else { return .exceptRoute53(statement: statement.number) }
        let unwanted = Set(denied.map { $0.lowercased() })
        return patterns.allSatisfy { unwanted.contains($0.lowercased()) }
            ? .removeStatement(statement.number) : .removeActions(denied, statement: statement.number)
    }

    /// What one statement that is meant for Route 53 lacks; nil when it is meant for others too, or for other things.
    private func plan(
        for statement: KeyPolicyStatement, missing: [String], in document: KeyPolicyDocument
    ) -> [PolicyEdit]? {
        guard statement.effect == .allow, statement.unknownElements.isEmpty,
            Self.neededActions.contains(where: statement.actions.includes),
            let match = missing.first.map({ matches($0, in: document)[statement.number - 1] })
        else { return nil }
        let number = statement.number
        var edits: [PolicyEdit] = []
        if match.principal != .yes {
            guard let name = statement.nameLikeRoute53 else { return nil }
            edits.append(.replaceService(name, statement: number))
        } else if !statement.isForRoute53Alone {
            return nil
        }
        let absent = missing.filter { !statement.actions.includes($0) }
        if !absent.isEmpty {
            guard case .action = statement.actions else { return nil }
            edits.append(.addActions(absent, statement: number))
        }
        if match.resource != .yes {
            if case .notResource? = statement.resources { return nil }
            edits.append(.setResource(statement: number))
        }
        for condition in match.conditions where condition.outcome != .yes {
            guard condition.outcome.isNo, let edit = correction(of: condition.condition, in: number) else { return nil }
            edits.append(edit)
        }
        return edits
    }

    /// One more value for a guard that names another account or zone.
    private func correction(of condition: PolicyCondition, in number: Int) -> PolicyEdit? {
        guard let parsed = ConditionOperator(condition.operatorName), !parsed.isNegated else { return nil }
        switch parsed.comparison {
        case .text, .arn: break
        default: return nil
        }
        let value: String
        switch condition.key.lowercased() {
        case "aws:sourceaccount": value = facts.account
        case "aws:sourcearn": value = facts.zone.zone.arn
        default: return nil
        }
        return .addValue(value, key: condition.key, operatorName: condition.operatorName, statement: number)
    }
}

// MARK: What is only a remark

extension RepairPlanner {
    /// Guards for the statements that let Route 53 in for anybody's zones. The account is enough, and keeps the key
    /// usable for the account's other zones, which cannot be seen from here.
    private var guardEdits: [PolicyEdit] {
        let open = Self.neededActions.flatMap { action in
            let request = foreignRequest(action)
            return document.statements.filter {
                $0.effect == .allow && $0.match(request, variables: document.hasVariables).outcome == .yes
            }
        }
        guard open.allSatisfy(\.isForRoute53Alone) else { return [] }
        return Set(open.map(\.number)).sorted().map { .addGuard(account: facts.account, zoneARN: nil, statement: $0) }
    }

    private var grantEdits: [PolicyEdit] {
        let request = input.request("kms:CreateGrant")
        let verdict = document.evaluate(request)
        if verdict.isAllowed { return [] }
        let isDenied = matches("kms:CreateGrant", in: document).contains {
            $0.statement.effect == .deny && !$0.outcome.isNo
        }
        return isDenied ? [] : [.allowGrants]
    }

    /// How many of the two remarks a policy earns.
    private func remarks(in text: String) -> Int {
        var changed = facts
        changed.policy = .found(text)
        let input = KeyRuleInput(changed)
        return [PolicySourceGuardRule.finding(in: input), PolicyCreateGrantRule.finding(in: input)]
            .count { $0.status != .pass }
    }
}

extension KeyPolicyStatement {
    /// Whether it is about Route 53's principal and nobody else.
    var isForRoute53Alone: Bool {
        guard case .principal(let set) = principals else { return false }
        return set.services == [PolicyRequest.route53Principal] && set.names == 1
    }

    /// The only principal that it names, when that was probably meant to be Route 53.
    var nameLikeRoute53: String? {
        guard case .principal(let set) = principals, set.names == 1,
            let name = (set.services + set.aws).first
        else { return nil }
        let folded = name.lowercased()
        return folded.contains("route53") || folded.contains("dnssec") ? name : nil
    }
}

extension PrincipalSet {
    /// How many names it lists, of whatever kind.
    fileprivate var names: Int {
        (isEveryone ? 1 : 0) + aws.count + services.count + federated.count + canonicalUsers.count + unknownKinds.count
    }
}

/// Proposes the smallest change to the key policy that lets Route 53 use the key.
///
/// - Throws: ``RepairRefusal`` when there is none, or none that can be proved right.
package func policyRepair(for facts: KeyFacts) throws(RepairRefusal) -> PolicyRepair {
    try RepairPlanner(facts).repair()
}
