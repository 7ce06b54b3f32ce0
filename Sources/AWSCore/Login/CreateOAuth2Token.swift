/// Exchanges the refresh token of a session of `aws login` for new keys.
struct CreateOAuth2Token: Operation {
    /// What the service answers.
    struct Response: Decodable, Sendable {
        /// Keys for some minutes.
        struct Keys: Decodable, Sendable {
            var accessKeyId: String
            var secretAccessKey: String
            var sessionToken: String
        }

        var accessToken: Keys
        var refreshToken: String
        /// In seconds.
        var expiresIn: Int
    }

    static let service = AWSService.signIn
    static let name = "CreateOAuth2Token"
    // The service answers a repeated refresh with the same result.
    static let repeatability = Repeatability.repeatable
    static let isSigned = false
    static let exchangesSecrets = true

    var clientID: String
    var refreshToken: Secret
    /// Shows that the sender has the session's key; made for the URL that is asked.
    var proof: Secret?

    var request: OperationRequest {
        var body = JSONObject()
        body.add("clientId", .string(clientID))
        body.add("refreshToken", .string(refreshToken.reveal()))
        body.add("grantType", "refresh_token")
        var headers = HTTPHeaders()
        headers["DPoP"] = proof?.reveal()
        return OperationRequest(.post, path: "v1", "token", headers: headers, body: body.octets)
    }

    func response(from reply: HTTPResponse) throws -> Response {
        try reply.json(Response.self)
    }
}
