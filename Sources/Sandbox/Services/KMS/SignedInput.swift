import Crypto

/// What a key signs: a digest, or a message that the algorithm hashes itself.
enum SignedInput: Sendable {
    case sha256(SHA256.Digest)
    case sha384(SHA384.Digest)
    case sha512(SHA512.Digest)
    case message([UInt8])

    /// Hashes a message by the function that an algorithm's name ends in.
    init(hashing message: [UInt8], for algorithm: String) {
        switch algorithm.suffix(3) {
        case "256": self = .sha256(SHA256.hash(data: message))
        case "384": self = .sha384(SHA384.hash(data: message))
        default: self = .sha512(SHA512.hash(data: message))
        }
    }

    /// Takes a digest that someone else has computed; nil when it has not the length for the algorithm.
    init?(digest octets: [UInt8], for algorithm: String) {
        let made: SignedInput? =
            switch algorithm.suffix(3) {
            case "256": Self.digest(octets).map { .sha256($0) }
            case "384": Self.digest(octets).map { .sha384($0) }
            default: Self.digest(octets).map { .sha512($0) }
            }
        guard let made else { return nil }
        self = made
    }

    /// Makes octets a digest.
    ///
    /// swift-crypto has no way to do so, and RSA signs no digests but its own. Its digests are their octets and nothing
    /// else: that is checked before and after, so a version in which it is not so refuses instead of going wrong.
    private static func digest<Function: Digest>(_ octets: [UInt8]) -> Function? {
        guard octets.count == Function.byteCount, MemoryLayout<Function>.size == octets.count else { return nil }
        let digest = withUnsafeTemporaryAllocation(
            byteCount: octets.count, alignment: MemoryLayout<Function>.alignment
        ) { buffer in
            buffer.copyBytes(from: octets)
            return buffer.load(as: Function.self)
        }
        return digest.elementsEqual(octets) ? digest : nil
    }
}
