/// A request's target, taken apart: path segments and query items, decoded.
struct RequestTarget: Sendable, Hashable {
    /// The path as sent, up to the question mark.
    let rawPath: String
    /// What comes after the question mark, as sent.
    let rawQuery: String

    init(_ target: String) {
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        rawPath = String(parts.first ?? "")
        rawQuery = parts.count > 1 ? String(parts[1]) : ""
    }

    /// The segments of the path, decoded; nil when one of them cannot be.
    var segments: [String]? {
        var segments: [String] = []
        for segment in rawPath.split(separator: "/", omittingEmptySubsequences: true) {
            guard let text = PercentEncoding.decodedText(segment.utf8) else { return nil }
            segments.append(text)
        }
        return segments
    }

    /// The query's names and values; a `+` is a plus sign here. Nil when one of them cannot be decoded.
    var query: [String: String]? {
        var items: [String: String] = [:]
        for item in rawQuery.split(separator: "&", omittingEmptySubsequences: true) {
            let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = PercentEncoding.decodedText(parts[0].utf8),
                let value = PercentEncoding.decodedText((parts.count > 1 ? parts[1] : "").utf8)
            else { return nil }
            if items[name] == nil { items[name] = value }
        }
        return items
    }
}
