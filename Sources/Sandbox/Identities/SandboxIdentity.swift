/// Someone who can sign requests to the sandbox.
package struct SandboxIdentity: Sendable, Hashable {
    /// The access key's id.
    package let accessKeyID: String
    /// The access key's secret. It opens nothing outside the sandbox.
    package let secretAccessKey: String
    /// What must come with a request besides, of someone who has assumed a role.
    package let sessionToken: String?
    /// The ARN of the user.
    package let arn: String
    /// The unique id of the user.
    package let userID: String
    /// The actions that the user's own policies allow, with wildcards, such as `kms:Get*`.
    package let allowedActions: [String]
    /// The ARN of the role, of someone who has assumed one.
    let roleARN: String?

    /// The account: the fifth field of the ARN.
    package var account: String {
        let fields = arn.split(separator: ":", omittingEmptySubsequences: false)
        return fields.count > 4 ? String(fields[4]) : ""
    }

    /// The ARNs by which policies can name this one.
    var principalARNs: [String] { [arn] + [roleARN].compactMap(\.self) }

    /// May do everything.
    package static let administrator = SandboxIdentity(
        accessKeyID: "AKIASANDBOXADMIN0001", secretAccessKey: "sandbox/administrator/opens/nothing/else",
        user: "ops-admin", userID: "AIDASANDBOXADMIN00001", allowedActions: ["*"])

    /// May look at everything and change nothing.
    package static let readOnly = SandboxIdentity(
        accessKeyID: "AKIASANDBOXREADER001", secretAccessKey: "sandbox/read-only/opens/nothing/else/too",
        user: "auditor", userID: "AIDASANDBOXREADER0001", allowedActions: SandboxRole.auditor.allowedActions)

    /// May do everything but `kms:Sign`, without which Route 53 takes no key from them.
    package static let withoutSign = SandboxIdentity(
        accessKeyID: "AKIASANDBOXNOSIGN001", secretAccessKey: "sandbox/without-sign/opens/nothing/else0",
        user: "dns-operator", userID: "AIDASANDBOXNOSIGN0001", allowedActions: SandboxRole.withoutSign.allowedActions)

    /// May do everything in another account, and in this one what key policies grant that account.
    package static let partner = SandboxIdentity(
        accessKeyID: "AKIASANDBOXPARTNER01", secretAccessKey: "sandbox/other-account/opens/nothing/els0",
        account: SandboxAccount.partner, user: "partner-admin", userID: "AIDASANDBOXPARTNER001", allowedActions: ["*"])

    /// Whoever sends what needs no signature.
    static let nobody = SandboxIdentity(
        accessKeyID: "", secretAccessKey: "", account: "", user: "", userID: "", allowedActions: [])

    /// Everyone who has an access key.
    package static let all = [administrator, readOnly, withoutSign, partner]

    private init(
        accessKeyID: String, secretAccessKey: String, account: String = SandboxAccount.id, user: String,
        userID: String, allowedActions: [String]
    ) {
        self.accessKeyID = accessKeyID
        self.secretAccessKey = secretAccessKey
        self.sessionToken = nil
        self.arn = "arn:aws:iam::\(account):user/\(user)"
        self.userID = userID
        self.allowedActions = allowedActions
        self.roleARN = nil
    }

    /// Someone who has assumed a role.
    init(accessKeyID: String, session: SessionRecord) {
        self.accessKeyID = accessKeyID
        secretAccessKey = session.secretAccessKey
        sessionToken = session.sessionToken
        arn = "arn:aws:sts::\(session.account):assumed-role/\(session.role)/\(session.sessionName)"
        userID = session.userID
        allowedActions = SandboxRole.named(session.role)?.allowedActions ?? []
        roleARN = "arn:aws:iam::\(session.account):role/\(session.role)"
    }
}

/// The accounts of the sandbox.
package enum SandboxAccount {
    /// The account in which the demonstration happens.
    package static let id = "111122223333"
    /// The other account, to meet what happens between accounts.
    package static let partner = "444455556666"
    /// Where Route 53 is, and where its keys must be.
    package static let region = "us-east-1"
}
