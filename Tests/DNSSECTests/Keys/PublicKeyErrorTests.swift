import DNSSEC
import Testing

/// The words that an operator reads.
struct PublicKeyErrorTests {
    static let wanted =
        "a P-256 public key is wanted, as PEM (BEGIN PUBLIC KEY) or as the 91 octets of DER that KMS returns"

    @Test(
        arguments: [
            (.empty, "the public key is empty; \(wanted)"),
            (.tooLarge(octets: 70_000), "this has 70000 octets, far more than a public key; \(wanted)"),
            (
                .textWithoutPEM(looksLikeBase64: true),
                "this is Base 64 text without PEM's lines, as aws kms get-public-key prints it; decode it with base64 -d"
            ),
            (.otherAlgorithm(.rsa(bits: 2048)), "this is an RSA public key of 2048 bits; \(wanted)"),
            (.otherAlgorithm(.rsa(bits: nil)), "this is an RSA public key; \(wanted)"),
            (.otherAlgorithm(.named("Ed25519")), "this is a public key for Ed25519; \(wanted)"),
            (.otherCurve(.named("P-384")), "this is a key on the curve P-384; \(wanted)"),
            (.otherCurve(.identifier("1.2.3")), "this is a key on the curve with identifier 1.2.3; \(wanted)"),
            (.otherPEM(label: "CERTIFICATE"), "this PEM text is a certificate; \(wanted)"),
            (
                .otherPEM(label: "EC PRIVATE KEY"),
                "this PEM text is a private key (EC PRIVATE KEY), which should not be here at all; \(wanted)"
            ),
            (.otherPEM(label: "A\u{1B}[2JB"), "this PEM text is a block A[2JB; \(wanted)"),
            (
                .severalPEMBlocks(labels: ["PUBLIC KEY", "X", "Y", "Z"]),
                "the PEM text has 4 blocks (PUBLIC KEY, X, Y, …); give one block PUBLIC KEY alone"
            ),
            (
                .truncated(expected: 91, found: 90),
                "the public key is cut short: its DER announces 91 octets, 90 are there"
            ),
            (
                .trailingOctets(count: 1),
                "1 octet follows the public key; the DER of a P-256 key has exactly 91 octets"
            ),
            (
                .trailingOctets(count: 2),
                "2 octets follow the public key; the DER of a P-256 key has exactly 91 octets"
            ),
            (
                .malformedPoint(firstOctet: 5, octets: 65),
                "the point of the public key has 65 octets and starts with 05; 65 octets that start with 04 are expected"
            ),
            (
                .notOnCurve, "the public key is not a point on P-256: a digit is wrong, or it belongs to another curve"
            ),
            (.malformedPEM(.missingEnd, line: 3), "line 3 of the PEM text: the text ends before the block's END line"),
        ] as [(PublicKeyError, String)])
    func `one sentence says what it is and what is wanted`(error: PublicKeyError, sentence: String) {
        #expect(error.description == sentence)
    }

    @Test(
        arguments: [
            ("hello", .textWithoutPEM(looksLikeBase64: false)),
            ("käse", .textWithoutPEM(looksLikeBase64: false)),
            ("-----BEGIN PUBLIC KEY-----", .malformedPEM(.missingEnd, line: 1)),
            ("-----BEGIN PUBLIC KEY-----\nÄÄÄÄ\n-----END PUBLIC KEY-----", .malformedPEM(.notBase64, line: 3)),
            (
                "\u{FEFF}-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
                .malformedPEM(.textOutside, line: 1)
            ),
            ("-----BEGIN PUBLIC KEY-----\n-----BEGIN PUBLIC KEY-----", .malformedPEM(.secondBegin, line: 2)),
            ("-----END PUBLIC KEY-----", .malformedPEM(.endWithoutBegin, line: 1)),
            ("-----BEGIN A-----\n-----END B-----", .malformedPEM(.otherEnd, line: 2)),
            ("-----BEGIN PUBLIC KEY-----\n\n-----END PUBLIC KEY-----", .malformedPEM(.emptyBlock, line: 3)),
            ("-----BEGIN -----\n-----END -----", .malformedPEM(.textOutside, line: 1)),
            ("-----BEGIN\u{301} PUBLIC KEY-----", .textWithoutPEM(looksLikeBase64: false)),
        ] as [(String, PublicKeyError)])
    func `a PEM text that breaks the rules is refused at its line`(text: String, error: PublicKeyError) {
        #expect(throws: error) { try P256PublicKey(pem: text) }
    }

