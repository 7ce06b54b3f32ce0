/// A statement of a policy: who may or may not do what, and when.
package struct KeyPolicyStatement: Hashable, Sendable {
    /// Its place in the policy, counted from 1.
    package var number: Int
    /// Its name, if it has one.
    package var sid: String?
    /// Whether it allows or denies.
    package var effect: Effect
    /// Whom it is about.
    package var principals: PrincipalClause
    /// What it is about.
    package var actions: ActionClause
    /// Which keys it is about; `*` is the key that has the policy.
    package var resources: ResourceClause?
    /// What else must hold, all of it.
    package var conditions: [PolicyCondition]
    /// Names that the policy language does not know, as far as this program knows it.
    package var unknownElements: [String]

    /// What a statement does when it matches.
    package enum Effect: String, Hashable, Sendable {
        case allow = "Allow"
        case deny = "Deny"
    }

    /// How sentences call it: `statement 2 (Allow Route 53)`.
    package var label: String {
        guard let sid, !sid.isEmpty else { return "statement \(number)" }
        return "statement \(number) (\(sid.excerpt))"
    }

    init(number: Int, value: PolicyJSON) throws(KeyPolicyError) {
        let place = "statement \(number)"
        guard case .object(let members) = value else {
            throw .malformed(place: place, reason: "is \(value.kind); it has to be an object, in braces { }")
        }
        var elements = PolicyElements(place: place, members: members)
        self.number = number
        sid = try elements.takeText("Sid")
        effect = try Self.effect(&elements)
        principals = try PrincipalClause(&elements)
        actions = try ActionClause(&elements)
        resources = try ResourceClause(&elements)
        conditions = try PolicyCondition.all(&elements)
        unknownElements = elements.names
    }

    private static func effect(_ elements: inout PolicyElements) throws(KeyPolicyError) -> Effect {
        guard let text = try elements.takeText("Effect") else {
            throw elements.malformed("has no Effect\(elements.hint(for: "Effect"))")
        }
        guard let effect = Effect(rawValue: text) else {
            throw elements.malformed("Effect is \"\(text.excerpt)\"; it has to be Allow or Deny, in this case")
        }
        return effect
    }
}
