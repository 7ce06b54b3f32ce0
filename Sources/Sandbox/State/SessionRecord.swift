import FoundationEssentials

/// Temporary credentials of someone who has assumed a role.
struct SessionRecord: Codable, Sendable, Hashable {
    var secretAccessKey: String
    var sessionToken: String
    var expiration: Date
    /// The role's name, see ``SandboxRole``.
    var role: String
    var account: String
    var sessionName: String
    /// The unique id of the role and the session's name.
    var userID: String
}
