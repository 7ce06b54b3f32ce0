/// What to change in a key policy so that Route 53 may do what it must.
enum PolicyRemedy {
    /// One sentence: the smallest change that helps.
    static func sentence(for refusal: PolicyRefusal, action: String, in document: KeyPolicyDocument) -> String {
        switch refusal.cause {
        case .deniedByStatement(let number):
            return "Take \(action) or \(PolicyRequest.route53Principal) out of \(document.label(ofStatement: number)), "
                + "which denies; no other statement can outweigh it."
        case .nobody: return newStatement
        case .nearest(_, let shortfalls) where isMeantForOtherThings(shortfalls): return newStatement
        case .nearest(let number, let shortfalls):
            let changes = shortfalls.map { change($0, action: action) }
            return "In \(document.label(ofStatement: number)), \(changes.enumerated)."
        }
    }

    private static let newStatement =
        "Add a statement that allows the service \(PolicyRequest.route53Principal) kms:DescribeKey, kms:GetPublicKey "
        + "and kms:Sign on Resource \"*\"."

    /// A statement with another action and a condition of its own, such as the one about grants, is left alone.
    private static func isMeantForOtherThings(_ shortfalls: [PolicyShortfall]) -> Bool {
        shortfalls.contains(.action) && shortfalls.count > 1
    }

    private static func change(_ shortfall: PolicyShortfall, action: String) -> String {
        switch shortfall {
        case .principal: "name the service \(PolicyRequest.route53Principal)"
        case .action: "add \(action) to Action"
        case .resource: "set Resource to \"*\", which in a key policy is this key"
        case .condition(let key, _): "correct or remove the condition on \(key.excerpt)"
        }
    }
}
