/// One condition of a statement: an operator, a key of the request, and values.
package struct PolicyCondition: Hashable, Sendable {
    /// The operator as it is written: `ForAnyValue:StringLikeIfExists`.
    package var operatorName: String
    /// The condition key as it is written; keys have no case.
    package var key: String
    /// The values, of which one has to fit.
    package var values: [String]

    static func all(_ elements: inout PolicyElements) throws(KeyPolicyError) -> [PolicyCondition] {
        switch elements.take("Condition") {
        case nil: return []
        case .object(let operators):
            var conditions: [PolicyCondition] = []
            for member in operators {
                guard case .object(let keys) = member.value else {
                    throw elements.malformed(
                        "Condition \(member.name.excerpt) is \(member.value.kind); it has to be an object")
                }
                for key in keys {
                    let values = try values(of: key, in: elements)
                    conditions.append(PolicyCondition(operatorName: member.name, key: key.name, values: values))
                }
            }
            return conditions
        case let other?: throw elements.malformed("Condition is \(other.kind); it has to be an object")
        }
    }

    private static func values(
        of key: PolicyJSON.Member, in elements: PolicyElements
    ) throws(KeyPolicyError) -> [String] {
        let list: [PolicyJSON]
        if case .array(let elements) = key.value { list = elements } else { list = [key.value] }
        var texts: [String] = []
        for value in list {
            guard let text = value.scalarText else {
                throw elements.malformed(
                    "the condition on \(key.name.excerpt) compares with \(value.kind); it has to be a text or a list")
            }
            texts.append(text)
        }
        return texts
    }

    /// How sentences show it: `aws:SourceAccount StringEquals 111122223333`.
    package var shown: String {
        "\(key.excerpt) \(operatorName.excerpt) \(values.map(\.excerpt).enumerated(atMost: 3))"
    }
}
