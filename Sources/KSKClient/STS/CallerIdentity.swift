/// Whose credentials they are.
public struct CallerIdentity: Sendable, Hashable {
    /// The account's number.
    public var account: String
    /// The ARN of the user or role session.
    public var arn: String
    /// The unique id of the user or role session.
    public var userID: String

    /// An identity of its facts.
    public init(account: String, arn: String, userID: String = "") {
        self.account = account
        self.arn = arn
        self.userID = userID
    }

    /// The last part of the ARN, such as `ops-admin`.
    public var displayName: String {
        String(arn.split { $0 == "/" || $0 == ":" }.last ?? "")
    }
}
