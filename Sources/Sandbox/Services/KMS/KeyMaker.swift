import CryptoExtras
import FoundationEssentials

/// Makes private keys.
///
/// RSA takes its time, so keys are made one after the other, beside the account and not in it: the sandbox goes on.
actor KeyMaker {
    static let shared = KeyMaker()

    /// Makes a private key of a kind, see ``KeyMaterial``; nil for the kinds that have none here.
    ///
    /// - Parameter octets: Where the scalars of curves come from. RSA keys are made of the system's own.
    func privateKey(_ spec: KMSKeySpec, octets: @Sendable (Int) -> [UInt8]) -> [UInt8]? {
        if let bits = spec.rsaBits {
            return (try? _RSA.Signing.PrivateKey(keySize: .init(bitCount: bits))).map { [UInt8]($0.derRepresentation) }
        }
        guard let length = spec.scalarLength else { return nil }
        // All but one in 2^32 scalars of P-256 are below the order, and of the others even more; a source that gives
        // none in so many attempts is broken.
        for _ in 0..<64 {
            var scalar = octets(length)
            if spec == .eccNISTP521, !scalar.isEmpty { scalar[0] &= 1 }
            if KeyMaterial(spec, privateKey: scalar) != nil { return scalar }
        }
        return nil
    }
}
