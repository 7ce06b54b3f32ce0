/// A key policy as KMS keeps it: statements that allow or deny.
///
/// Source: AWS IAM User Guide, "Grammar of the IAM JSON policy language"; AWS KMS Developer Guide, "Key policies".
package struct KeyPolicyDocument: Hashable, Sendable {
    /// The version of the policy language, `2012-10-17` in all that are made today.
    package var version: String?
    /// The policy's name for itself.
    package var id: String?
    /// The statements, in their order.
    package var statements: [KeyPolicyStatement]

    /// Makes a policy of its parts.
    package init(version: String? = "2012-10-17", id: String? = nil, statements: [KeyPolicyStatement]) {
        self.version = version
        self.id = id
        self.statements = statements
    }

    /// Reads a policy from its JSON text.
    ///
    /// - Throws: ``KeyPolicyError``, which says what is wrong and where. Elements that only a newer policy language has
    ///   are no error: the statement that has one cannot be decided when it matters.
    package init(json text: String) throws(KeyPolicyError) {
        guard case .object(let members) = try PolicyJSONReader.read(text) else {
            throw .malformed(place: "the policy", reason: "has to be an object, in braces { }")
        }
        var elements = PolicyElements(place: "the policy", members: members)
        version = try elements.takeText("Version")
        if let version, !Self.versions.contains(version) {
            throw elements.malformed("Version is \"\(version.excerpt)\"; there are \(Self.versions.enumerated)")
        }
        id = try elements.takeText("Id")
        let list: [PolicyJSON]
        switch elements.take("Statement") {
        case nil: throw elements.malformed("has no Statement\(elements.hint(for: "Statement"))")
        case .array(let statements): list = statements
        case let single?: list = [single]
        }
        statements = []
        for (index, value) in list.enumerated() {
            statements.append(try KeyPolicyStatement(number: index + 1, value: value))
        }
        if let unknown = elements.names.first {
            throw elements.malformed("has an element \"\(unknown.excerpt)\", which the policy language does not know")
        }
    }

    /// The versions of the policy language; without one it is the older.
    private static let versions = ["2012-10-17", "2008-10-17"]

    /// Whether `${…}` in a value stands for something of the request; in older policies it stands for itself.
    var hasVariables: Bool { version == "2012-10-17" }
}
