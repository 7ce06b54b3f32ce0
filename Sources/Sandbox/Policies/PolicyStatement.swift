/// One statement of a key policy.
struct PolicyStatement: Sendable, Hashable {
    /// Whether its effect is `Allow`, not `Deny`.
    var allows: Bool
    private var principals: Names
    private var actions: Names
    private var resources: Names
    private var conditions: [PolicyCondition]

    /// What a statement names, or what it names by leaving it out, such as `NotAction`.
    private struct Names: Sendable, Hashable {
        var isInverted: Bool
        var values: JSONValue

        func contain(_ test: (JSONValue) -> Bool) -> Bool { test(values) != isInverted }

        init(_ name: String, in members: [String: JSONValue]) throws(PolicyProblem) {
            switch (members[name], members["Not\(name)"]) {
            case (let values?, nil): self.init(isInverted: false, values: values)
            case (nil, let values?): self.init(isInverted: true, values: values)
            default: throw PolicyProblem("A statement must have either \(name) or Not\(name).")
            }
        }

        private init(isInverted: Bool, values: JSONValue) {
            self.isInverted = isInverted
            self.values = values
        }
    }

    private static let members: Set = [
        "Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition",
    ]

    init(_ value: JSONValue) throws(PolicyProblem) {
        guard case .object(let members) = value, Self.members.isSuperset(of: members.keys) else {
            throw PolicyProblem("A statement has members that no statement has.")
        }
        guard let effect = members["Effect"]?.string, ["Allow", "Deny"].contains(effect) else {
            throw PolicyProblem("The Effect of a statement must be Allow or Deny.")
        }
        allows = effect == "Allow"
        principals = try Names("Principal", in: members)
        actions = try Names("Action", in: members)
        resources = try Names("Resource", in: members)
        try Self.check(principals.values)
        for name in actions.values.oneOrMany + resources.values.oneOrMany where name.string == nil {
            throw PolicyProblem("Actions and resources must be strings.")
        }
        conditions = try PolicyCondition.list(members["Condition"] ?? [:])
    }

    func fits(_ request: PolicyRequest) -> Bool {
        principals.contain { Self.names($0, request.principal) }
            && actions.contain { Self.list($0) { PolicyPattern.matches($0, request.action, ignoringCase: true) } }
            && resources.contain { Self.list($0) { PolicyPattern.matches($0, request.resource) } }
            && conditions.allSatisfy { $0.holds(in: request.context) }
    }

    private static func list(_ values: JSONValue, fits test: (String) -> Bool) -> Bool {
        values.oneOrMany.contains { $0.string.map(test) ?? false }
    }

    private static func check(_ principals: JSONValue) throws(PolicyProblem) {
        if principals == "*" { return }
        guard case .object(let kinds) = principals, !kinds.isEmpty,
            Set(kinds.keys).isSubset(of: ["AWS", "Service", "Federated", "CanonicalUser"]),
            kinds.values.allSatisfy({ $0.oneOrMany.allSatisfy { $0.string != nil } })
        else { throw PolicyProblem("A principal is not written as principals are.") }
    }

    /// Principals have no wildcards but the one that stands for all.
    private static func names(_ principals: JSONValue, _ principal: PolicyRequest.Principal) -> Bool {
        if principals == "*" { return true }
        switch principal {
        case .service(let name):
            return list(principals["Service"] ?? []) { $0 == name } || list(principals["AWS"] ?? []) { $0 == "*" }
        case .user(let arn):
            return list(principals["AWS"] ?? []) { $0 == arn || $0 == "*" }
        case .account(let account):
            return list(principals["AWS"] ?? []) { ["*", account, "arn:aws:iam::\(account):root"].contains($0) }
        }
    }
}
