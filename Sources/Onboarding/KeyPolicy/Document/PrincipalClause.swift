/// Whom a statement is about.
package enum PrincipalClause: Hashable, Sendable {
    /// Those who are listed.
    case principal(PrincipalSet)
    /// All but those who are listed.
    case notPrincipal(PrincipalSet)

    /// The principals that the statement lists.
    package var listed: PrincipalSet {
        switch self {
        case .principal(let set), .notPrincipal(let set): set
        }
    }

    init(_ elements: inout PolicyElements) throws(KeyPolicyError) {
        switch (elements.take("Principal"), elements.take("NotPrincipal")) {
        case (let value?, nil): self = .principal(try PrincipalSet(value, name: "Principal", in: elements))
        case (nil, let value?): self = .notPrincipal(try PrincipalSet(value, name: "NotPrincipal", in: elements))
        case (nil, nil):
            throw elements.malformed("has no Principal, which a key policy needs\(elements.hint(for: "Principal"))")
        case (.some, .some): throw elements.malformed("has both Principal and NotPrincipal; one is allowed")
        }
    }
}

/// Principals by their kind.
package struct PrincipalSet: Hashable, Sendable {
    /// Whether it is the text `*`.
    package var isEveryone = false
    /// Accounts, users, roles and sessions: account ids, ARNs, unique ids, or `*`.
    package var aws: [String] = []
    /// AWS services.
    package var services: [String] = []
    /// Identity providers.
    package var federated: [String] = []
    /// CloudFront's and S3's canonical users.
    package var canonicalUsers: [String] = []
    /// Kinds that the policy language does not know.
    package var unknownKinds: [String] = []

    /// Whether it holds everyone: `*`, or `{"AWS": "*"}`, which is the same.
    ///
    /// Source: AWS IAM User Guide, "AWS JSON policy elements: Principal", "All principals".
    package var holdsEveryone: Bool { isEveryone || aws.contains("*") }

    init(_ value: PolicyJSON, name: String, in elements: PolicyElements) throws(KeyPolicyError) {
        switch value {
        case .string("*"): isEveryone = true
        case .string(let text):
            throw elements.malformed(
                "\(name) is the text \"\(text.excerpt)\"; it has to be \"*\" or an object such as {\"Service\": …}")
        case .object(let kinds):
            guard !kinds.isEmpty else { throw elements.malformed("\(name) names nobody") }
            for kind in kinds { try add(kind, name: name, in: elements) }
        default:
            throw elements.malformed("\(name) is \(value.kind); it has to be \"*\" or an object")
        }
    }

    private mutating func add(
        _ kind: PolicyJSON.Member, name: String, in elements: PolicyElements
    ) throws(KeyPolicyError) {
        let texts = try elements.texts(kind.value, of: "\(name) \(kind.name.excerpt)")
        switch kind.name {
        case "AWS": aws = texts
        case "Service": services = texts
        case "Federated": federated = texts
        case "CanonicalUser": canonicalUsers = texts
        default: unknownKinds.append(kind.name)
        }
    }
}
