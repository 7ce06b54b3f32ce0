/// A key policy, read anew whenever someone wants to use the key.
///
/// Source: IAM User Guide, "Policy evaluation logic" and "Grammar of the IAM JSON policy language".
struct KeyPolicy: Sendable, Hashable {
    var statements: [PolicyStatement]

    /// Reads a policy.
    ///
    /// - Throws: ``PolicyProblem`` for what KMS does not accept as a policy.
    init(_ text: String) throws(PolicyProblem) {
        guard case .object(let members)? = JSONValue(parsing: Array(text.utf8)) else {
            throw PolicyProblem("The policy is not a JSON object.")
        }
        let known: Set = ["Version", "Id", "Statement"]
        guard let list = members["Statement"]?.oneOrMany, !list.isEmpty, known.isSuperset(of: members.keys) else {
            throw PolicyProblem("The policy has no statements, or members that no policy has.")
        }
        statements = []
        for value in list { statements.append(try PolicyStatement(value)) }
    }

    /// What the policy says to a request.
    enum Answer: Sendable, Hashable {
        case allows
        case denies
        case isSilent
    }

    /// A denial counts more than any permission.
    func answer(to request: PolicyRequest) -> Answer {
        let fitting = statements.filter { $0.fits(request) }
        if fitting.contains(where: { !$0.allows }) { return .denies }
        return fitting.isEmpty ? .isSilent : .allows
    }
}

/// Why a text is not a policy.
struct PolicyProblem: Error, Sendable, Hashable {
    var reason: String

    init(_ reason: String) { self.reason = reason }
}

/// Who wants to do what with a key.
struct PolicyRequest: Sendable, Hashable {
    var principal: Principal
    /// Such as `kms:Sign`.
    var action: String
    /// The ARN of the key.
    var resource: String
    /// Condition keys in lower case, such as `aws:sourcearn`, with their values.
    var context: [String: String] = [:]

    /// Someone who wants something.
    enum Principal: Sendable, Hashable {
        case service(String)
        /// The ARN of a user.
        case user(String)
        /// A whole account, for which its own policies speak.
        case account(String)
    }
}
