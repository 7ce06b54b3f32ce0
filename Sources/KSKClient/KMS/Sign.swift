public import AWSCore
import FoundationEssentials

/// Signs with a key; as a dry run it signs nothing and tells whether one may.
///
/// - Throws: `AWSError`. A dry run never succeeds: the code `dryRunOperationException` says that the call would have
///   been allowed.
public struct Sign: Operation, Hashable {
    /// Whether KMS hashes what it is given.
    public enum MessageType: String, Sendable, Hashable {
        /// It does.
        case raw = "RAW"
        /// It was hashed already.
        case digest = "DIGEST"
    }

    /// What KMS answers.
    public struct Response: Sendable, Hashable {
        /// The signature, for ECDSA a DER sequence of two numbers (RFC 3279).
        public var signature: [UInt8]

        /// A response of its part.
        public init(signature: [UInt8]) {
            self.signature = signature
        }
    }

    /// The service.
    public static let service = AWSService.kms
    /// The name in AWS's documentation.
    public static let name = "Sign"
    // A signature changes nothing that anyone can see.
    /// What to do after a lost reply.
    public static let repeatability = Repeatability.repeatable

    /// The key.
    public var keyID: KMSKeyIdentifier
    /// What is signed.
    public var message: [UInt8]
    /// Whether KMS hashes it.
    public var messageType: MessageType
    /// The algorithm, such as `ECDSA_SHA_256`.
    public var signingAlgorithm: String
    /// Whether only the permission is wanted.
    public var dryRun: Bool

    /// The operation for a key and a message.
    public init(
        keyID: KMSKeyIdentifier, message: [UInt8], messageType: MessageType = .raw,
        signingAlgorithm: String = "ECDSA_SHA_256", dryRun: Bool = false
    ) {
        self.keyID = keyID
        self.message = message
        self.messageType = messageType
        self.signingAlgorithm = signingAlgorithm
        self.dryRun = dryRun
    }

    /// What is sent.
    public var request: OperationRequest {
        var body = JSONObject()
        body.add("KeyId", .string(keyID.rawValue))
        body.add("Message", .string(Data(message).base64EncodedString()))
        body.add("MessageType", .string(messageType.rawValue))
        body.add("SigningAlgorithm", .string(signingAlgorithm))
        body.add("DryRun", dryRun ? true : nil)
        return OperationRequest(.post, body: body.octets)
    }

    /// Reads a reply of success.
    public func response(from reply: HTTPResponse) throws -> Response {
        Response(signature: [UInt8](try reply.json(Wire.self).signature))
    }

    private struct Wire: Decodable {
        var signature: Data

        enum CodingKeys: String, CodingKey {
            case signature = "Signature"
        }
    }
}
