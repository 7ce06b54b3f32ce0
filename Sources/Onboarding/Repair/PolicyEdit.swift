/// One change to a policy; statements count from 1, as they were before any change.
enum PolicyEdit: Hashable, Sendable {
    /// Lists more actions.
    case addActions([String], statement: Int)
    /// Puts Route 53's principal in the place of one that is like it.
    case replaceService(String, statement: Int)
    /// Lets the statement be about the key that has the policy.
    case setResource(statement: Int)
    /// Lets a condition be content with one more value.
    case addValue(String, key: String, operatorName: String, statement: Int)
    /// Lets Route 53 in for zones of one account only, or for one of its zones only.
    case addGuard(account: String, zoneARN: String?, statement: Int)
    /// Excepts Route 53 from a statement that denies.
    case exceptRoute53(statement: Int)
    /// Takes actions out of a statement that denies them to Route 53 alone.
    case removeActions([String], statement: Int)
    /// Takes out a statement that denies Route 53 alone what it needs, and nothing else.
    case removeStatement(Int)
    /// Adds a statement of its own for Route 53, for one zone of one account.
    case allow([String], account: String, zoneARN: String)
    /// Adds AWS's statement about grants.
    case allowGrants

    /// How much it changes, to choose the smallest: a new statement is more than a few words in one that is there.
    var cost: Int {
        switch self {
        case .allow, .allowGrants: 4
        default: 1
        }
    }

    /// Removals come last, from the back, so that the numbers of the others stay true.
    var order: Int { if case .removeStatement(let number) = self { Int.max - number } else { 0 } }

    /// What it does, for the operator.
    func sentence(in document: KeyPolicyDocument) -> String {
        func label(_ number: Int) -> String { document.label(ofStatement: number) }
        switch self {
        case .addActions(let actions, let number):
            return "\(label(number)) also allows \(actions.enumerated)"
        case .replaceService(let name, let number):
            return "\(label(number)) names \(PolicyRequest.route53Principal) instead of \(name.excerpt)"
        case .setResource(let number):
            return "\(label(number)) is about Resource \"*\", which in a key policy is this key"
        case .addValue(let value, let key, _, let number):
            return "\(label(number)) also takes \(value) for \(key.excerpt); what it took before stays"
        case .addGuard(let account, let zoneARN, let number):
            return "\(label(number)) lets Route 53 in for "
                + (zoneARN.map { "account \(account) and \($0) only" } ?? "zones of account \(account) only")
        case .exceptRoute53(let number):
            return "\(label(number)), which denies, no longer concerns \(PolicyRequest.route53Principal); "
                + "everyone else it denies as before"
        case .removeActions(let actions, let number):
            return "\(label(number)) no longer denies \(actions.enumerated) to Route 53"
        case .removeStatement(let number):
            return "\(label(number)) goes: all it does is deny Route 53 what it needs"
        case .allow(let actions, let account, let zoneARN):
            return "a new statement allows \(PolicyRequest.route53Principal) \(actions.enumerated), "
                + "for account \(account) and \(zoneARN) only"
        case .allowGrants:
            return "a new statement allows \(PolicyRequest.route53Principal) kms:CreateGrant for AWS resources"
        }
    }
}

extension PolicyJSON {
    /// AWS's statement for Route 53, for one zone.
    ///
    /// Source: Route 53 Developer Guide, "Route 53 customer managed key permissions required for DNSSEC signing" and
    /// "Confused deputy prevention".
    static func route53Statement(_ actions: [String], account: String, zoneARN: String) -> PolicyJSON {
        .object([
            .init(name: "Sid", value: .string("Allow Route 53 DNSSEC Service")),
            .init(name: "Effect", value: .string("Allow")),
            .init(name: "Principal", value: .route53),
            .init(name: "Action", value: .texts(actions)),
            .init(name: "Resource", value: .string("*")),
            .init(
                name: "Condition",
                value: .object([
                    .init(name: "StringEquals", value: .member("aws:SourceAccount", .string(account))),
                    .init(name: "ArnEquals", value: .member("aws:SourceArn", .string(zoneARN))),
                ])),
        ])
    }

    /// AWS's statement about grants, which has no other condition.
    static let grantStatement = PolicyJSON.object([
        .init(name: "Sid", value: .string("Allow Route 53 DNSSEC to CreateGrant")),
        .init(name: "Effect", value: .string("Allow")),
        .init(name: "Principal", value: .route53),
        .init(name: "Action", value: .string("kms:CreateGrant")),
        .init(name: "Resource", value: .string("*")),
        .init(
            name: "Condition", value: .member("Bool", .member("kms:GrantIsForAWSResource", .string("true")))),
    ])

    /// The statement that leaves the rest to the IAM policies of an account, without which KMS takes no policy.
    static func administratorStatement(account: String) -> PolicyJSON {
        .object([
            .init(name: "Sid", value: .string("Enable IAM User Permissions")),
            .init(name: "Effect", value: .string("Allow")),
            .init(name: "Principal", value: .member("AWS", .string("arn:aws:iam::\(account):root"))),
            .init(name: "Action", value: .string("kms:*")),
            .init(name: "Resource", value: .string("*")),
        ])
    }

    static func member(_ name: String, _ value: PolicyJSON) -> PolicyJSON { .object([.init(name: name, value: value)]) }

    private static let route53 = member("Service", .string(PolicyRequest.route53Principal))
}
