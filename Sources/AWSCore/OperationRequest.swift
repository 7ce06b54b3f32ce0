/// The part of a request that an operation decides: all but endpoint, protocol headers and signature.
public struct OperationRequest: Sendable, Hashable {
    /// The method.
    public var method: HTTPMethod
    /// The path, percent-encoded; starts with a slash.
    public var path: String
    /// The query, decoded.
    public var query: [QueryItem]
    /// Header fields of this operation alone.
    public var headers: HTTPHeaders
    /// The body's octets.
    public var body: [UInt8]

    /// A request to the path made of these segments, each of which is percent-encoded, slashes within too.
    public init(
        _ method: HTTPMethod, path segments: String..., query: [QueryItem] = [], headers: HTTPHeaders = HTTPHeaders(),
        body: [UInt8] = []
    ) {
        self.method = method
        self.path = "/" + segments.map { PercentEncoding.encode($0) }.joined(separator: "/")
        self.query = query
        self.headers = headers
        self.body = body
    }
}
