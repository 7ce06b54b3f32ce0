import Crypto
import DNSSEC
import FoundationEssentials

extension KMSKeyRecord {
    /// The public key as `SubjectPublicKeyInfo`; nil for a symmetric key.
    var publicKeyDER: [UInt8]? {
        switch spec {
        case .eccNISTP256:
            (try? P256.Signing.PrivateKey(rawRepresentation: secret)).map { [UInt8]($0.publicKey.derRepresentation) }
        case .eccNISTP384:
            (try? P384.Signing.PrivateKey(rawRepresentation: secret)).map { [UInt8]($0.publicKey.derRepresentation) }
        case .eccNISTP521:
            (try? P521.Signing.PrivateKey(rawRepresentation: secret)).map { [UInt8]($0.publicKey.derRepresentation) }
        case .eccNISTEdwards25519:
            (try? Curve25519.Signing.PrivateKey(rawRepresentation: secret)).map {
                Self.edwardsPrefix + $0.publicKey.rawRepresentation
            }
        case .eccSECGP256K1: FixedPublicKeys.secp256k1
        case .rsa2048: FixedPublicKeys.rsa2048
        case .rsa3072: FixedPublicKeys.rsa3072
        case .rsa4096: FixedPublicKeys.rsa4096
        case .symmetric, .hmac224, .hmac256, .hmac384, .hmac512: nil
        }
    }

    /// What stands before the key itself. Source: RFC 8410 section 4.
    private static let edwardsPrefix: [UInt8] = [
        0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00,
    ]

    private var secret: [UInt8] { scalar ?? [] }

    /// A signature, in DER over a digest of the curve's own length, or raw over a message; nil for a key that cannot
    /// sign here.
    func signature(over octets: [UInt8]) -> [UInt8]? {
        let signature: Data? =
            switch spec {
            case .eccNISTP256:
                try? P256.Signing.PrivateKey(rawRepresentation: secret)
                    .signature(for: ReadyDigest<SHA256>(octets)).derRepresentation
            case .eccNISTP384:
                try? P384.Signing.PrivateKey(rawRepresentation: secret)
                    .signature(for: ReadyDigest<SHA384>(octets)).derRepresentation
            case .eccNISTP521:
                try? P521.Signing.PrivateKey(rawRepresentation: secret)
                    .signature(for: ReadyDigest<SHA512>(octets)).derRepresentation
            case .eccNISTEdwards25519:
                try? Curve25519.Signing.PrivateKey(rawRepresentation: secret).signature(for: octets)
            default: nil
            }
        return signature.map { [UInt8]($0) }
    }

    /// Whether a signature is one over the octets; nil for a key that cannot tell here.
    func isValid(_ signature: [UInt8], over octets: [UInt8]) -> Bool? {
        switch spec {
        case .eccNISTP256:
            (try? P256.Signing.PrivateKey(rawRepresentation: secret)).map { key in
                (try? P256.Signing.ECDSASignature(derRepresentation: signature)).map {
                    key.publicKey.isValidSignature($0, for: ReadyDigest<SHA256>(octets))
                } ?? false
            }
        case .eccNISTP384:
            (try? P384.Signing.PrivateKey(rawRepresentation: secret)).map { key in
                (try? P384.Signing.ECDSASignature(derRepresentation: signature)).map {
                    key.publicKey.isValidSignature($0, for: ReadyDigest<SHA384>(octets))
                } ?? false
            }
        case .eccNISTP521:
            (try? P521.Signing.PrivateKey(rawRepresentation: secret)).map { key in
                (try? P521.Signing.ECDSASignature(derRepresentation: signature)).map {
                    key.publicKey.isValidSignature($0, for: ReadyDigest<SHA512>(octets))
                } ?? false
            }
        case .eccNISTEdwards25519:
            (try? Curve25519.Signing.PrivateKey(rawRepresentation: secret)).map {
                $0.publicKey.isValidSignature(signature, for: octets)
            }
        default: nil
        }
    }

    /// Makes a scalar that is one for a kind of key; nil where there is none.
    static func scalar(for spec: KMSKeySpec, octets: (Int) -> [UInt8]) -> [UInt8]? {
        guard let length = spec.scalarLength else { return nil }
        // All but one in 2^32 scalars of P-256 are below the order, and of the others even more; a source that gives
        // none in so many attempts is broken.
        for _ in 0..<64 {
            var scalar = octets(length)
            if spec == .eccNISTP521, !scalar.isEmpty { scalar[0] &= 1 }
            let key = KMSKeyRecord(
                id: "", region: "", spec: spec, usage: "", policy: "", created: .distantPast, scalar: scalar)
            if key.publicKeyDER != nil { return scalar }
        }
        return nil
    }
}

/// A digest that someone else has computed.
private struct ReadyDigest<Function: HashFunction>: Digest {
    static var byteCount: Int { Function.Digest.byteCount }

    private let octets: [UInt8]

    init(_ octets: [UInt8]) { self.octets = octets }

    func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try octets.withUnsafeBytes(body)
    }

    func makeIterator() -> IndexingIterator<[UInt8]> { octets.makeIterator() }

    var description: String { Hexadecimal.encode(octets, .lower) }

    static func == (lhs: Self, rhs: Self) -> Bool { lhs.octets == rhs.octets }

    func hash(into hasher: inout Hasher) { hasher.combine(octets) }
}
