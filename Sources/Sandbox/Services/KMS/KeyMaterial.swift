import Crypto
import CryptoExtras
import FoundationEssentials

/// The two halves of an asymmetric key that can sign.
enum KeyMaterial: Sendable {
    case p256(P256.Signing.PrivateKey)
    case p384(P384.Signing.PrivateKey)
    case p521(P521.Signing.PrivateKey)
    case edwards(Curve25519.Signing.PrivateKey)
    case rsa(_RSA.Signing.PrivateKey)

    /// Reads a private key; nil for what is none of its kind.
    ///
    /// - Parameter privateKey: The scalar of a curve, the seed of an Edwards curve, or the DER of an RSA key.
    init?(_ spec: KMSKeySpec, privateKey: [UInt8]) {
        let made: KeyMaterial? =
            switch spec {
            case .eccNISTP256: (try? P256.Signing.PrivateKey(rawRepresentation: privateKey)).map { .p256($0) }
            case .eccNISTP384: (try? P384.Signing.PrivateKey(rawRepresentation: privateKey)).map { .p384($0) }
            case .eccNISTP521: (try? P521.Signing.PrivateKey(rawRepresentation: privateKey)).map { .p521($0) }
            case .eccNISTEdwards25519:
                (try? Curve25519.Signing.PrivateKey(rawRepresentation: privateKey)).map { .edwards($0) }
            case .rsa2048, .rsa3072, .rsa4096:
                (try? _RSA.Signing.PrivateKey(derRepresentation: privateKey)).map { .rsa($0) }
            case .eccSECGP256K1, .symmetric, .hmac224, .hmac256, .hmac384, .hmac512: nil
            }
        guard let made else { return nil }
        self = made
    }

    /// The public half as `SubjectPublicKeyInfo`.
    var publicKeyDER: [UInt8] {
        switch self {
        case .p256(let key): [UInt8](key.publicKey.derRepresentation)
        case .p384(let key): [UInt8](key.publicKey.derRepresentation)
        case .p521(let key): [UInt8](key.publicKey.derRepresentation)
        case .edwards(let key): Self.edwardsPrefix + key.publicKey.rawRepresentation
        case .rsa(let key): [UInt8](key.publicKey.derRepresentation)
        }
    }

    /// What stands before the key itself. Source: RFC 8410 section 4.
    private static let edwardsPrefix: [UInt8] = [
        0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00,
    ]

    /// Signs: curves give DER, RSA and Edwards curves the bare octets. Nil for an algorithm that the key has not, or
    /// that the sandbox has not.
    func signature(over input: SignedInput, by algorithm: String) -> [UInt8]? {
        let signature: Data? =
            switch (self, input) {
            case (.p256(let key), .sha256(let digest)): try? key.signature(for: digest).derRepresentation
            case (.p384(let key), .sha384(let digest)): try? key.signature(for: digest).derRepresentation
            case (.p521(let key), .sha512(let digest)): try? key.signature(for: digest).derRepresentation
            case (.edwards(let key), .message(let octets)): try? key.signature(for: octets)
            case (.rsa(let key), .sha256(let digest)):
                try? key.signature(for: digest, padding: Self.padding(algorithm)).rawRepresentation
            case (.rsa(let key), .sha384(let digest)):
                try? key.signature(for: digest, padding: Self.padding(algorithm)).rawRepresentation
            case (.rsa(let key), .sha512(let digest)):
                try? key.signature(for: digest, padding: Self.padding(algorithm)).rawRepresentation
            default: nil
            }
        return signature.map { [UInt8]($0) }
    }

    /// Whether a signature is one over the input; nil where ``signature(over:by:)`` gives none.
    func isValid(_ signature: [UInt8], over input: SignedInput, by algorithm: String) -> Bool? {
        switch (self, input) {
        case (.p256(let key), .sha256(let digest)):
            (try? P256.Signing.ECDSASignature(derRepresentation: signature))
                .map { key.publicKey.isValidSignature($0, for: digest) } ?? false
        case (.p384(let key), .sha384(let digest)):
            (try? P384.Signing.ECDSASignature(derRepresentation: signature))
                .map { key.publicKey.isValidSignature($0, for: digest) } ?? false
        case (.p521(let key), .sha512(let digest)):
            (try? P521.Signing.ECDSASignature(derRepresentation: signature))
                .map { key.publicKey.isValidSignature($0, for: digest) } ?? false
        case (.edwards(let key), .message(let octets)): key.publicKey.isValidSignature(signature, for: octets)
        case (.rsa(let key), .sha256(let digest)): Self.isValid(signature, of: key, over: digest, by: algorithm)
        case (.rsa(let key), .sha384(let digest)): Self.isValid(signature, of: key, over: digest, by: algorithm)
        case (.rsa(let key), .sha512(let digest)): Self.isValid(signature, of: key, over: digest, by: algorithm)
        default: nil
        }
    }

    private static func isValid(
        _ signature: [UInt8], of key: _RSA.Signing.PrivateKey, over digest: some Digest, by algorithm: String
    ) -> Bool {
        key.publicKey.isValidSignature(
            _RSA.Signing.RSASignature(rawRepresentation: signature), for: digest, padding: padding(algorithm))
    }

    /// The salt of PSS is as long as the digest, as KMS has it.
    private static func padding(_ algorithm: String) -> _RSA.Signing.Padding {
        algorithm.contains("_PSS_") ? .PSS : .insecurePKCS1v1_5
    }
}

extension KMSKeyRecord {
    /// Both halves; nil for a key that cannot sign here.
    var material: KeyMaterial? { privateKey.flatMap { KeyMaterial(spec, privateKey: $0) } }

    /// The public key as `SubjectPublicKeyInfo`; nil for a symmetric key.
    var publicKeyDER: [UInt8]? { spec == .eccSECGP256K1 ? FixedKeys.secp256k1 : material?.publicKeyDER }
}
