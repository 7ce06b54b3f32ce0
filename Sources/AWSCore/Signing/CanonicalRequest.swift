/// A request in the one form that both sides of a signature compute.
///
/// Most requests are in this form already, so each part is looked at before it is taken apart.
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
        let names = headers.map(\.name).joined(separator: ";")
        var text = method
        text.reserveCapacity(512)
        text += "\n"
        text += Self.canonicalPath(path, normalizes: normalizesPath)
        text += "\n"
        text += Self.canonicalQuery(query)
        text += "\n"
        for header in headers {
            text += header.name
            text += ":"
            text += header.value
            text += "\n"
        }
        text += "\n"
        text += names
        text += "\n"
        text += payloadHash
        signedHeaders = names
        self.text = text
    }

    static func canonicalPath(_ path: String, normalizes: Bool) -> String {
        let path = path.isEmpty ? "/" : path
        return PercentEncoding.encode(normalizes && !isNormal(path) ? normalized(path) : path, keepingSlash: true)
    }

    /// Whether a path has no segment that is empty or starts with a dot.
    private static func isNormal(_ path: String) -> Bool {
        var previous: UInt8?
        for octet in path.utf8 {
            let isSlash = octet == UInt8(ascii: "/")
            if previous == nil, !isSlash { return false }
            if previous == UInt8(ascii: "/"), isSlash || octet == UInt8(ascii: ".") { return false }
            previous = octet
        }
        return true
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
        let items = query.map { (PercentEncoding.encode($0.name), PercentEncoding.encode($0.value)) }.sorted { $0 < $1 }
        var text = ""
        for (name, value) in items {
            if !text.isEmpty { text += "&" }
            text += name
            text += "="
            text += value
        }
        return text
    }

    private static func canonicalHeaders(_ headers: [HTTPHeaders.Field]) -> [HTTPHeaders.Field] {
        var canonical: [HTTPHeaders.Field] = []
        canonical.reserveCapacity(headers.count)
        for header in headers {
            let name = header.name.lowercased()
            guard !unsigned.contains(name), !name.hasPrefix("proxy-") else { continue }
            let value = collapsed(header.value)
            if let place = canonical.firstIndex(where: { $0.name == name }) {
                canonical[place].value += "," + value
            } else {
                canonical.append(HTTPHeaders.Field(name: name, value: value))
            }
        }
        return canonical.sorted { $0.name < $1.name }
    }

    /// Without the blanks around it, and one space for each run of them; line ends are those of folded headers.
    private static func collapsed(_ value: String) -> String {
        guard value.utf8.contains(where: isBlank) else { return value }
        return value.utf8.split(whereSeparator: isBlank).map { Substring($0) }.joined(separator: " ")
    }

    private static func isBlank(_ octet: UInt8) -> Bool {
        octet == UInt8(ascii: " ") || (0x09...0x0D).contains(octet)
    }

    /// What proxies change or add.
    private static let unsigned: Set<String> = [
        "authorization", "connection", "expect", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade",
        "user-agent", "x-amzn-trace-id",
    ]
}
