extension PublicKeyError: CustomStringConvertible {
    /// One sentence: what the content is, and what is wanted instead.
    public var description: String {
        switch self {
        case .empty: "the public key is empty; \(Self.wanted)"
        case .tooLarge(let octets): "this has \(octets) octets, far more than a public key; \(Self.wanted)"
        case .textWithoutPEM(let looksLikeBase64): Self.sentence(aboutBase64: looksLikeBase64)
        case .malformedPEM(let fault, let line): "line \(line) of the PEM text: \(fault.phrase)"
        case .severalPEMBlocks(let labels): Self.sentence(aboutBlocks: labels)
        case .otherPEM(let label): "this PEM text is \(Self.noun(forLabel: label)); \(Self.wanted)"
        case .otherStructure(let structure): "this is \(structure.noun); \(Self.wanted)"
        case .notDER: "this is neither PEM nor DER; \(Self.wanted)"
        case .truncated(let expected, let found):
            "the public key is cut short: its DER announces \(expected) octets, \(found) are there"
        case .trailingOctets(let count):
            "\(count) octet\(count == 1 ? "" : "s") follow\(count == 1 ? "s" : "") the public key; the DER of a P-256 "
                + "key has exactly 91 octets"
        case .notShortestLength:
            "the public key is encoded in BER: a length is not in the shortest form that DER demands"
        case .notSubjectPublicKeyInfo: "this DER is not a public key (SubjectPublicKeyInfo); \(Self.wanted)"
        case .otherAlgorithm(let algorithm): "this is \(algorithm.noun); \(Self.wanted)"
        case .otherCurve(.named(let curve)): "this is a key on the curve \(curve); \(Self.wanted)"
        case .otherCurve(.identifier(let oid)): "this is a key on the curve with identifier \(oid); \(Self.wanted)"
        case .explicitParameters:
            "the public key spells out its curve's parameters instead of naming P-256; convert it with "
                + "openssl ec -param_enc named_curve"
        case .missingCurve: "the elliptic-curve key does not name its curve; \(Self.wanted)"
        case .compressedPoint:
            "the public key is a compressed point; convert it with openssl ec -conv_form uncompressed"
        case .hybridPoint: "the public key is a hybrid point; convert it with openssl ec -conv_form uncompressed"
        case .pointAtInfinity: "the public key is the point at infinity, which is no key"
        case .malformedPoint(let first, let octets):
            "the point of the public key has \(octets) octets\(first.map { " and starts with \(Hexadecimal.encode([$0]))" } ?? ""); "
                + "65 octets that start with 04 are expected"
        case .notOnCurve: "the public key is not a point on P-256: a digit is wrong, or it belongs to another curve"
        case .wrongRawLength(let octets): "the public key has \(octets) octets; X and Y of P-256 have 64 together"
        }
    }

    private static let wanted =
        "a P-256 public key is wanted, as PEM (BEGIN PUBLIC KEY) or as the 91 octets of DER that KMS returns"

    private static func sentence(aboutBase64 looksLikeBase64: Bool) -> String {
        looksLikeBase64
            ? "this is Base 64 text without PEM's lines, as aws kms get-public-key prints it; decode it with base64 -d"
            : "this text has no PEM block; \(wanted)"
    }

    private static func sentence(aboutBlocks labels: [String]) -> String {
        let shown = labels.prefix(3).map(safe).joined(separator: ", ") + (labels.count > 3 ? ", …" : "")
        return "the PEM text has \(labels.count) blocks (\(shown)); give one block PUBLIC KEY alone"
    }

    private static func noun(forLabel label: String) -> String {
        switch label {
        case "CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE": "a certificate"
        case "CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST": "a certificate request"
        case "PRIVATE KEY", "ENCRYPTED PRIVATE KEY", "EC PRIVATE KEY", "RSA PRIVATE KEY", "DSA PRIVATE KEY",
            "OPENSSH PRIVATE KEY":
            "a private key (\(label)), which should not be here at all"
        case "RSA PUBLIC KEY": "an RSA public key"
        case "EC PARAMETERS": "elliptic-curve parameters (EC PARAMETERS), without a key"
        default: "a block \(safe(label))"
        }
    }

    /// Text from a file, cut and without what could move the cursor.
    private static func safe(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.prefix(40).filter { (0x20...0x7E).contains($0.value) }))
    }
}

extension PublicKeyError.MalformedPEM {
    fileprivate var phrase: String {
        switch self {
        case .secondBegin: "a block begins before the last one has ended"
        case .endWithoutBegin: "a block ends that has not begun"
        case .otherEnd: "the labels of the BEGIN and the END line differ"
        case .missingEnd: "the text ends before the block's END line"
        case .textOutside: "there is text outside the block; give the block PUBLIC KEY alone"
        case .notBase64: "the block that ends here is not Base 64"
        case .emptyBlock: "the block that ends here is empty"
        }
    }
}

extension PublicKeyError.OtherStructure {
    fileprivate var noun: String {
        switch self {
        case .certificate: "a certificate or a certificate request"
        case .privateKey: "a private key, which should not be here at all"
        case .pkcs1PublicKey: "an RSA public key (PKCS #1)"
        case .bareKey: "a bare point without the DER around it"
        }
    }
}

extension PublicKeyError.KeyAlgorithm {
    fileprivate var noun: String {
        switch self {
        case .rsa(let bits): "an RSA public key\(bits.map { " of \($0) bits" } ?? "")"
        case .named(let name): "a public key for \(name)"
        case .identifier(let oid): "a public key for the algorithm with identifier \(oid)"
        }
    }
}
