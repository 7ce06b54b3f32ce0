import Crypto

/// The keys with which requests are signed: of a secret, a day, a region and a service, so that one serves for very many
/// requests.
struct SigningKeys: Sendable {
    private struct Use: Hashable {
        var scope: CredentialScope
        var secret: String
    }

    private var known: [Use: SymmetricKey] = [:]

    /// How many keys are kept; more are met only when someone tries many scopes.
    private static let maximum = 256

    /// The key of a scope.
    mutating func key(for scope: CredentialScope, secret: String) -> SymmetricKey {
        let use = Use(scope: scope, secret: secret)
        if let key = known[use] { return key }
        var key = SymmetricKey(data: Array("AWS4\(secret)".utf8))
        for part in [scope.date, scope.region, scope.service, scope.terminator] {
            key = SymmetricKey(data: HMAC<SHA256>.authenticationCode(for: Array(part.utf8), using: key))
        }
        if known.count == Self.maximum { known = [:] }
        known[use] = key
        return key
    }
}
