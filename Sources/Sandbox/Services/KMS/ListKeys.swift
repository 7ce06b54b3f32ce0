/// Lists the keys, AWS's own among them.
///
/// Source: KMS API Reference, "ListKeys".
struct ListKeys: KMSOperation {
    static let name = "ListKeys"

    private let marker: String?
    private let limit: Int

    init(_ body: JSONBody) throws(ServiceError) {
        marker = try body.text("Marker", length: 1...1024)
        limit = try body.limit(default: 100, maximum: 1000)
    }

    func checkPermission(in context: CallContext, on account: AccountState) throws(ServiceError) {
        try checkPermissionOnAccount(in: context)
    }

    func perform(in context: CallContext, on account: inout AccountState) throws(ServiceError) -> ServiceReply {
        let keys = account.keys.filter { key in
            key.owner == context.identity.account && KeyLookup.isVisible(key.region, in: context)
        }
        let page = try KMSPage(keys, marker: marker, limit: limit) { $0.arn }
        return Self.reply(page.reply("Keys") { ["KeyArn": .string($0.arn), "KeyId": .string($0.id)] })
    }
}
