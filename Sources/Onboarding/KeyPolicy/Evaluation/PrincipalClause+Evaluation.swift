extension PrincipalClause {
    /// Whether a statement with this clause is about the requester.
    func outcome(for requester: PolicyRequest.Requester, effect: KeyPolicyStatement.Effect) -> Outcome {
        switch self {
        case .principal(let set):
            set.unknownKinds.isEmpty
                ? set.outcome(for: requester, effect: effect)
                : .any(
                    [set.outcome(for: requester, effect: effect), set.unknownKindsOutcome],
                    else: "it does not name \(requester.name)")
        case .notPrincipal(let set): Self.excluding(set, requester: requester, effect: effect)
        }
    }

    /// `NotPrincipal` belongs with `Deny`; AWS does not support it with `Allow`.
    private static func excluding(
        _ set: PrincipalSet, requester: PolicyRequest.Requester, effect: KeyPolicyStatement.Effect
    ) -> Outcome {
        switch set.outcome(for: requester, effect: .deny) {
        case .yes: return .no("its NotPrincipal excepts \(requester.name)")
        case .unknown(let reason): return .unknown(reason)
        case .no: break
        }
        guard set.unknownKinds.isEmpty else { return set.unknownKindsOutcome }
        if effect == .allow { return .unknown("it allows by NotPrincipal, which AWS does not support") }
        // A session is excepted only when its account, its role and the session itself are all listed.
        if case .identity(let arn) = requester, arn.contains(":assumed-role/"), !set.aws.isEmpty {
            return .unknown("its NotPrincipal may except \(arn)")
        }
        return .yes
    }
}

extension PrincipalSet {
    /// Whether the requester is listed.
    func outcome(for requester: PolicyRequest.Requester, effect: KeyPolicyStatement.Effect) -> Outcome {
        if holdsEveryone { return .yes }
        switch requester {
        case .service(let name):
            if services.contains(name) { return .yes }
            if services.contains("*") { return .unknown("it names the service \"*\", which AWS does not document") }
        case .identity(let arn):
            let outcomes = aws.map { Self.outcome(for: arn, listed: $0, effect: effect) }
            return .any(outcomes, else: "it does not name \(arn)")
        }
        return .no("it does not name \(requester.name)")
    }

    var unknownKindsOutcome: Outcome {
        .unknown("it names principals of a kind that is not known here, \(unknownKinds.map(\.excerpt).enumerated)")
    }

    private static func outcome(
        for arn: String, listed: String, effect: KeyPolicyStatement.Effect
    ) -> Outcome {
        if listed == arn { return .yes }
        guard let caller = CallerARN(arn) else { return .unknown("\(arn.excerpt) is not the ARN of a caller") }
        if listed == caller.account || listed == "arn:\(caller.partition):iam::\(caller.account):root" {
            // A denied account is everyone in it; an allowed one hands the decision to its IAM policies.
            return effect == .deny || caller.isRoot
                ? .yes : .unknown("it leaves the decision to the IAM policies of account \(caller.account)")
        }
        guard let role = caller.role, let named = CallerARN(listed), named.isRole else { return .no("") }
        let isSame = named.account == caller.account && named.partition == caller.partition && named.name == role
        return isSame ? .yes : .no("")
    }
}

/// The ARN of a caller or of a principal in IAM or STS, taken apart.
private struct CallerARN {
    var partition: String
    var account: String
    /// `user/ops/anna`, `role/admin`, `assumed-role/admin/session`, `root`.
    var resource: [Substring]

    init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0] == "arn", ["iam", "sts"].contains(parts[2]) else { return nil }
        partition = String(parts[1])
        account = String(parts[4])
        resource = parts[5].split(separator: "/")
    }

    var isRoot: Bool { resource == ["root"] }
    var isRole: Bool { resource.first == "role" }
    /// The last part, which is unique in its account; a path may come before it.
    var name: Substring? { resource.last }
    /// The role of a session. Its path is not in a session's ARN.
    var role: Substring? { resource.count == 3 && resource[0] == "assumed-role" ? resource[1] : nil }
}
