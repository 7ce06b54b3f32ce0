internal import Crypto
internal import CryptoExtras

extension SecurityAlgorithm {
    /// Whether signatures of the algorithm are checked here; a zone that has only others counts as insecure.
    public var isVerified: Bool { Self.verified.contains(rawValue) }

    private static let verified: Set<UInt8> = [5, 7, 8, 10, 13, 14, 15]
}

extension DNSKEY {
    /// Whether a signature over octets was made by this key.
    ///
    /// False as well for a key or a signature that is malformed, and for an algorithm that is not known here.
    ///
    /// Source: RFC 6605 (ECDSA), RFC 3110 and RFC 5702 (RSA), RFC 8080 (Ed25519).
    public func verifies(_ signature: [UInt8], over octets: [UInt8]) -> Bool {
        switch algorithm {
        case .ecdsaP256SHA256:
            guard let key = try? P256.Signing.PublicKey(rawRepresentation: publicKey),
                let signature = try? P256.Signing.ECDSASignature(rawRepresentation: signature)
            else { return false }
            return key.isValidSignature(signature, for: SHA256.hash(data: octets))
        case .ecdsaP384SHA384:
            guard let key = try? P384.Signing.PublicKey(rawRepresentation: publicKey),
                let signature = try? P384.Signing.ECDSASignature(rawRepresentation: signature)
            else { return false }
            return key.isValidSignature(signature, for: SHA384.hash(data: octets))
        case .ed25519:
            guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else { return false }
            return key.isValidSignature(signature, for: octets)
        default:
            return verifiesRSA(signature, over: octets)
        }
    }

    private func verifiesRSA(_ signature: [UInt8], over octets: [UInt8]) -> Bool {
        guard let der = RSAKeyData(publicKey)?.subjectPublicKeyInfo,
            let key = try? _RSA.Signing.PublicKey(unsafeDERRepresentation: der)
        else { return false }
        let signature = _RSA.Signing.RSASignature(rawRepresentation: signature)
        switch algorithm.rawValue {
        case 5, 7:
            return key.isValidSignature(
                signature, for: Insecure.SHA1.hash(data: octets), padding: .insecurePKCS1v1_5)
        case 8:
            return key.isValidSignature(signature, for: SHA256.hash(data: octets), padding: .insecurePKCS1v1_5)
        case 10:
            return key.isValidSignature(signature, for: SHA512.hash(data: octets), padding: .insecurePKCS1v1_5)
        default:
            return false
        }
    }
}
