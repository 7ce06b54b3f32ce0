/// Why octets or a text are not a P-256 public key in the one form that KMS writes.
public enum PublicKeyError: Error, Hashable, Sendable {
    /// Nothing at all.
    case empty
    /// Far more than a key.
    case tooLarge(octets: Int)
    /// Printable text without a PEM block.
    case textWithoutPEM(looksLikeBase64: Bool)
    /// A PEM text that breaks the rules, at a line counted from 1.
    case malformedPEM(MalformedPEM, line: Int)
    /// More than one PEM block.
    case severalPEMBlocks(labels: [String])
    /// A PEM block of another kind.
    case otherPEM(label: String)
    /// A DER structure of another kind.
    case otherStructure(OtherStructure)
    /// Octets that are no DER at all.
    case notDER
    /// The DER ends before its length says so.
    case truncated(expected: Int, found: Int)
    /// Octets follow the DER.
    case trailingOctets(count: Int)
    /// A length that is not in DER's shortest form.
    case notShortestLength
    /// DER, but not laid out as a subject public key info.
    case notSubjectPublicKeyInfo
    /// A key for another algorithm.
    case otherAlgorithm(KeyAlgorithm)
    /// A key on another curve.
    case otherCurve(Curve)
    /// The curve is spelled out by its numbers instead of by its name.
    case explicitParameters
    /// An elliptic-curve key that does not say its curve.
    case missingCurve
    /// The point is written as X and one bit of Y.
    case compressedPoint
    /// The point is written in full and with the bit of the compressed form.
    case hybridPoint
    /// The point at infinity.
    case pointAtInfinity
    /// A point of another form or length.
    case malformedPoint(firstOctet: UInt8?, octets: Int)
    /// Two numbers that are not coordinates of a point on P-256.
    case notOnCurve
    /// X and Y that do not have 64 octets together.
    case wrongRawLength(Int)

    /// How a PEM text breaks the rules.
    public enum MalformedPEM: Hashable, Sendable {
        /// A block begins inside another one.
        case secondBegin
        /// A block ends that never began.
        case endWithoutBegin
        /// The labels of `BEGIN` and `END` differ.
        case otherEnd
        /// The text ends inside a block.
        case missingEnd
        /// There is text before or after the block.
        case textOutside
        /// The block is not Base 64.
        case notBase64
        /// The block is empty.
        case emptyBlock
    }

    /// A known structure that is no public key.
    public enum OtherStructure: Hashable, Sendable {
        /// An X.509 certificate or a request for one.
        case certificate
        /// A private key (PKCS #8, RFC 5958).
        case privateKey
        /// An RSA public key as PKCS #1 has it.
        case pkcs1PublicKey
        /// X and Y alone, or the point alone.
        case bareKey
    }

    /// What a key is for, by its object identifier.
    public enum KeyAlgorithm: Hashable, Sendable {
        /// RSA, with the size of its modulus in bits where it can be read.
        case rsa(bits: Int?)
        /// A named algorithm, such as `Ed25519`.
        case named(String)
        /// An algorithm that has no name here.
        case identifier(String)
    }

    /// A curve, by its object identifier.
    public enum Curve: Hashable, Sendable {
        /// A named curve, such as `P-384`.
        case named(String)
        /// A curve that has no name here.
        case identifier(String)
    }
}
