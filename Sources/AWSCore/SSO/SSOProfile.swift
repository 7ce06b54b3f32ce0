/// What a profile says about IAM Identity Center.
struct SSOProfile: Hashable, Sendable {
    var profile: String
    /// The name of the `sso-session` section; nil in the old form.
    var session: String?
    var startURL: String
    var region: Region
    var account: String
    var role: String

    /// Reads the profile; nil when it names neither account nor role.
    init?(_ section: ProfileSection, name: String, files: ProfileFiles) throws(CredentialsError) {
        func broken(_ reason: String) -> CredentialsError { .broken(source: "profile \(name)", reason: reason) }
        var place = section
        var placeName = "it"
        if let session = section["sso_session"] {
            guard let found = files.ssoSessions[session] else {
                throw broken("its sso_session \(session) has no section [sso-session \(session)]")
            }
            for key in ["sso_region", "sso_start_url"] {
                guard let own = section[key], own != found[key] else { continue }
                throw broken("its \(key) is not that of the section [sso-session \(session)], where it belongs")
            }
            (place, placeName) = (found, "[sso-session \(session)]")
        }
        let (account, role) = (section["sso_account_id"], section["sso_role_name"])
        var missing = ["sso_region", "sso_start_url"].filter { place[$0] == nil }.map { "\(placeName) has no \($0)" }
        guard account != nil || role != nil else {
            // A session alone is for tokens: of no use here, but to be whole.
            guard section["sso_session"] == nil || missing.isEmpty else {
                throw broken(missing.joined(separator: ", "))
            }
            return nil
        }
        if account == nil { missing.append("it has no sso_account_id") }
        if role == nil { missing.append("it has no sso_role_name") }
        guard let account, let role, let region = place["sso_region"], let startURL = place["sso_start_url"] else {
            throw broken(missing.joined(separator: ", "))
        }
        profile = name
        session = section["sso_session"]
        self.startURL = startURL
        self.region = Region(rawValue: region)
        self.account = account
        self.role = role
    }
}
