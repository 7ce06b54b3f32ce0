/// Exchanges a refresh token for a new access token.
struct CreateToken: Operation {
    /// What the service answers.
    struct Response: Decodable, Sendable {
        var accessToken: String
        var expiresIn: Int
        var refreshToken: String?
    }

    static let service = AWSService.singleSignOnTokens
    static let name = "CreateToken"
    // A refresh token is good once; but a lost answer leaves nothing better than to try.
    static let repeatability = Repeatability.repeatable
    static let isSigned = false
    static let exchangesSecrets = true

    var clientID: String
    var clientSecret: Secret
    var refreshToken: Secret

    var request: OperationRequest {
        var body = JSONObject()
        body.add("grantType", "refresh_token")
        body.add("clientId", .string(clientID))
        body.add("clientSecret", .string(clientSecret.reveal()))
        body.add("refreshToken", .string(refreshToken.reveal()))
        return OperationRequest(.post, path: "token", body: body.octets)
    }

    func response(from reply: HTTPResponse) throws -> Response {
        try reply.json(Response.self)
    }
}
