public import AWSCore
import FoundationEssentials

/// Asks for the public half of a key.
public struct GetPublicKey: Operation, Hashable {
    /// What KMS answers.
    public struct Response: Sendable, Hashable {
        /// The key's ARN.
        public var keyARN: String
        /// The public key as a DER SubjectPublicKeyInfo (RFC 5280).
        public var publicKey: [UInt8]
        /// What kind of key it is.
        public var keySpec: KeySpec?
        /// What it is for.
        public var keyUsage: KeyUsage?
        /// The algorithms it signs with.
        public var signingAlgorithms: [String]

        /// A response of its parts.
        public init(
            keyARN: String, publicKey: [UInt8], keySpec: KeySpec? = nil, keyUsage: KeyUsage? = nil,
            signingAlgorithms: [String] = []
        ) {
            self.keyARN = keyARN
            self.publicKey = publicKey
            self.keySpec = keySpec
            self.keyUsage = keyUsage
            self.signingAlgorithms = signingAlgorithms
        }
    }

    /// The service.
    public static let service = AWSService.kms
    /// The name in AWS's documentation.
    public static let name = "GetPublicKey"
    /// What to do after a lost reply.
    public static let repeatability = Repeatability.repeatable

    /// The key.
    public var keyID: KMSKeyIdentifier

    /// The operation for a key.
    public init(keyID: KMSKeyIdentifier) {
        self.keyID = keyID
    }

    /// What is sent.
    public var request: OperationRequest {
        var body = JSONObject()
        body.add("KeyId", .string(keyID.rawValue))
        return OperationRequest(.post, body: body.octets)
    }

    /// Reads a reply of success.
    public func response(from reply: HTTPResponse) throws -> Response {
        let wire = try reply.json(Wire.self)
        return Response(
            keyARN: wire.keyID, publicKey: [UInt8](wire.publicKey),
            keySpec: (wire.keySpec ?? wire.deprecatedKeySpec).map(KeySpec.init(rawValue:)),
            keyUsage: wire.keyUsage.map(KeyUsage.init(rawValue:)), signingAlgorithms: wire.signingAlgorithms ?? [])
    }

    private struct Wire: Decodable {
        var keyID: String
        var publicKey: Data
        var keySpec: String?
        var deprecatedKeySpec: String?
        var keyUsage: String?
        var signingAlgorithms: [String]?

        enum CodingKeys: String, CodingKey {
            case keyID = "KeyId"
            case publicKey = "PublicKey"
            case keySpec = "KeySpec"
            case deprecatedKeySpec = "CustomerMasterKeySpec"
            case keyUsage = "KeyUsage"
            case signingAlgorithms = "SigningAlgorithms"
        }
    }
}
