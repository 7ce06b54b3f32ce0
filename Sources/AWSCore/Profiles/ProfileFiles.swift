/// What the shared config and credentials files say.
public struct ProfileFiles: Sendable, Hashable {
    /// The config file's path.
    public var configPath: String
    /// The credentials file's path.
    public var credentialsPath: String
    /// The profiles of both files; for a property in both, the credentials file wins.
    public private(set) var profiles: [String: ProfileSection] = [:]
    /// The `[services NAME]` sections.
    public private(set) var services: [String: ProfileSection] = [:]
    /// The `[sso-session NAME]` sections.
    public private(set) var ssoSessions: [String: ProfileSection] = [:]
    /// Profiles that have keys in the credentials file.
    private(set) var profilesWithCredentials: Set<String> = []

    /// Finds the files through `AWS_CONFIG_FILE` and `AWS_SHARED_CREDENTIALS_FILE`, else in `~/.aws`, and reads them.
    /// A file that is not there is empty.
    ///
    /// - Throws: ``CredentialsError`` when a file cannot be read or does not follow the grammar: to go on with other
    ///   credentials instead, silently, would be worse.
    public init(_ environment: Environment) throws(CredentialsError) {
        func path(_ variable: String, _ usual: String) -> String {
            environment.expandingHome(in: environment[variable] ?? usual)
        }
        configPath = path("AWS_CONFIG_FILE", "~/.aws/config")
        credentialsPath = path("AWS_SHARED_CREDENTIALS_FILE", "~/.aws/credentials")
        addConfig(try Self.sections(of: configPath, environment))
        addCredentials(try Self.sections(of: credentialsPath, environment))
    }

    /// The file that has the keys of a profile.
    func fileOfKeys(of profile: String) -> String {
        profilesWithCredentials.contains(profile) ? credentialsPath : configPath
    }

    private typealias Sections = [(header: ProfileParser.Header, section: ProfileSection)]

    private static func sections(
        of path: String, _ environment: Environment
    ) throws(CredentialsError) -> Sections {
        guard let octets = try environment.octets(of: path) else { return [] }
        guard let text = String(validating: octets, as: UTF8.self) else {
            throw .unreadableFile(path: path, reason: "it is not UTF-8")
        }
        do {
            return try ProfileParser(text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text).sections
        } catch {
            throw .malformedFile(path: path, line: error.line, reason: error.reason)
        }
    }

    private mutating func addConfig(_ sections: Sections) {
        let prefersLongDefault = sections.contains { $0.header == .section(kind: "profile", name: "default") }
        for (header, section) in sections {
            switch header {
            case .section("profile"?, let name):
                profiles[name, default: ProfileSection()].merge(section)
            // `[profile default]` replaces `[default]`; other names without `profile` are not profiles.
            case .section(nil, "default") where !prefersLongDefault:
                profiles["default", default: ProfileSection()].merge(section)
            case .section("services"?, let name):
                services[name, default: ProfileSection()].merge(section)
            case .section("sso-session"?, let name):
                ssoSessions[name, default: ProfileSection()].merge(section)
            case .section, .ignored:
                continue
            }
        }
    }

    private mutating func addCredentials(_ sections: Sections) {
        for case (.section(nil, let name), let section) in sections {
            profiles[name, default: ProfileSection()].merge(section)
            if section["aws_access_key_id"] != nil { profilesWithCredentials.insert(name) }
        }
    }
}
