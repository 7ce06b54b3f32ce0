extension PublicKeyError {
    /// Finds out why octets are not the 91 octets of a P-256 key.
    init(explaining der: [UInt8]) {
        do {
            self = try Self.reason(for: der)
        } catch {
            self = error
        }
    }

    /// Returns or throws the reason; reading DER throws what is wrong with its lengths.
    private static func reason(for der: [UInt8]) throws(PublicKeyError) -> PublicKeyError {
        guard !der.isEmpty else { return .empty }
        guard der.count <= P256PublicKey.maximumFileLength else { return .tooLarge(octets: der.count) }
        if isBareKey(der) { return .otherStructure(.bareKey) }
        guard der[0] == DERElement.sequence else { return .notDER }
        var rest = der[...]
        let outer = try DERElement.read(&rest)
        let parts = try outer.children()
        guard parts.count == 2, parts[0].tag == DERElement.sequence, parts[1].tag == DERElement.bitString else {
            return structure(of: parts)
        }
        if let reason = try reason(forAlgorithm: parts[0], key: parts[1]) { return reason }
        guard rest.isEmpty else { return .trailingOctets(count: rest.count) }
        return reason(forPoint: parts[1].content)
    }

    /// Whether octets are a key alone: X and Y as DNSKEY records have them, or a point as X9.62 has it.
    private static func isBareKey(_ octets: [UInt8]) -> Bool {
        switch (octets[0], octets.count) {
        case (DERElement.sequence, _): false
        case (_, P256PublicKey.rawLength), (4, 65), (2, 33), (3, 33): true
        default: false
        }
    }

    /// Tells a DER structure that is no public key from one that means nothing here.
    private static func structure(of parts: [DERElement]) -> PublicKeyError {
        switch parts.map(\.tag) {
        case [DERElement.sequence, DERElement.sequence, DERElement.bitString]: .otherStructure(.certificate)
        case [DERElement.integer, DERElement.integer]: .otherStructure(.pkcs1PublicKey)
        case let tags
        where tags.starts(with: [DERElement.integer, DERElement.sequence, DERElement.octetString])
            || tags.starts(with: [DERElement.integer, DERElement.octetString])
            // An encrypted one (RFC 5958 section 3).
            || tags == [DERElement.sequence, DERElement.octetString]
            || tags.count == 9 && tags.allSatisfy({ $0 == DERElement.integer }):
            .otherStructure(.privateKey)
        default: .notSubjectPublicKeyInfo
        }
    }

    /// The reason that lies in the algorithm or the curve; nil when they are right.
    private static func reason(
        forAlgorithm algorithm: DERElement, key: DERElement
    ) throws(PublicKeyError) -> PublicKeyError? {
        let parts = try algorithm.children()
        guard let first = parts.first, first.tag == DERElement.objectIdentifier else { return .notSubjectPublicKeyInfo }
        let identifier = first.dottedIdentifier
        if identifier == rsaIdentifier { return .otherAlgorithm(.rsa(bits: modulusBits(in: key.content))) }
        guard identifier == ellipticCurveIdentifier else {
            return .otherAlgorithm(algorithmNames[identifier].map { .named($0) } ?? .identifier(identifier))
        }
        guard parts.count > 1 else { return .missingCurve }
        guard parts.count == 2 else { return .notSubjectPublicKeyInfo }
        switch parts[1].tag {
        case DERElement.sequence: return .explicitParameters
        case DERElement.objectIdentifier:
            let curve = parts[1].dottedIdentifier
            guard curve != p256Identifier else { return nil }
            return .otherCurve(curveNames[curve].map { .named($0) } ?? .identifier(curve))
        default: return .missingCurve
        }
    }

    /// The reason that lies in the point, of a key that says that it is on P-256.
    private static func reason(forPoint bits: ArraySlice<UInt8>) -> PublicKeyError {
        // The first octet of a bit string counts the bits that its last one does not use.
        guard bits.first == 0 else { return .notSubjectPublicKeyInfo }
        let point = bits.dropFirst()
        return switch (point.first, point.count) {
        case (0, 1): .pointAtInfinity
        case (2, 33), (3, 33): .compressedPoint
        case (6, 65), (7, 65): .hybridPoint
        // All is as it should be but for an identifier written with padding, which DER forbids.
        case (4, 65): .notSubjectPublicKeyInfo
        default: .malformedPoint(firstOctet: point.first, octets: point.count)
        }
    }

    private static func modulusBits(in key: ArraySlice<UInt8>) -> Int? {
        var octets = key.dropFirst()
        guard let modulus = try? DERElement.read(&octets).children().first, modulus.tag == DERElement.integer else {
            return nil
        }
        let significant = modulus.content.drop(while: { $0 == 0 })
        guard let first = significant.first else { return nil }
        return significant.count * 8 - first.leadingZeroBitCount
    }

    private static let rsaIdentifier = "1.2.840.113549.1.1.1"
    private static let ellipticCurveIdentifier = "1.2.840.10045.2.1"
    private static let p256Identifier = "1.2.840.10045.3.1.7"

    private static let algorithmNames = [
        "1.2.840.113549.1.1.10": "RSASSA-PSS", "1.2.840.10040.4.1": "DSA", "1.2.840.10046.2.1": "Diffie-Hellman",
        "1.2.840.113549.1.3.1": "Diffie-Hellman", "1.3.101.110": "X25519", "1.3.101.111": "X448",
        "1.3.101.112": "Ed25519", "1.3.101.113": "Ed448", "1.3.132.1.12": "ECDH", "1.2.156.10197.1.301": "SM2",
        "2.16.840.1.101.3.4.3.17": "ML-DSA-44", "2.16.840.1.101.3.4.3.18": "ML-DSA-65",
        "2.16.840.1.101.3.4.3.19": "ML-DSA-87",
    ]

    private static let curveNames = [
        "1.2.840.10045.3.1.1": "P-192", "1.3.132.0.33": "P-224", "1.3.132.0.34": "P-384", "1.3.132.0.35": "P-521",
        "1.3.132.0.10": "secp256k1", "1.3.36.3.3.2.8.1.1.7": "brainpoolP256r1",
        "1.3.36.3.3.2.8.1.1.11": "brainpoolP384r1",
        "1.3.36.3.3.2.8.1.1.13": "brainpoolP512r1", "1.2.156.10197.1.301": "SM2",
    ]
}
