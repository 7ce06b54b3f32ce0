import Crypto
import FoundationEssentials

/// A token of IAM Identity Center as the AWS CLI keeps it: `~/.aws/sso/cache/<SHA-1 of session or start URL>.json`.
struct SSOToken {
    var accessToken: Secret
    var expiresAt: Date
    var clientID: String?
    var clientSecret: Secret?
    var registrationExpiresAt: Date?
    var refreshToken: Secret?
    /// The texts of the file, also those that mean nothing here, so that writing it loses none.
    private var members: [String: String]

    /// Where the token of a profile is kept.
    static func path(of profile: SSOProfile, in environment: Environment) -> String {
        let name = profile.session ?? profile.startURL
        let key = Hexadecimal.text(Insecure.SHA1.hash(data: Array(name.utf8)))
        return environment.expandingHome(in: "~/.aws/sso/cache/\(key).json")
    }

    /// Reads the file; nil when it is not what the CLI writes.
    init?(_ octets: [UInt8]) {
        guard let texts = try? JSONDecoder().decode(JSONTexts.self, from: Data(octets)) else { return nil }
        members = texts.texts
        guard let accessToken = members["accessToken"],
            let expiresAt = members["expiresAt"].flatMap(Timestamp.date(cached:))
        else { return nil }
        self.accessToken = Secret(accessToken)
        self.expiresAt = expiresAt
        clientID = members["clientId"]
        clientSecret = members["clientSecret"].map(Secret.init)
        registrationExpiresAt = members["registrationExpiresAt"].flatMap(Timestamp.date(cached:))
        refreshToken = members["refreshToken"].map(Secret.init)
    }

    /// What to ask for a new token with; nil when that is not possible.
    func renewal(at now: Date) -> CreateToken? {
        guard let clientID, let clientSecret, let refreshToken, let registrationExpiresAt,
            registrationExpiresAt > now
        else { return nil }
        return CreateToken(clientID: clientID, clientSecret: clientSecret, refreshToken: refreshToken)
    }

    /// The token after a renewal; the client's registration stays.
    func renewed(_ response: CreateToken.Response, at now: Date) -> SSOToken {
        var token = self
        token.accessToken = Secret(response.accessToken)
        token.expiresAt = now.addingTimeInterval(Double(response.expiresIn))
        token.members["accessToken"] = response.accessToken
        token.members["expiresAt"] = Timestamp.extended(token.expiresAt)
        if let refreshToken = response.refreshToken {
            token.refreshToken = Secret(refreshToken)
            token.members["refreshToken"] = refreshToken
        }
        return token
    }

    /// The file.
    var octets: [UInt8] {
        var file = JSONObject()
        for (name, text) in members.sorted(by: { $0.key < $1.key }) { file.add(name, .string(text)) }
        return file.octets
    }
}

extension SSOToken: CustomReflectable {
    /// A mirror without the texts of the file.
    var customMirror: Mirror { Mirror(self, children: ["expiresAt": expiresAt]) }
}
