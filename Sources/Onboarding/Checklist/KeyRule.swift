import KSKClient

/// One rule about a key: a sentence each for what is required and why, and a function that looks.
protocol KeyRule: SendableMetatype {
    /// Which item it makes.
    static var id: CheckID { get }
    /// A few words for the list.
    static var title: String { get }
    /// What is required.
    static var required: String { get }
    /// Why it matters.
    static var why: String { get }
    /// Looks.
    static func finding(in input: KeyRuleInput) -> RuleFinding
}

extension KeyRule {
    /// The item of the checklist.
    static func item(_ input: KeyRuleInput) -> CheckItem {
        let finding = finding(in: input)
        return CheckItem(
            id: id, title: title, status: finding.status, required: required, found: finding.found, why: why,
            fix: finding.fix)
    }
}

/// What a rule found.
struct RuleFinding: Hashable, Sendable {
    var status: CheckStatus
    var found: String
    var fix: String?

    static func pass(_ found: String) -> RuleFinding { RuleFinding(status: .pass, found: found) }
    static func warn(_ found: String, fix: String) -> RuleFinding { RuleFinding(status: .warn, found: found, fix: fix) }
    static func fail(_ found: String, fix: String) -> RuleFinding { RuleFinding(status: .fail, found: found, fix: fix) }
    static func undecided(_ found: String, fix: String? = nil) -> RuleFinding {
        RuleFinding(status: .undecided, found: found, fix: fix)
    }
}

/// What rules look at: the facts, and the policy as it was read once for all of them.
struct KeyRuleInput {
    let facts: KeyFacts
    /// The policy, or the sentence that says why it cannot be judged.
    let policy: Result<KeyPolicyDocument, FieldProblem>

    init(_ facts: KeyFacts) {
        self.facts = facts
        policy = Self.read(facts.policy)
    }

    /// How Route 53 may do something with the key, for the zone in question or for another one.
    func verdict(
        _ action: String, account: String? = nil, zoneARN: String? = nil
    ) -> Result<PolicyVerdict, FieldProblem> {
        policy.map { $0.evaluate(request(action, account: account, zoneARN: zoneARN)) }
    }

    /// The question whether Route 53 may do something with the key, for the zone in question or for another one.
    func request(_ action: String, account: String? = nil, zoneARN: String? = nil) -> PolicyRequest {
        var request = PolicyRequest.byRoute53(
            action, keyARN: facts.resolvedARN?.description ?? facts.identifier.rawValue,
            account: account ?? facts.account, zoneARN: zoneARN ?? facts.zone.zone.arn)
        addKeyProperties(to: &request.context)
        return request
    }

    /// Applies a rule to the metadata, or leaves the item undecided where there is none.
    func metadata(_ rule: (KeyMetadata) -> RuleFinding) -> RuleFinding {
        guard let metadata = facts.metadata.value else {
            return .undecided(
                "not known: \(facts.metadata.reason ?? "")", fix: "Make sure that you may kms:DescribeKey this key.")
        }
        return rule(metadata)
    }

    /// The key's own condition keys.
    private func addKeyProperties(to context: inout RequestContext) {
        guard let metadata = facts.metadata.value else { return }
        context["kms:KeyUsage"] = .present(metadata.keyUsage.rawValue)
        if let spec = metadata.keySpec { context["kms:KeySpec"] = .present(spec.rawValue) }
        if let origin = metadata.origin { context["kms:KeyOrigin"] = .present(origin.rawValue) }
        if let isMultiRegion = metadata.isMultiRegion { context["kms:MultiRegion"] = .present("\(isMultiRegion)") }
    }

    private static func read(_ policy: Finding<String>) -> Result<KeyPolicyDocument, FieldProblem> {
        switch policy {
        case .found(let text):
            do {
                return .success(try KeyPolicyDocument(json: text))
            } catch {
                return .failure(FieldProblem(error.description))
            }
        case .refused(_, let sentence), .unknown(let sentence): return .failure(FieldProblem(sentence))
        }
    }
}
