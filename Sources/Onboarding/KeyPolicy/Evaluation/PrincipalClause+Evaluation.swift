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
    ///
    /// Source: AWS IAM User Guide, "AWS JSON policy elements: NotPrincipal".
    private static func excluding(
        _ set: PrincipalSet, requester: PolicyRequest.Requester, effect: KeyPolicyStatement.Effect
    ) -> Outcome {
        let exception = set.exception(for: requester)
        guard exception.isNo else { return exception.negated("its NotPrincipal excepts \(requester.name)") }
        guard set.unknownKinds.isEmpty else { return set.unknownKindsOutcome }
        return effect == .allow ? .unknown("it allows by NotPrincipal, which AWS does not support") : .yes
    }
}

extension PrincipalSet {
    /// Whether a `NotPrincipal` with these excepts the requester.
    ///
    /// It excepts a user only when both the user and the account are listed, and a session only when the role is, too.
    fileprivate func exception(for requester: PolicyRequest.Requester) -> Outcome {
        guard !holdsEveryone, case .identity(let arn) = requester else { return outcome(for: requester, effect: .deny) }
        guard let caller = CallerARN(arn) else { return .unknown("\(arn.excerpt) is not the ARN of a caller") }
        let hasAccount = aws.contains { caller.isAccount($0) }
        if caller.isRoot { return hasAccount ? .yes : .no("") }
        let hasCaller = aws.contains(arn)
        let hasRole = aws.contains { caller.isSession(ofRole: $0) }
        guard hasCaller || hasRole else { return .no("") }
        let isWhole = hasAccount && hasCaller && (caller.role == nil || hasRole)
        return isWhole ? .yes : .unknown("its NotPrincipal may except \(arn)")
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
        if caller.isAccount(listed) {
            // A denied account is everyone in it; an allowed one hands the decision to its IAM policies.
            return effect == .deny || caller.isRoot
                ? .yes : .unknown("it leaves the decision to the IAM policies of account \(caller.account)")
        }
        return caller.isSession(ofRole: listed) ? .yes : .no("")
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
    /// The role of a session. Its path is not in a session's ARN.
    var role: Substring? { resource.count == 3 && resource[0] == "assumed-role" ? resource[1] : nil }

    /// Whether a principal is the whole account that the caller is in.
    func isAccount(_ listed: String) -> Bool {
        listed == account || listed == "arn:\(partition):iam::\(account):root"
    }

    /// Whether a principal is the role that the caller has a session of. A role's name is unique in its account; a path
    /// may come before it.
    func isSession(ofRole listed: String) -> Bool {
        guard let role, let named = CallerARN(listed), named.resource.first == "role" else { return false }
        return named.account == account && named.partition == partition && named.resource.last == role
    }
}
