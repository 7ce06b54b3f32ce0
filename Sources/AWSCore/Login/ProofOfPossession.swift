import Crypto
import FoundationEssentials

/// Shows the receiver of one request that its sender has a private key: a signed JSON web token.
///
/// Source: RFC 9449, "OAuth 2.0 Demonstrating Proof of Possession"; the members are those that botocore sends.
struct ProofOfPossession {
    let key: P256.Signing.PrivateKey

    /// Reads a key in PEM, as PKCS #8 or SEC 1; nil when it is none of the curve P-256.
    init?(pem: String) {
        let lines = pem.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("-----") }
        guard let octets = Data(base64Encoded: lines.joined().trimmingWhitespace()),
            let key = try? P256.Signing.PrivateKey(derRepresentation: octets)
        else { return nil }
        self.key = key
    }

    /// The token for a request.
    ///
    /// - Parameters:
    ///   - id: Is never used for another request.
    ///   - date: When the token is made.
    func token(method: HTTPMethod, url: String, id: String, at date: Date) throws -> Secret {
        var claims = JSONObject()
        claims.add("htm", .string(method.rawValue))
        claims.add("htu", .string(url))
        claims.add("iat", .integer(Int(date.timeIntervalSince1970)))
        claims.add("jti", .string(id))
        let signed = Self.base64URL(header.octets) + "." + Self.base64URL(claims.octets)
        let signature = try key.signature(for: Array(signed.utf8)).rawRepresentation
        return Secret(signed + "." + Self.base64URL(signature))
    }

    private var header: JSONObject {
        let point = key.publicKey.rawRepresentation
        var publicKey = JSONObject()
        publicKey.add("kty", "EC")
        publicKey.add("x", .string(Self.base64URL(point.prefix(32))))
        publicKey.add("y", .string(Self.base64URL(point.suffix(32))))
        publicKey.add("crv", "P-256")
        var header = JSONObject()
        header.add("typ", "dpop+jwt")
        header.add("alg", "ES256")
        header.add("jwk", .object(publicKey))
        return header
    }

    /// RFC 4648 section 5, without padding.
    private static func base64URL(_ octets: some Sequence<UInt8>) -> String {
        String(
            Data(octets).base64EncodedString().compactMap { character -> Character? in
                switch character {
                case "+": "-"
                case "/": "_"
                case "=": nil
                default: character
                }
            })
    }
}
