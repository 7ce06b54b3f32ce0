/// One line of a statement's condition: an operator, a key and the values that it may have.
struct PolicyCondition: Sendable, Hashable {
    private var comparison: Comparison
    /// Whether a request that has no such key fits too.
    private var ifExists: Bool
    /// In lower case.
    private var key: String
    private var values: [String]

    /// The operators that key policies of this kind use.
    private enum Comparison: String {
        case stringEquals = "StringEquals"
        case stringNotEquals = "StringNotEquals"
        case stringEqualsIgnoreCase = "StringEqualsIgnoreCase"
        case stringLike = "StringLike"
        case stringNotLike = "StringNotLike"
        // IAM takes ArnEquals and ArnLike for the same.
        case arnEquals = "ArnEquals"
        case arnLike = "ArnLike"
        case arnNotEquals = "ArnNotEquals"
        case arnNotLike = "ArnNotLike"
        case bool = "Bool"
        case null = "Null"
    }

    /// Reads the condition of a statement.
    static func list(_ value: JSONValue) throws(PolicyProblem) -> [PolicyCondition] {
        guard case .object(let operators) = value else { throw PolicyProblem("A condition is not a JSON object.") }
        var conditions: [PolicyCondition] = []
        for (name, lines) in operators {
            guard case .object(let keys) = lines else { throw PolicyProblem("The condition \(name) has no keys.") }
            for (key, values) in keys { conditions.append(try PolicyCondition(name, key: key, values: values)) }
        }
        return conditions
    }

    private init(_ name: String, key: String, values: JSONValue) throws(PolicyProblem) {
        let suffix = "IfExists"
        ifExists = name.hasSuffix(suffix)
        guard let comparison = Comparison(rawValue: ifExists ? String(name.dropLast(suffix.count)) : name) else {
            throw PolicyProblem("The condition operator \(name) is not known.")
        }
        self.comparison = comparison
        self.key = key.lowercased()
        self.values = []
        for value in values.oneOrMany {
            switch value {
            case .string(let text): self.values.append(text)
            case .bool(let truth): self.values.append(truth ? "true" : "false")
            case .number(let number): self.values.append(Int64(exactly: number).map { "\($0)" } ?? "\(number)")
            default: throw PolicyProblem("A value of the condition \(name) is no string.")
            }
        }
    }

    /// Tells whether a request's keys fit.
    func holds(in context: [String: String]) -> Bool {
        if comparison == .null {
            return values.contains { $0.lowercased() == (context[key] == nil ? "true" : "false") }
        }
        guard let found = context[key] else { return ifExists || isNegated }
        return values.contains { Self.compare(comparison, $0, found) } != isNegated
    }

    private var isNegated: Bool {
        [.stringNotEquals, .stringNotLike, .arnNotEquals, .arnNotLike].contains(comparison)
    }

    private static func compare(_ comparison: Comparison, _ wanted: String, _ found: String) -> Bool {
        switch comparison {
        case .stringEquals, .stringNotEquals: wanted == found
        case .stringEqualsIgnoreCase, .bool: wanted.lowercased() == found.lowercased()
        case .stringLike, .stringNotLike: PolicyPattern.matches(wanted, found)
        case .arnEquals, .arnLike, .arnNotEquals, .arnNotLike: PolicyPattern.matches(arn: wanted, found)
        case .null: false
        }
    }
}
