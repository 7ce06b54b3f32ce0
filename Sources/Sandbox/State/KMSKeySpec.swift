/// The kinds of keys that the sandbox makes.
enum KMSKeySpec: String, Codable, Sendable, CaseIterable {
    case eccNISTP256 = "ECC_NIST_P256"
    case eccNISTP384 = "ECC_NIST_P384"
    case eccNISTP521 = "ECC_NIST_P521"
    case eccSECGP256K1 = "ECC_SECG_P256K1"
    case eccNISTEdwards25519 = "ECC_NIST_EDWARDS25519"
    case rsa2048 = "RSA_2048"
    case rsa3072 = "RSA_3072"
    case rsa4096 = "RSA_4096"
    case hmac224 = "HMAC_224"
    case hmac256 = "HMAC_256"
    case hmac384 = "HMAC_384"
    case hmac512 = "HMAC_512"
    case symmetric = "SYMMETRIC_DEFAULT"

    /// The signing algorithms of a key for signing.
    var signingAlgorithms: [String] {
        switch self {
        case .eccNISTP256, .eccSECGP256K1: ["ECDSA_SHA_256"]
        case .eccNISTP384: ["ECDSA_SHA_384"]
        case .eccNISTP521: ["ECDSA_SHA_512"]
        case .eccNISTEdwards25519: ["ED25519_SHA_512", "ED25519_PH_SHA_512"]
        case .rsa2048, .rsa3072, .rsa4096:
            ["PKCS1_V1_5", "PSS"].flatMap { scheme in
                ["256", "384", "512"].map { "RSASSA_\(scheme)_SHA_\($0)" }
            }
        case .symmetric, .hmac224, .hmac256, .hmac384, .hmac512: []
        }
    }

    /// The encryption algorithms of a key for encryption.
    var encryptionAlgorithms: [String] {
        switch self {
        case .rsa2048, .rsa3072, .rsa4096: ["RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256"]
        case .symmetric: ["SYMMETRIC_DEFAULT"]
        default: []
        }
    }

    /// The algorithms of a key for message authentication codes.
    var macAlgorithms: [String] {
        rawValue.hasPrefix("HMAC_") ? ["HMAC_SHA_\(rawValue.dropFirst(5))"] : []
    }

    /// What a key of this kind can be made for.
    var usages: [String] {
        switch self {
        case .eccNISTP256, .eccNISTP384, .eccNISTP521: ["SIGN_VERIFY", "KEY_AGREEMENT"]
        case .eccSECGP256K1, .eccNISTEdwards25519: ["SIGN_VERIFY"]
        case .rsa2048, .rsa3072, .rsa4096: ["SIGN_VERIFY", "ENCRYPT_DECRYPT"]
        case .hmac224, .hmac256, .hmac384, .hmac512: ["GENERATE_VERIFY_MAC"]
        case .symmetric: ["ENCRYPT_DECRYPT"]
        }
    }

    /// The bits of an RSA key's modulus; nil for the other kinds.
    var rsaBits: Int? {
        switch self {
        case .rsa2048: 2048
        case .rsa3072: 3072
        case .rsa4096: 4096
        default: nil
        }
    }

    /// The octets of a private scalar or seed; nil for the kinds that have none here.
    var scalarLength: Int? {
        switch self {
        case .eccNISTP256, .eccNISTEdwards25519: 32
        case .eccNISTP384: 48
        case .eccNISTP521: 66
        default: nil
        }
    }
}
