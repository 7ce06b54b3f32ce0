import AWSCore

/// A page of one of KMS's lists, as it comes.
protocol KMSPage: Decodable {
    var nextMarker: String? { get }
    var truncated: Bool? { get }
}

extension KMSPage {
    /// Where the next page starts; nil after the last.
    ///
    /// - Throws: `ReplyError` when the list goes on and does not say where.
    func checkedMarker() throws -> String? {
        try ReplyError.check(truncated == true, hasNext: nextMarker != nil)
        return truncated == true ? nextMarker : nil
    }
}

extension JSONObject {
    /// Adds what a list is asked with: how many at most, and from where.
    mutating func addPage(limit: Int?, marker: String?) {
        add("Limit", limit.map(Value.integer))
        add("Marker", marker.map(Value.string))
    }
}
