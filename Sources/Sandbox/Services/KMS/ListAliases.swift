import FoundationEssentials

/// Lists the aliases, all of them or those of one key.
///
/// Source: KMS API Reference, "ListAliases".
struct ListAliases: KMSOperation {
    static let name = "ListAliases"

    private let keyID: String?
    private let marker: String?
    private let limit: Int

    init(_ body: JSONBody) throws(ServiceError) {
        keyID = try body.text("KeyId", length: Self.keyIDLength)
        marker = try body.text("Marker", length: 1...1024)
        limit = try body.limit(default: 50, maximum: 100)
    }

    func checkPermission(in context: CallContext, on account: AccountState) throws(ServiceError) {
        try checkPermissionOnAccount(in: context)
    }

    func perform(in context: CallContext, on account: inout AccountState) throws(ServiceError) -> ServiceReply {
        var aliases = account.aliases.filter { alias in
            alias.owner == context.identity.account && KeyLookup.isVisible(alias.region, in: context)
        }
        if let keyID {
            let key = try KeyLookup.keyWithoutAlias(keyID, in: context, on: account)
            aliases.removeAll { $0.keyID != key.id || $0.region != key.region }
        }
        aliases.sort { ($0.name, $0.region) < ($1.name, $1.region) }
        let page = try KMSPage(aliases, marker: marker, limit: limit) { $0.arn }
        return Self.reply(
            page.reply("Aliases") { alias in
                [
                    "AliasArn": .string(alias.arn), "AliasName": .string(alias.name),
                    "TargetKeyId": .string(alias.keyID),
                    "CreationDate": .number(alias.created.timeIntervalSince1970),
                    "LastUpdatedDate": .number((alias.updated ?? alias.created).timeIntervalSince1970),
                ]
            })
    }
}
