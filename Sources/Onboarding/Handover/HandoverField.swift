internal import DNSSEC

/// A field of a registrar's form.
package enum HandoverField: Hashable, Sendable {
    /// The key tag.
    case keyTag
    /// The algorithm as a number with its name.
    case algorithm
    /// The algorithm by its name alone, as some APIs want it.
    case algorithmName
    /// The digest type as a number with its name.
    case digestType
    /// The digest type by its name alone, without a hyphen.
    case digestTypeName
    /// The digest.
    case digest
    /// 257.
    case flags
    /// 257 in the words of forms: a key-signing key.
    case keyType
    /// 3.
    case protocolNumber
    /// The public key in Base 64.
    case publicKey
    /// The data of the DS record: `55648 13 2 B4C8…`.
    case signerData
    /// The DS record as a line.
    case signerLine
    /// The DNSKEY record as a line.
    case keyLine

    /// What most forms call it.
    package var usualLabel: String {
        switch self {
        case .keyTag: "Key tag"
        case .algorithm, .algorithmName: "Algorithm"
        case .digestType, .digestTypeName: "Digest type"
        case .digest: "Digest"
        case .flags: "Flags"
        case .keyType: "Key type"
        case .protocolNumber: "Protocol"
        case .publicKey: "Public key"
        case .signerData, .signerLine: "DS record"
        case .keyLine: "DNSKEY record"
        }
    }
}

extension DelegationHandover {
    /// What goes into a field.
    package func value(of field: HandoverField) -> String {
        switch field {
        case .keyTag: "\(signer.keyTag)"
        case .algorithm:
            "\(signer.algorithm.rawValue)" + (Self.algorithmNames[signer.algorithm].map { " - \($0)" } ?? "")
        case .algorithmName: signer.algorithm.mnemonic ?? "\(signer.algorithm.rawValue)"
        case .digestType: "\(signer.digestType.rawValue) - \(signer.digestType.mnemonic ?? "")"
        case .digestTypeName: "SHA256"
        case .digest: signer.digestHex
        case .flags: "\(key.flags)"
        case .keyType: "\(key.flags) - KSK"
        case .protocolNumber: "\(key.protocolNumber)"
        case .publicKey: publicKey
        case .signerData: signer.description
        case .signerLine: signer.record(owner: owner, ttlSeconds: nil)
        case .keyLine: key.record(owner: owner, ttlSeconds: nil)
        }
    }

    private static let algorithmNames: [SecurityAlgorithm: String] = [
        .ecdsaP256SHA256: "ECDSA/SHA-256 (ECDSAP256SHA256)"
    ]
}
