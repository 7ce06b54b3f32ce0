/// Lists the tags of a key.
///
/// Source: KMS API Reference, "ListResourceTags".
struct ListResourceTags: KMSOperation {
    static let name = "ListResourceTags"

    private let keyID: String
    private let marker: String?
    private let limit: Int

    init(_ body: KMSBody) throws(ServiceError) {
        keyID = try body.requiredText("KeyId", length: Self.keyIDLength)
        marker = try body.text("Marker", length: 1...1024)
        limit = try body.limit(default: 50, maximum: 50)
    }

    func perform(in context: CallContext, on account: inout AccountState) throws(ServiceError) -> ServiceReply {
        let key = try KeyLookup.keyWithoutAlias(keyID, in: context, on: account)
        try checkPermission(on: key, in: context)
        let page = try KMSPage(key.tags ?? [], marker: marker, limit: limit) { $0.key }
        return Self.reply(page.reply("Tags", \.json))
    }
}