    /// An algorithm and a bit string, with lengths that DER can have in one octet.
    static func publicKey(algorithm: [UInt8], bits: [UInt8]) -> [UInt8] {
        func element(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] { [tag, UInt8(content.count)] + content }
        return element(0x30, element(0x30, algorithm) + element(0x03, bits))
    }

    static let ellipticCurve: [UInt8] = [0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01]
    static let p256: [UInt8] = [0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07]

    @Test(
        arguments: [
            (ellipticCurve + p256, [], .notSubjectPublicKeyInfo),
            (ellipticCurve + p256, [0], .malformedPoint(firstOctet: nil, octets: 0)),
            (ellipticCurve + p256, [0, 5, 1], .malformedPoint(firstOctet: 5, octets: 2)),
            (ellipticCurve + p256, [0, 4, 1, 2, 3], .malformedPoint(firstOctet: 4, octets: 4)),
            (ellipticCurve + p256 + [0x05, 0x00], [0, 4], .notSubjectPublicKeyInfo),
            (ellipticCurve, [0, 4], .missingCurve),
            (ellipticCurve + [0x05, 0x00], [0, 4], .missingCurve),
            (ellipticCurve + [0x06, 0x02, 0x2A, 0x03], [0, 4], .otherCurve(.identifier("1.2.3"))),
            ([0x06, 0x02, 0x2A, 0x03], [0, 4], .otherAlgorithm(.identifier("1.2.3"))),
            ([0x06, 0x03, 0x88, 0x37, 0x01], [0, 4], .otherAlgorithm(.identifier("2.999.1"))),
            ([0x06, 0x00], [0, 4], .otherAlgorithm(.identifier(""))),
            ([], [0, 4], .notSubjectPublicKeyInfo),
            ([0x02, 0x01, 0x00], [0, 4], .notSubjectPublicKeyInfo),
        ] as [([UInt8], [UInt8], PublicKeyError)])
    func `DER of another make is told apart`(algorithm: [UInt8], bits: [UInt8], error: PublicKeyError) {
        #expect(throws: error) {
            try P256PublicKey(subjectPublicKeyInfo: Self.publicKey(algorithm: algorithm, bits: bits))
        }
    }

    @Test(
        arguments: [
            ([0x30], .truncated(expected: 2, found: 1)),
            ([0x30, 0x81], .truncated(expected: 3, found: 2)),
            ([0x30, 0x82, 0x01], .truncated(expected: 4, found: 3)),
            ([0x30, 0x80, 0x00, 0x00], .notShortestLength),
            ([0x30, 0x81, 0x7F] + [UInt8](repeating: 0, count: 127), .notShortestLength),
            ([0x30, 0x82, 0x00, 0x80] + [UInt8](repeating: 0, count: 128), .notShortestLength),
            ([0x30, 0x84, 0xFF, 0xFF, 0xFF, 0xFF], .truncated(expected: 4_294_967_301, found: 6)),
            ([0x30, 0x85, 0x01, 0x00, 0x00, 0x00, 0x00], .notDER),
            ([0x30, 0xFF], .notDER),
            ([0x31, 0x00], .notDER),
            ([0x30, 0x00], .notSubjectPublicKeyInfo),
            ([0x30, 0x02, 0x30, 0x01], .truncated(expected: 3, found: 2)),
        ] as [([UInt8], PublicKeyError)])
    func `lengths are read as DER has them`(octets: [UInt8], error: PublicKeyError) {
        #expect(throws: error) { try P256PublicKey(subjectPublicKeyInfo: octets) }
    }
}
