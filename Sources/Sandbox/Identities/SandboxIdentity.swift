/// Someone who can sign requests to the sandbox.
package struct SandboxIdentity: Sendable, Hashable {
    /// The access key's id.
    package let accessKeyID: String
    /// The access key's secret. It opens nothing outside the sandbox.
    package let secretAccessKey: String
    /// The ARN of the user.
    package let arn: String
    /// The unique id of the user.
    package let userID: String
    /// The actions that the user's own policies allow, with wildcards, such as `kms:Get*`.
    package let allowedActions: [String]

    /// The account: the fifth field of the ARN.
    package var account: String {
        let fields = arn.split(separator: ":", omittingEmptySubsequences: false)
        return fields.count > 4 ? String(fields[4]) : ""
    }

    /// May do everything.
    package static let administrator = SandboxIdentity(
        accessKeyID: "AKIASANDBOXADMIN0001", secretAccessKey: "sandbox/administrator/opens/nothing/else",
        user: "ops-admin", userID: "AIDASANDBOXADMIN00001", allowedActions: ["*"])

    /// May look at everything and change nothing.
    package static let readOnly = SandboxIdentity(
        accessKeyID: "AKIASANDBOXREADER001", secretAccessKey: "sandbox/read-only/opens/nothing/else/too",
        user: "auditor", userID: "AIDASANDBOXREADER0001",
        allowedActions: ["route53:Get*", "route53:List*", "kms:Describe*", "kms:Get*", "kms:List*"])

    /// May do everything but `kms:Sign`, without which Route 53 takes no key from them.
    package static let withoutSign = SandboxIdentity(
        accessKeyID: "AKIASANDBOXNOSIGN001", secretAccessKey: "sandbox/without-sign/opens/nothing/else0",
        user: "dns-operator", userID: "AIDASANDBOXNOSIGN0001",
        allowedActions: [
            "route53:*", "kms:CancelKeyDeletion", "kms:Create*", "kms:Describe*", "kms:Enable*", "kms:Get*",
            "kms:List*",
            "kms:Put*",
        ])

    /// Everyone who has an access key.
    package static let all = [administrator, readOnly, withoutSign]

    private init(accessKeyID: String, secretAccessKey: String, user: String, userID: String, allowedActions: [String]) {
        self.accessKeyID = accessKeyID
        self.secretAccessKey = secretAccessKey
        self.arn = "arn:aws:iam::\(SandboxAccount.id):user/\(user)"
        self.userID = userID
        self.allowedActions = allowedActions
    }
}

/// The one account of the sandbox.
package enum SandboxAccount {
    /// The account's number.
    package static let id = "111122223333"
    /// Where Route 53 is, and where its keys must be.
    package static let region = "us-east-1"
}
