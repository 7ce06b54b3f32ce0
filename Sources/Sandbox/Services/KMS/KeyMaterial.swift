import Crypto
import DNSSEC
import FoundationEssentials

extension KMSKeyRecord {
    /// The public key as `SubjectPublicKeyInfo`; nil for a symmetric key.
    var publicKeyDER: [UInt8]? {
        switch spec {
        case .eccNISTP256:
            (try? P256.Signing.PrivateKey(rawRepresentation: scalar ?? [])).map {
                [UInt8]($0.publicKey.derRepresentation)
            }
        case .eccNISTP384:
            (try? P384.Signing.PrivateKey(rawRepresentation: scalar ?? [])).map {
                [UInt8]($0.publicKey.derRepresentation)
            }
        case .eccNISTP521:
            (try? P521.Signing.PrivateKey(rawRepresentation: scalar ?? [])).map {
                [UInt8]($0.publicKey.derRepresentation)
            }
        case .rsa2048: Self.rsaPublicKey
        case .symmetric: nil
        }
    }

    /// A signature in DER over a digest of the key's own length; nil for a key that cannot sign here.
    func signature(overDigest octets: [UInt8]) -> [UInt8]? {
        let scalar = scalar ?? []
        let signature: Data? =
            switch spec {
            case .eccNISTP256:
                try? P256.Signing.PrivateKey(rawRepresentation: scalar)
                    .signature(for: ReadyDigest<SHA256>(octets)).derRepresentation
            case .eccNISTP384:
                try? P384.Signing.PrivateKey(rawRepresentation: scalar)
                    .signature(for: ReadyDigest<SHA384>(octets)).derRepresentation
            case .eccNISTP521:
                try? P521.Signing.PrivateKey(rawRepresentation: scalar)
                    .signature(for: ReadyDigest<SHA512>(octets)).derRepresentation
            case .rsa2048, .symmetric: nil
            }
        return signature.map { [UInt8]($0) }
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

    /// The public half of a key that was made for this; its private half was thrown away, so that it signs nothing.
    private static let rsaPublicKey =
        (try? Base64.decode(
            """
            MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAvlCbFwj2SK9X1CSnHJxfJc2nrsbTqQ59GVBoGxFuc8IC63hgZVkllXje\
            BpmvsCKcd9fOGv8jEG+rbOFxxtHHHs6ShFacNSUv5wFAjxVcdAkYmj/R9ZQMsap+/CSFEnrM8JGJhy98xExOvdds9KeyxIc9sSQ4\
            4PGYpvM6uL6YQODIirY5lhYQSN5H0zjtjRFMo160iEIOLBYlTj9vGnhdfoPhlkjmc+Z7Ey4LZPDgGgVRlhtHepaX34uOgFtYhrm7\
            LL8orQ0m134lyDdWOdZUd1J9I1ymdyLBlkE7XiuW5ak7fnv2m7T8vgUF3+eHJp8o+PvU46B03Ny+LAJSQr8A7wIDAQAB
            """)) ?? []
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
