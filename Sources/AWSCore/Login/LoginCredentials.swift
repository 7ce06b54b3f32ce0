import Crypto
import FoundationEssentials

/// The credentials that `aws login` left behind: `~/.aws/login/cache/<SHA-256 of the session>.json`.
///
/// They are good for minutes, and the AWS CLI renews them; here they are read, never renewed.
struct LoginCredentials {
    let session: String
    let profile: String
    let context: CredentialsContext

    var path: String {
        let environment = context.environment
        let directory = environment["AWS_LOGIN_CACHE_DIRECTORY"] ?? "~/.aws/login/cache"
        let key = Hexadecimal.text(SHA256.hash(data: Array(session.utf8)))
        return environment.expandingHome(in: "\(directory)/\(key).json")
    }

    func load() throws -> Credentials {
        let octets: [UInt8]?
        do {
            octets = try context.environment.readFile(path)
        } catch {
            throw CredentialsError.unreadableFile(path: path, reason: "\(error)")
        }
        guard let octets else { throw signInNeeded("there is no session") }
        guard let wire = try? JSONDecoder().decode(Wire.self, from: Data(octets)), let keys = wire.accessToken,
            wire.refreshToken != nil, wire.clientID != nil, wire.key != nil,
            let expiration = Timestamp.date(cached: keys.expiresAt)
        else { throw signInNeeded("\(path) is not what aws login writes") }
        guard expiration > context.clock.now() else { throw signInNeeded("the session's keys have expired") }
        return Credentials(
            accessKeyID: keys.accessKeyID, secretAccessKey: Secret(keys.secretAccessKey),
            sessionToken: Secret(keys.sessionToken), expiration: expiration, accountID: keys.accountID,
            source: .login(session: session))
    }

    private func signInNeeded(_ reason: String) -> CredentialsError {
        let option = profile == "default" ? "" : " --profile \(profile.shellWord)"
        return .signInNeeded(source: "aws login", reason: reason, command: "aws login\(option)")
    }

    private struct Wire: Decodable {
        struct Keys: Decodable {
            var accessKeyID: String
            var secretAccessKey: String
            var sessionToken: String
            var accountID: String?
            var expiresAt: String

            enum CodingKeys: String, CodingKey {
                case accessKeyID = "accessKeyId"
                case secretAccessKey
                case sessionToken
                case accountID = "accountId"
                case expiresAt
            }
        }

        var accessToken: Keys?
        var clientID: String?
        var refreshToken: String?
        var key: String?

        enum CodingKeys: String, CodingKey {
            case accessToken
            case clientID = "clientId"
            case refreshToken
            case key = "dpopKey"
        }
    }
}

extension String {
    /// The text as one word of a shell's line.
    var shellWord: String {
        let isPlain =
            !isEmpty
            && unicodeScalars.allSatisfy {
                $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil)
                    || "_-./@:+,".unicodeScalars.contains($0)
            }
        return isPlain
            ? self : "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
}
