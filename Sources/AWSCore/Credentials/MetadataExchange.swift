import FoundationEssentials

/// An address on this machine or its link.
struct MetadataURL: Hashable, Sendable {
    var scheme: String
    var host: String
    var port: Int?
    /// Path and query, as they are sent.
    var path: String
    var query: [QueryItem]
    /// All of it, for messages.
    var text: String

    /// Reads a URL out of a variable or property.
    init(_ text: String, source: String) throws(CredentialsError) {
        let parts = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        do {
            let url = try EndpointURL(EndpointOverrides.Override(url: String(parts[0]), source: source))
            (scheme, host, port) = (url.scheme, url.host, url.port)
            path = url.basePath
        } catch {
            throw .broken(source: source, reason: "\(Excerpt.of(text)) is not a URL such as http://host/path")
        }
        query = (parts.count > 1 ? parts[1].split(separator: "&") : []).map { item in
            let halves = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            return QueryItem(
                name: PercentEncoding.decode(halves[0]),
                value: halves.count > 1 ? PercentEncoding.decode(halves[1]) : "")
        }
        self.text = text
    }

    /// A request there, or further down.
    func request(_ method: HTTPMethod, _ further: String = "") -> HTTPRequest {
        var base = path[...]
        if !further.isEmpty { while base.hasSuffix("/") { base = base.dropLast() } }
        let whole = base + further
        var request = HTTPRequest(
            method: method, scheme: scheme, host: host, port: port, path: whole.isEmpty ? "/" : String(whole),
            query: query)
        request.headers["Host"] = request.authority
        return request
    }
}

/// Asks such an address, a few times if it fails.
struct MetadataExchange {
    let context: CredentialsContext
    let source: String
    var attempts = 3

    /// The reply; errors of the server are asked about again.
    func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        guard let transport = context.metadataTransport else {
            throw CredentialsError.broken(source: source, reason: "this program cannot ask \(request.endpoint)")
        }
        var request = request
        request.headers["User-Agent"] = UserAgent.text(product: context.product)
        for attempt in 1... {
            do {
                let reply = try await transport.send(request)
                guard reply.status >= 500, attempt < attempts else { return reply }
            } catch let error as TransportError {
                guard attempt < attempts else {
                    throw CredentialsError.broken(source: source, reason: error.description)
                }
            }
            try await context.clock.sleep(.milliseconds(500 * attempt))
        }
        throw CancellationError()
    }
}

/// Keys as containers and instances are told them.
struct MetadataKeys: Decodable {
    var code: String?
    var message: String?
    var accessKeyID: String?
    var secretAccessKey: String?
    var token: String?
    var expiration: String?
    var accountID: String?

    enum CodingKeys: String, CodingKey {
        case code = "Code"
        case message = "Message"
        case accessKeyID = "AccessKeyId"
        case secretAccessKey = "SecretAccessKey"
        case token = "Token"
        case expiration = "Expiration"
        case accountID = "AccountId"
    }

    /// The credentials; nil when a part is missing.
    func credentials(from source: CredentialsSource) -> Credentials? {
        guard let accessKeyID, let secretAccessKey, let token, let expiration,
            let end = Timestamp.date(iso8601: expiration)
        else { return nil }
        return Credentials(
            accessKeyID: accessKeyID, secretAccessKey: Secret(secretAccessKey), sessionToken: Secret(token),
            expiration: end, accountID: accountID, source: source)
    }
}
