import DNSSEC
import Testing

/// Everything else is refused, with the reason.
struct RefusedKeyTests {
    @Test func `there are vectors`() {
        #expect(Vectors.refusedKeys.count >= 60)
    }

    @Test(arguments: Vectors.refusedKeys)
    func `each key is refused for its reason`(vector: Vectors.RefusedKey) throws {
        let error = #expect(throws: PublicKeyError.self) { try P256PublicKey(pemOrDER: vector.octets) }
        guard vector.reason != "any" else { return }
        #expect(error.map(Self.reason) == vector.reason)
    }

    @Test(arguments: Vectors.refusedKeys)
    func `each reason is one printable sentence`(vector: Vectors.RefusedKey) throws {
        let error = try #require(throws: PublicKeyError.self) { try P256PublicKey(pemOrDER: vector.octets) }
        #expect((20...200).contains(error.description.count), "\(error)")
        #expect(error.description.unicodeScalars.allSatisfy { (0x20...0x7E).contains($0.value) }, "\(error)")
    }

    /// KMS sends DER: what is no DER is then no key, whatever else it is.
    @Test(arguments: Vectors.refusedKeys)
    func `each is refused as DER too`(vector: Vectors.RefusedKey) {
        #expect(throws: PublicKeyError.self) { try P256PublicKey(subjectPublicKeyInfo: vector.octets) }
    }

    @Test(arguments: [0, 1, 32, 63, 65, 91, 96])
    func `X and Y have 64 octets`(count: Int) {
        #expect(throws: PublicKeyError.wrongRawLength(count)) {
            try P256PublicKey(rawRepresentation: [UInt8](repeating: 1, count: count))
        }
    }

    /// The word by which the vectors call a reason.
    static func reason(_ error: PublicKeyError) -> String {
        switch error {
        case .empty: "empty"
        case .tooLarge: "tooLarge"
        case .textWithoutPEM(let looksLikeBase64): looksLikeBase64 ? "bareBase64" : "textWithoutPEM"
        case .malformedPEM: "malformedPEM"
        case .severalPEMBlocks: "severalPEMBlocks"
        case .otherPEM(let label): "pem:\(label)"
        case .otherStructure(let structure): "\(structure)".replacing("pkcs1PublicKey", with: "pkcs1")
        case .notDER: "notDER"
        case .truncated: "truncated"
        case .trailingOctets(let count): "trailing\(count)"
        case .notShortestLength: "notShortestLength"
        case .notSubjectPublicKeyInfo: "notSubjectPublicKeyInfo"
        case .otherAlgorithm(.rsa(let bits)): "rsa\(bits.map(String.init) ?? "")"
        case .otherAlgorithm(.named(let name)): name
        case .otherAlgorithm(.identifier(let identifier)): identifier
        case .otherCurve(.named(let name)): name
        case .otherCurve(.identifier(let identifier)): identifier
        case .explicitParameters: "explicitParameters"
        case .missingCurve: "missingCurve"
        case .compressedPoint: "compressedPoint"
        case .hybridPoint: "hybridPoint"
        case .pointAtInfinity: "pointAtInfinity"
        case .malformedPoint: "malformedPoint"
        case .notOnCurve: "notOnCurve"
        case .wrongRawLength: "wrongRawLength"
        }
    }
}
