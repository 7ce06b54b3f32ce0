/// The kinds of keys that the sandbox makes.
enum KMSKeySpec: String, Codable, Sendable, CaseIterable {
    case eccNISTP256 = "ECC_NIST_P256"
    case eccNISTP384 = "ECC_NIST_P384"
    case eccNISTP521 = "ECC_NIST_P521"
    case rsa2048 = "RSA_2048"
    case symmetric = "SYMMETRIC_DEFAULT"

    /// The signing algorithms of a key for signing.
    var signingAlgorithms: [String] {
        switch self {
        case .eccNISTP256: ["ECDSA_SHA_256"]
        case .eccNISTP384: ["ECDSA_SHA_384"]
        case .eccNISTP521: ["ECDSA_SHA_512"]
        case .rsa2048:
            ["PKCS1_V1_5", "PSS"].flatMap { scheme in
                ["256", "384", "512"].map { "RSASSA_\(scheme)_SHA_\($0)" }
            }
        case .symmetric: []
        }
    }

    /// The encryption algorithms of a key for encryption.
    var encryptionAlgorithms: [String] {
        switch self {
        case .rsa2048: ["RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256"]
        case .symmetric: ["SYMMETRIC_DEFAULT"]
        case .eccNISTP256, .eccNISTP384, .eccNISTP521: []
        }
    }

    /// What a key of this kind can be made for.
    var usages: [String] {
        switch self {
        case .eccNISTP256, .eccNISTP384, .eccNISTP521: ["SIGN_VERIFY", "KEY_AGREEMENT"]
        case .rsa2048: ["SIGN_VERIFY", "ENCRYPT_DECRYPT"]
        case .symmetric: ["ENCRYPT_DECRYPT"]
        }
    }

    /// The octets of a private scalar; nil where the private key is none.
    var scalarLength: Int? {
        switch self {
        case .eccNISTP256: 32
        case .eccNISTP384: 48
        case .eccNISTP521: 66
        case .rsa2048, .symmetric: nil
        }
    }
}
