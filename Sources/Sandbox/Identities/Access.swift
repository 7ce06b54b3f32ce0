/// Who may do what: the caller's own policies and the policies of keys together.
enum Access {
    /// Tells whether an identity's own policies allow an action.
    static func allows(_ action: String, _ identity: SandboxIdentity) -> Bool {
        identity.allowedActions.contains { PolicyPattern.matches($0, action, ignoringCase: true) }
    }

    /// The sentence that AWS says, from `User:` on; nil when the action is allowed.
    static func refusal(of action: String, on resource: String?, by identity: SandboxIdentity) -> String? {
        guard !allows(action, identity) else { return nil }
        return sentence(action, resource, identity, "because no identity-based policy allows the \(action) action")
    }

    /// The sentence that AWS says when a key's policy and the caller's together do not allow an action on the key.
    ///
    /// A key policy either names the user, or leaves it to the account's own policies by naming the account.
    static func refusal(of action: String, on key: KMSKeyRecord, by identity: SandboxIdentity) -> String? {
        func answer(_ principal: PolicyRequest.Principal) -> KeyPolicy.Answer {
            let request = PolicyRequest(
                principal: principal, action: action, resource: key.arn,
                context: ["aws:principalaccount": identity.account, "aws:principalarn": identity.arn])
            return (try? KeyPolicy(key.policy))?.answer(to: request) ?? .isSilent
        }
        let users = identity.principalARNs.map { answer(.user($0)) }
        let account = answer(.account(identity.account))
        if users.contains(.denies) || account == .denies {
            return sentence(action, key.arn, identity, "with an explicit deny in a resource-based policy")
        }
        if users.contains(.allows) {
            // In another account the key's policy is not enough.
            return key.owner == identity.account ? nil : refusal(of: action, on: key.arn, by: identity)
        }
        guard account == .allows else {
            return sentence(action, key.arn, identity, "because no resource-based policy allows the \(action) action")
        }
        return refusal(of: action, on: key.arn, by: identity)
    }

    private static func sentence(
        _ action: String, _ resource: String?, _ identity: SandboxIdentity, _ reason: String
    ) -> String {
        let place = resource.map { " on resource: \($0)" } ?? ""
        return "User: \(identity.arn) is not authorized to perform: \(action)\(place) \(reason)"
    }
}
