import FoundationEssentials

/// Gives an alias to another key.
///
/// Source: KMS API Reference, "UpdateAlias".
struct UpdateAlias: KMSOperation {
    static let name = "UpdateAlias"
    static let isChange = true

    private let aliasName: String
    private let keyID: String

    init(_ body: JSONBody) throws(ServiceError) {
        aliasName = try body.requiredText("AliasName", length: 1...256)
        keyID = try body.requiredText("TargetKeyId", length: Self.keyIDLength)
    }

    func perform(in context: CallContext, on account: inout AccountState) throws(ServiceError) -> ServiceReply {
        try CreateAlias.check(aliasName)
        let index = try account.indexOfAlias(aliasName, in: context)
        let key = try KeyLookup.keyWithoutAlias(keyID, in: context, on: account)
        try checkPermission(on: key, in: context)
        guard let former = account.key(of: account.aliases[index]), former.usage == key.usage,
            former.spec.usages == key.spec.usages
        else {
            throw ServiceError(
                "ValidationException", "The current and the new key must have the same type and key usage.")
        }
        account.aliases[index].keyID = key.id
        account.aliases[index].updated = context.now
        return ServiceReply()
    }
}

/// Takes an alias away; the key stays.
///
/// Source: KMS API Reference, "DeleteAlias".
struct DeleteAlias: KMSOperation {
    static let name = "DeleteAlias"
    static let isChange = true

    private let aliasName: String

    init(_ body: JSONBody) throws(ServiceError) { aliasName = try body.requiredText("AliasName", length: 1...256) }

    func perform(in context: CallContext, on account: inout AccountState) throws(ServiceError) -> ServiceReply {
        try CreateAlias.check(aliasName)
        let index = try account.indexOfAlias(aliasName, in: context)
        if let key = account.key(of: account.aliases[index]) { try checkPermission(on: key, in: context) }
        account.aliases.remove(at: index)
        return ServiceReply()
    }
}

extension AccountState {
    fileprivate func indexOfAlias(_ name: String, in context: CallContext) throws(ServiceError) -> Int {
        let arn = KMSAliasRecord(
            name: name, region: context.region, owner: context.identity.account, keyID: "", created: .distantPast
        ).arn
        guard let index = aliases.firstIndex(where: { $0.arn == arn }) else {
            throw .notFound("Alias \(arn) is not found.")
        }
        return index
    }
}
