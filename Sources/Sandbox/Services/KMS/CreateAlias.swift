/// Gives a key a name.
///
/// Source: KMS API Reference, "CreateAlias".
struct CreateAlias: KMSOperation {
    static let name = "CreateAlias"
    static let isChange = true

    private let aliasName: String
    private let keyID: String

    init(_ body: JSONBody) throws(ServiceError) {
        aliasName = try body.requiredText("AliasName", length: 1...256)
        keyID = try body.requiredText("TargetKeyId", length: Self.keyIDLength)
    }

    func perform(in context: CallContext, on account: inout AccountState) throws(ServiceError) -> ServiceReply {
        try Self.check(aliasName)
        let key = try KeyLookup.keyWithoutAlias(keyID, in: context, on: account)
        try checkPermission(on: key, in: context)
        guard key.state != .pendingDeletion else { throw .invalidState(key, "pending deletion") }
        let alias = KMSAliasRecord(
            name: aliasName, region: key.region, owner: key.owner, keyID: key.id, created: context.now)
        guard !account.aliases.contains(where: { $0.arn == alias.arn }) else {
            throw ServiceError("AlreadyExistsException", "An alias with the name \(alias.arn) already exists")
        }
        account.aliases.append(alias)
        return ServiceReply()
    }

    /// Refuses what cannot be the name of an alias.
    static func check(_ aliasName: String) throws(ServiceError) {
        guard aliasName.hasPrefix("alias/"), aliasName != "alias/", aliasName.utf8.allSatisfy(Self.isAllowed) else {
            throw ServiceError(
                "InvalidAliasNameException",
                "Alias must start with the prefix \"alias/\" and have only letters, numbers, \"/\", \"_\" and \"-\".")
        }
        guard !aliasName.hasPrefix("alias/aws/") else {
            throw ServiceError("NotAuthorizedException", "Alias names with the prefix alias/aws/ are reserved for AWS.")
        }
    }

    private static func isAllowed(_ octet: UInt8) -> Bool {
        switch octet {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "_"),
            UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
