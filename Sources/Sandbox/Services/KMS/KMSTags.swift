/// The tags of keys as requests and replies write them.
enum KMSTags {
    private static let maximumCount = 50

    /// The member `Tags` of a request; nil when it is absent.
    static func read(_ body: JSONBody) throws(ServiceError) -> [String: String]? {
        guard let items = try body.list("Tags") else { return nil }
        var tags: [String: String] = [:]
        for item in items {
            guard let key = item["TagKey"]?.string, let value = item["TagValue"]?.string else {
                throw JSONBody.unexpectedType("Tags")
            }
            guard (1...128).contains(key.unicodeScalars.count), value.unicodeScalars.count <= 256 else {
                throw ServiceError("TagException", "The tag key or value is too short or too long.")
            }
            guard !key.hasPrefix("aws:") else {
                throw ServiceError("TagException", "Tag keys with the prefix aws: are reserved for AWS.")
            }
            guard tags.updateValue(value, forKey: key) == nil else {
                throw ServiceError("TagException", "Duplicate tag keys")
            }
        }
        try check(tags)
        return tags
    }

    /// Refuses more tags than a key can have.
    static func check(_ tags: [String: String]) throws(ServiceError) {
        guard tags.count <= maximumCount else {
            throw ServiceError("LimitExceededException", "A key can have at most \(maximumCount) tags.")
        }
    }
}

/// Gives a key tags, or tags that it has other values.
///
/// Source: KMS API Reference, "TagResource".
struct TagResource: KMSOperation {
    static let name = "TagResource"
    static let isChange = true

    private let keyID: String
    private let tags: [String: String]

    init(_ body: JSONBody) throws(ServiceError) {
        keyID = try body.requiredText("KeyId", length: Self.keyIDLength)
        guard let tags = try KMSTags.read(body) else { throw .missing("Tags") }
        self.tags = tags
    }

    func perform(in context: CallContext, on account: inout AccountState) throws(ServiceError) -> ServiceReply {
        let key = try KeyLookup.keyWithoutAlias(keyID, in: context, on: account)
        try checkPermission(on: key, in: context)
        let all = key.tags.merging(tags) { $1 }
        try KMSTags.check(all)
        account.update(keyARN: key.arn) { $0.tags = all }
        return ServiceReply()
    }
}

/// Takes tags from a key.
///
/// Source: KMS API Reference, "UntagResource".
struct UntagResource: KMSOperation {
    static let name = "UntagResource"
    static let isChange = true

    private let keyID: String
    private let tagKeys: [String]

    init(_ body: JSONBody) throws(ServiceError) {
        keyID = try body.requiredText("KeyId", length: Self.keyIDLength)
        guard let items = try body.list("TagKeys") else { throw .missing("TagKeys") }
        tagKeys = items.compactMap(\.string)
        guard tagKeys.count == items.count else { throw JSONBody.unexpectedType("TagKeys") }
    }

    func perform(in context: CallContext, on account: inout AccountState) throws(ServiceError) -> ServiceReply {
        let key = try KeyLookup.keyWithoutAlias(keyID, in: context, on: account)
        try checkPermission(on: key, in: context)
        account.update(keyARN: key.arn) { key in
            for tag in tagKeys { key.tags[tag] = nil }
        }
        return ServiceReply()
    }
}

/// Lists a key's tags.
///
/// Source: KMS API Reference, "ListResourceTags".
struct ListResourceTags: KMSOperation {
    static let name = "ListResourceTags"

    private let keyID: String
    private let marker: String?
    private let limit: Int

    init(_ body: JSONBody) throws(ServiceError) {
        keyID = try body.requiredText("KeyId", length: Self.keyIDLength)
        marker = try body.text("Marker", length: 1...1024)
        limit = try body.limit(default: 50, maximum: 50)
    }

    func perform(in context: CallContext, on account: inout AccountState) throws(ServiceError) -> ServiceReply {
        let key = try KeyLookup.keyWithoutAlias(keyID, in: context, on: account)
        try checkPermission(on: key, in: context)
        let page = try KMSPage(key.tags.sorted { $0.key < $1.key }, marker: marker, limit: limit) { $0.key }
        return Self.reply(
            page.reply("Tags") { ["TagKey": .string($0.key), "TagValue": .string($0.value)] })
    }
}
