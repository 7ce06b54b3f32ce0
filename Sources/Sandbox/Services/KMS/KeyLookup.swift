/// Finds keys by what operations take as `KeyId`.
enum KeyLookup {
    /// Finds a key by its id, its ARN, an alias or an alias's ARN.
    static func key(
        _ identifier: String, in context: CallContext, on account: AccountState
    ) throws(ServiceError) -> KMSKeyRecord {
        if identifier.hasPrefix("arn:") { return try key(arn: identifier, in: context, on: account) }
        if identifier.hasPrefix("alias/") {
            return try key(alias: identifier, region: context.region, in: context, on: account)
        }
        return try key(id: identifier, region: context.region, in: context, on: account)
    }

    /// Finds a key where aliases are not taken.
    static func keyWithoutAlias(
        _ identifier: String, in context: CallContext, on account: AccountState
    ) throws(ServiceError) -> KMSKeyRecord {
        let isAlias = identifier.hasPrefix("alias/") || identifier.hasPrefix("arn:") && identifier.contains(":alias/")
        guard !isAlias else { throw .notFound("Invalid keyId '\(identifier)'") }
        return try key(identifier, in: context, on: account)
    }

    private static func key(
        arn: String, in context: CallContext, on account: AccountState
    ) throws(ServiceError) -> KMSKeyRecord {
        let fields = arn.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard fields.count == 6, fields[1] == "aws", fields[2] == "kms", !fields[5].isEmpty else {
            throw ServiceError("InvalidArnException", "Invalid ARN '\(arn)'")
        }
        let (region, owner, resource) = (fields[3], fields[4], fields[5])
        guard region == context.region || context.settings.showsKeysOfOtherRegions else {
            throw .notFound("Invalid arn \(region)")
        }
        guard owner == SandboxAccount.id else {
            throw .accessDenied(
                "User: \(context.identity.arn) is not authorized to perform this action on resource: \(arn) because the"
                    + " resource does not exist in this Region, no resource-based policies allow access, or a"
                    + " resource-based policy explicitly denies access")
        }
        if resource.hasPrefix("alias/") {
            return try key(alias: resource, region: region, in: context, on: account)
        }
        guard resource.hasPrefix("key/") else { throw ServiceError("InvalidArnException", "Invalid ARN '\(arn)'") }
        return try key(id: String(resource.dropFirst(4)), region: region, in: context, on: account)
    }

    private static func key(
        alias: String, region: String, in context: CallContext, on account: AccountState
    ) throws(ServiceError) -> KMSKeyRecord {
        let visible = account.aliases.filter { $0.name == alias && isVisible($0.region, in: context) }
        guard let found = visible.first(where: { $0.region == region }) ?? visible.first,
            let key = account.key(id: found.keyID, region: found.region)
        else {
            throw .notFound("Alias arn:aws:kms:\(region):\(SandboxAccount.id):\(alias) is not found.")
        }
        return key
    }

    private static func key(
        id: String, region: String, in context: CallContext, on account: AccountState
    ) throws(ServiceError) -> KMSKeyRecord {
        guard isKeyID(id) else { throw .notFound("Invalid keyId '\(id)'") }
        let visible = account.keys.filter { $0.id == id && isVisible($0.region, in: context) }
        guard let key = visible.first(where: { $0.region == region }) ?? visible.first else {
            throw .notFound("Key 'arn:aws:kms:\(region):\(SandboxAccount.id):key/\(id)' does not exist")
        }
        return key
    }

    /// Whether a request sees what is in a region.
    static func isVisible(_ region: String, in context: CallContext) -> Bool {
        region == context.region || context.settings.showsKeysOfOtherRegions
    }

    /// A UUID, or `mrk-` and 32 digits.
    private static func isKeyID(_ text: String) -> Bool {
        func areDigits(_ text: Substring) -> Bool { text.utf8.allSatisfy { "0123456789abcdef".utf8.contains($0) } }
        if text.hasPrefix("mrk-") { return text.utf8.count == 36 && areDigits(text.dropFirst(4)) }
        let groups = text.split(separator: "-", omittingEmptySubsequences: false)
        return groups.map(\.utf8.count) == [8, 4, 4, 4, 12] && groups.allSatisfy(areDigits)
    }
}
