internal import Crypto

/// A public key on the curve P-256 (secp256r1), proven to be a point of it.
public struct P256PublicKey: Hashable, Sendable {
    /// X, then Y, 32 octets each, as DNSKEY records carry them (RFC 6605 section 4).
    public let rawRepresentation: [UInt8]

    /// The octets of X and Y together.
    public static let rawLength = 64

    /// Takes X and Y.
    ///
    /// - Throws: ``PublicKeyError/wrongRawLength(_:)`` or ``PublicKeyError/notOnCurve``.
    public init(rawRepresentation octets: [UInt8]) throws(PublicKeyError) {
        guard octets.count == Self.rawLength else { throw .wrongRawLength(octets.count) }
        // BoringSSL checks that both coordinates are below the field's prime and solve the curve's equation.
        guard (try? P256.Signing.PublicKey(rawRepresentation: octets)) != nil else { throw .notOnCurve }
        rawRepresentation = octets
    }

    /// Reads the DER that KMS returns, of exactly 91 octets.
    ///
    /// OpenSSL also accepts trailing octets, BER lengths, hybrid points and explicit parameters. None of them can come
    /// from KMS, and a digest over the wrong octets takes the zone down, so each is refused with its own reason.
    ///
    /// - Throws: ``PublicKeyError``, which says what the octets are instead.
    ///
    /// Source: RFC 5480 section 2.
    public init(subjectPublicKeyInfo der: [UInt8]) throws(PublicKeyError) {
        guard der.count == Self.derPrefix.count + Self.rawLength, der.starts(with: Self.derPrefix) else {
            throw PublicKeyError(explaining: der)
        }
        try self.init(rawRepresentation: Array(der[Self.derPrefix.count...]))
    }

    /// The 91 octets of DER.
    public var subjectPublicKeyInfo: [UInt8] { Self.derPrefix + rawRepresentation }

    /// What every DER of a P-256 key starts with: a sequence of the algorithm `id-ecPublicKey` with the curve
    /// `prime256v1`, and a bit string whose point is written in full (`04`).
    static let derPrefix: [UInt8] = [
        0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01, 0x06, 0x08, 0x2A, 0x86, 0x48,
        0xCE, 0x3D, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00, 0x04,
    ]
}
