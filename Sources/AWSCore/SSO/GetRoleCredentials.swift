import FoundationEssentials

/// Asks for the credentials of a role that a user was given.
struct GetRoleCredentials: Operation {
    static let service = AWSService.singleSignOn
    static let name = "GetRoleCredentials"
    static let repeatability = Repeatability.repeatable
    static let isSigned = false
    static let exchangesSecrets = true

    var account: String
    var role: String
    var token: Secret

    var request: OperationRequest {
        OperationRequest(
            .get, path: "federation", "credentials", query: .of(("role_name", role), ("account_id", account)),
            headers: ["x-amz-sso_bearer_token": token.reveal()])
    }

    func response(from reply: HTTPResponse) throws -> Credentials {
        let keys = try reply.json(Wire.self).roleCredentials
        return Credentials(
            accessKeyID: keys.accessKeyID, secretAccessKey: Secret(keys.secretAccessKey),
            sessionToken: Secret(keys.sessionToken), expiration: Date(timeIntervalSince1970: keys.expiration / 1000),
            accountID: account, source: .singleSignOn(account: account, role: role))
    }

    private struct Wire: Decodable {
        struct Keys: Decodable {
            var accessKeyID: String
            var secretAccessKey: String
            var sessionToken: String
            /// Milliseconds since 1970.
            var expiration: Double

            enum CodingKeys: String, CodingKey {
                case accessKeyID = "accessKeyId"
                case secretAccessKey
                case sessionToken
                case expiration
            }
        }

        var roleCredentials: Keys
    }
}
