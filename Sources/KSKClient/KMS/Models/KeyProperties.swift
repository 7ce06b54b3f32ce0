public import AWSCore

/// What a KMS key is for.
public struct KeyUsage: TextValue {
    /// The value as KMS writes it.
    public var rawValue: String

    /// Takes any text.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Signing.
    public static let signVerify: KeyUsage = "SIGN_VERIFY"
    /// Encrypting.
    public static let encryptDecrypt: KeyUsage = "ENCRYPT_DECRYPT"
    /// Message authentication codes.
    public static let generateVerifyMAC: KeyUsage = "GENERATE_VERIFY_MAC"
    /// Agreeing on keys.
    public static let keyAgreement: KeyUsage = "KEY_AGREEMENT"
}

/// What state a KMS key is in.
public struct KeyState: TextValue {
    /// The value as KMS writes it.
    public var rawValue: String

    /// Takes any text.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// It is being created.
    public static let creating: KeyState = "Creating"
    /// It can be used.
    public static let enabled: KeyState = "Enabled"
    /// Someone disabled it.
    public static let disabled: KeyState = "Disabled"
    /// It is going to be deleted.
    public static let pendingDeletion: KeyState = "PendingDeletion"
    /// Its material has not been imported yet.
    public static let pendingImport: KeyState = "PendingImport"
    /// It is deleted once its replicas are.
    public static let pendingReplicaDeletion: KeyState = "PendingReplicaDeletion"
    /// Its key store cannot be reached.
    public static let unavailable: KeyState = "Unavailable"
    /// It is changing its region.
    public static let updating: KeyState = "Updating"
}

/// What kind of key a KMS key is.
public struct KeySpec: TextValue {
    /// The value as KMS writes it.
    public var rawValue: String

    /// Takes any text.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// P-256: the one that Route 53 takes.
    public static let eccNISTP256: KeySpec = "ECC_NIST_P256"
    /// P-384.
    public static let eccNISTP384: KeySpec = "ECC_NIST_P384"
    /// RSA with 2048 bits.
    public static let rsa2048: KeySpec = "RSA_2048"
    /// AES.
    public static let symmetricDefault: KeySpec = "SYMMETRIC_DEFAULT"
}

/// Who manages a KMS key.
public struct KeyManager: TextValue {
    /// The value as KMS writes it.
    public var rawValue: String

    /// Takes any text.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The account, which can change its policy.
    public static let customer: KeyManager = "CUSTOMER"
    /// An AWS service.
    public static let aws: KeyManager = "AWS"
}

/// Where the material of a KMS key came from.
public struct KeyOrigin: TextValue {
    /// The value as KMS writes it.
    public var rawValue: String

    /// Takes any text.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// KMS made it.
    public static let awsKMS: KeyOrigin = "AWS_KMS"
    /// It was imported.
    public static let external: KeyOrigin = "EXTERNAL"
    /// A CloudHSM cluster holds it.
    public static let awsCloudHSM: KeyOrigin = "AWS_CLOUDHSM"
    /// A key store outside AWS holds it.
    public static let externalKeyStore: KeyOrigin = "EXTERNAL_KEY_STORE"
}
