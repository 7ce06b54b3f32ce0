/// The key policies of the demonstration, the right ones and the wrong ones.
enum KeyPolicies {
    /// What a key has that was made without a policy: the account's own policies decide.
    static func standard(account: String) -> String { document([administrators(of: account)]) }

    /// The one of the demonstration's account.
    static let `default` = standard(account: SandboxAccount.id)

    /// As Route 53 documents it, guarded so that only zones of this account can use the key.
    static let guarded = document([administrators, route53(account: SandboxAccount.id), createGrant])

    /// Without the guard: Route 53 may use the key for anyone's zones.
    static let unguarded = document([administrators, route53(account: nil), createGrant])

    /// Guarded for the zones of another account.
    static let wrongAccount = document([administrators, route53(account: SandboxAccount.partner), createGrant])

    /// Without `kms:Sign`.
    static let withoutSign = document([
        administrators,
        route53(account: SandboxAccount.id, actions: ["kms:DescribeKey", "kms:GetPublicKey"]),
        createGrant,
    ])

    /// For Route 53's other principal, the one of its health checks and such.
    static let wrongPrincipal = document([
        administrators, route53(account: SandboxAccount.id, principal: "route53.amazonaws.com"), createGrant,
    ])

    /// That of a key which AWS manages: users may only look at it.
    static let awsManaged = document([
        statement(
            "Allow direct access to key metadata to the account",
            principal: ["AWS": .string(root(of: SandboxAccount.id))],
            actions: ["kms:Describe*", "kms:Get*", "kms:List*"])
    ])

    /// For a key of the other account that this one may use: its owner lets Route 53 and this account at it.
    static let shared = document([
        administrators(of: SandboxAccount.partner),
        statement(
            "Allow use by the account of the zones", principal: ["AWS": .string(root(of: SandboxAccount.id))],
            actions: KeyFitness.actions),
        route53(account: SandboxAccount.id), createGrant,
    ])

    /// For a key of the other account that nobody else may use.
    static let unshared = document([
        administrators(of: SandboxAccount.partner), route53(account: SandboxAccount.partner), createGrant,
    ])

    private static func root(of account: String) -> String { "arn:aws:iam::\(account):root" }

    private static let administrators = administrators(of: SandboxAccount.id)

    private static func administrators(of account: String) -> JSONValue {
        statement("Enable IAM User Permissions", principal: ["AWS": .string(root(of: account))], actions: ["kms:*"])
    }

    private static let createGrant = statement(
        "Allow Route 53 DNSSEC to CreateGrant", principal: ["Service": .string(KeyFitness.principal)],
        actions: ["kms:CreateGrant"], condition: ["Bool": ["kms:GrantIsForAWSResource": true]])

    private static func route53(
        account: String?, principal: String = KeyFitness.principal, actions: [String] = KeyFitness.actions
    ) -> JSONValue {
        let guardCondition: JSONValue? = account.map { account in
            [
                "StringEquals": ["aws:SourceAccount": .string(account)],
                "ArnLike": ["aws:SourceArn": "arn:aws:route53:::hostedzone/*"],
            ]
        }
        return statement(
            "Allow Route 53 DNSSEC Service", principal: ["Service": .string(principal)], actions: actions,
            condition: guardCondition)
    }

    private static func statement(
        _ sid: String, principal: JSONValue, actions: [String], condition: JSONValue? = nil
    ) -> JSONValue {
        var members: [String: JSONValue] = [
            "Sid": .string(sid), "Effect": "Allow", "Principal": principal, "Resource": "*",
            "Action": actions.count == 1 ? .string(actions[0]) : .array(actions.map(JSONValue.string)),
        ]
        members["Condition"] = condition
        return .object(members)
    }

    private static func document(_ statements: [JSONValue]) -> String {
        let policy: JSONValue = ["Version": "2012-10-17", "Statement": .array(statements)]
        return String(decoding: policy.text, as: UTF8.self)
    }
}
