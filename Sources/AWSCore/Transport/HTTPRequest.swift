/// A request as it goes to a server.
public struct HTTPRequest: Sendable, Hashable {
    /// The method.
    public var method: HTTPMethod
    /// `https` or `http`.
    public var scheme: String
    /// The host's name or address; IPv6 addresses have their brackets.
    public var host: String
    /// The port, when it is not the scheme's own.
    public var port: Int?
    /// The path as it is sent, percent-encoded; starts with a slash.
    public var path: String
    /// The query, decoded, in the order it is sent.
    public var query: [QueryItem]
    /// The header fields, without `Content-Length`, which the transport adds.
    public var headers: HTTPHeaders
    /// The body's octets.
    public var body: [UInt8]

    /// A request of its parts.
    public init(
        method: HTTPMethod, scheme: String = "https", host: String, port: Int? = nil, path: String = "/",
        query: [QueryItem] = [], headers: HTTPHeaders = HTTPHeaders(), body: [UInt8] = []
    ) {
        self.method = method
        self.scheme = scheme
        self.host = host
        self.port = port
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
    }

    /// Path and query as they are sent.
    public var target: String {
        guard !query.isEmpty else { return path }
        let items = query.map { PercentEncoding.encode($0.name) + "=" + PercentEncoding.encode($0.value) }
        return path + "?" + items.joined(separator: "&")
    }

    /// The host, with the port when it is not the scheme's own: what the `Host` header says.
    public var authority: String {
        guard let port, port != Self.defaultPort(of: scheme) else { return host }
        return "\(host):\(port)"
    }

    /// Host and port, always both: what messages to people say.
    public var endpoint: String {
        "\(host):\(port ?? Self.defaultPort(of: scheme))"
    }

    private static func defaultPort(of scheme: String) -> Int {
        scheme == "http" ? 80 : 443
    }
}
