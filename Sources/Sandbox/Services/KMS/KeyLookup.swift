/// Finds keys by what operations take as `KeyId`.
enum KeyLookup {
    /// Finds a key by its id, its ARN, an alias or an alias's ARN.
    static func key(
        _ identifier: String, in context: CallContext, on account: AccountState
    ) throws(ServiceError) -> KMSKeyRecord {
        if identifier.hasPrefix("arn:") { return try key(arn: identifier, in: context, on: account) }
        if identifier.hasPrefix("alias/") {
            return try key(alias: identifier, of: Place(in: context), in: context, on: account)
        }
        return try key(id: identifier, of: Place(in: context), in: context, on: account)
    }

    /// Finds a key where aliases are not taken.
    static func keyWithoutAlias(
        _ identifier: String, in context: CallContext, on account: AccountState
    ) throws(ServiceError) -> KMSKeyRecord {
        let isAlias = identifier.hasPrefix("alias/") || identifier.hasPrefix("arn:") && identifier.contains(":alias/")
        guard !isAlias else { throw .notFound("Invalid keyId '\(identifier)'") }
        let key = try key(identifier, in: context, on: account)
        // What is not for aliases is not for other accounts either.
        guard key.owner == context.identity.account else { throw outOfReach(identifier, in: context) }
        return key
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
        let place = Place(region: region, owner: owner)
        do throws(ServiceError) {
            if resource.hasPrefix("alias/") { return try key(alias: resource, of: place, in: context, on: account) }
            guard resource.hasPrefix("key/") else { throw ServiceError("InvalidArnException", "Invalid ARN '\(arn)'") }
            return try key(id: String(resource.dropFirst(4)), of: place, in: context, on: account)
        } catch {
            // Of another account it is not told what there is.
            throw owner == context.identity.account ? error : outOfReach(arn, in: context)
        }
    }

    /// A region of an account.
    private struct Place {
        var region: String
        var owner: String

        init(region: String, owner: String) {
            self.region = region
            self.owner = owner
        }

        /// The caller's own.
        init(in context: CallContext) { self.init(region: context.region, owner: context.identity.account) }
    }

    private static func outOfReach(_ resource: String, in context: CallContext) -> ServiceError {
        .accessDenied(
            "User: \(context.identity.arn) is not authorized to perform this action on resource: \(resource) because the"
                + " resource does not exist in this Region, no resource-based policies allow access, or a"
                + " resource-based policy explicitly denies access")
    }

    private static func key(
        alias: String, of place: Place, in context: CallContext, on account: AccountState
    ) throws(ServiceError) -> KMSKeyRecord {
        let visible = account.aliases.filter { found in
            found.name == alias && found.owner == place.owner && isVisible(found.region, in: context)
        }
        guard let found = visible.first(where: { $0.region == place.region }) ?? visible.first,
            let key = account.key(of: found)
        else {
            throw .notFound("Alias arn:aws:kms:\(place.region):\(place.owner):\(alias) is not found.")
        }
        return key
    }

    private static func key(
        id: String, of place: Place, in context: CallContext, on account: AccountState
    ) throws(ServiceError) -> KMSKeyRecord {
        guard isKeyID(id) else { throw .notFound("Invalid keyId '\(id)'") }
        let visible = account.keys.filter { key in
            key.id == id && key.owner == place.owner && isVisible(key.region, in: context)
        }
        guard let key = visible.first(where: { $0.region == place.region }) ?? visible.first else {
            throw .notFound("Key 'arn:aws:kms:\(place.region):\(place.owner):key/\(id)' does not exist")
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
