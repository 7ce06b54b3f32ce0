/// A tag of a key.
struct KMSTagRecord: Codable, Sendable, Hashable {
    var key: String
    var value: String

    /// The tag as requests and replies have it.
    var json: JSONValue { ["TagKey": .string(key), "TagValue": .string(value)] }

    /// Tags without those that others of the same key replace.
    static func merged(_ old: [KMSTagRecord], _ new: [KMSTagRecord]) -> [KMSTagRecord] {
        old.filter { tag in !new.contains { $0.key == tag.key } } + new
    }
}

extension KMSBody {
    /// The tags of a request; none when the member is absent.
    ///
    /// Source: KMS API Reference, "Tag".
    func tags() throws(ServiceError) -> [KMSTagRecord] {
        var tags: [KMSTagRecord] = []
        for value in try list("Tags") {
            guard let key = value["TagKey"]?.string, let text = value["TagValue"]?.string else {
                throw ServiceError("SerializationException", "A tag has not both TagKey and TagValue.")
            }
            guard (1...128).contains(key.count), text.count <= 256, !key.lowercased().hasPrefix("aws:"),
                !tags.contains(where: { $0.key == key })
            else { throw ServiceError("TagException", "The tag \(key.prefix(128)) is not valid.") }
            tags.append(KMSTagRecord(key: key, value: text))
        }
        guard tags.count <= 50 else { throw ServiceError("TagException", "A key has at most 50 tags.") }
        return tags
    }
}
