/// A request in the one form that both sides of a signature compute.
///
/// Source: AWS Signature Version 4, "Create a canonical request".
struct CanonicalRequest {
    /// The names of the signed headers, as the signature lists them.
    let signedHeaders: String
    /// The form itself.
    let text: String

    /// - Parameters:
    ///   - path: The path as it is sent: what is percent-encoded in it gets encoded once more, as every service but S3
    ///     wants it.
    ///   - query: The query, decoded.
    ///   - normalizesPath: Whether `.`, `..` and doubled slashes are resolved.
    init(
        method: String, path: String, query: [QueryItem], headers: [HTTPHeaders.Field], payloadHash: String,
        normalizesPath: Bool = true
    ) {
        let headers = Self.canonicalHeaders(headers)
        signedHeaders = headers.map(\.name).joined(separator: ";")
        text =
            ([method, Self.canonicalPath(path, normalizes: normalizesPath), Self.canonicalQuery(query)]
            + headers.map { "\($0.name):\($0.value)" } + ["", signedHeaders, payloadHash]).joined(separator: "\n")
    }

    static func canonicalPath(_ path: String, normalizes: Bool) -> String {
        let path = path.isEmpty ? "/" : path
        return PercentEncoding.encode((normalizes ? normalized(path) : path).utf8, keepingSlash: true)
    }

    /// RFC 3986 section 5.2.4, and doubled slashes become one; a slash at the end stays. A dot segment at the end
    /// leaves none, unlike in the RFC: AWS's own clients sign it so.
    private static func normalized(_ path: String) -> String {
        var segments: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == ".." { _ = segments.popLast() } else { segments.append(part) }
        }
        let hasEndingSlash = path.hasSuffix("/") && !segments.isEmpty
        return "/" + segments.joined(separator: "/") + (hasEndingSlash ? "/" : "")
    }

    private static func canonicalQuery(_ query: [QueryItem]) -> String {
        query.map { (PercentEncoding.encode($0.name), PercentEncoding.encode($0.value)) }
            .sorted { $0 < $1 }
            .map { "\($0)=\($1)" }
            .joined(separator: "&")
    }

    private static func canonicalHeaders(_ headers: [HTTPHeaders.Field]) -> [HTTPHeaders.Field] {
        var values: [String: [String]] = [:]
        for header in headers {
            let name = header.name.lowercased()
            guard !unsigned.contains(name), !name.hasPrefix("proxy-") else { continue }
            values[name, default: []].append(collapsed(header.value))
        }
        return values.sorted { $0.key < $1.key }
            .map { HTTPHeaders.Field(name: $0.key, value: $0.value.joined(separator: ",")) }
    }

    /// Without the blanks around it, and one space for each run of them; line ends are those of folded headers.
    private static func collapsed(_ value: String) -> String {
        value.split { $0 == " " || $0 == "\t" || $0.isNewline }.joined(separator: " ")
    }

    /// What proxies change or add.
    private static let unsigned: Set<String> = [
        "authorization", "connection", "expect", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade",
        "user-agent", "x-amzn-trace-id",
    ]
}
