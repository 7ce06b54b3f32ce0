import Crypto
import Synchronization

/// The key that signed last: it is good for a day, and deriving it takes longer than the rest of a signature.
final class SigningKeys: Sendable {
    private struct Entry {
        var secret: Secret
        var day: String
        var region: Region
        var service: String
        var key: SymmetricKey
    }

    private let last = Mutex<Entry?>(nil)

    /// The key of a secret for a day, region and service.
    ///
    /// Source: AWS Signature Version 4, "Derive a signing key".
    func key(_ secret: Secret, day: String, region: Region, service: String) -> SymmetricKey {
        last.withLock { last in
            if let last, last.day == day, last.region == region, last.service == service, last.secret == secret {
                return last.key
            }
            let seed = SymmetricKey(data: Array("AWS4\(secret.reveal())".utf8))
            let key = [day, region.rawValue, service, "aws4_request"].reduce(seed) { key, text in
                SymmetricKey(data: HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: key))
            }
            last = Entry(secret: secret, day: day, region: region, service: service, key: key)
            return key
        }
    }
}
