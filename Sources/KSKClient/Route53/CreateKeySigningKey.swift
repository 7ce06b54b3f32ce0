public import AWSCore

/// Makes a key-signing key of a zone from a KMS key.
///
/// Route 53 answers before all its servers have it: follow the change with ``GetChange``. After a lost reply look with
/// ``GetDNSSEC`` for a key of this name and ARN before asking again.
///
/// - Throws: `AWSError` with one of the codes `noSuchHostedZone`, `invalidArgument`, `invalidInput`, `invalidKMSArn`,
///   `invalidKeySigningKeyStatus`, `invalidSigningStatus`, `invalidKeySigningKeyName`, `keySigningKeyAlreadyExists`,
///   `tooManyKeySigningKeys`, `concurrentModification`.
public struct CreateKeySigningKey: Operation, Hashable {
    /// What Route 53 answers.
    public struct Response: Sendable, Hashable {
        /// The change that makes it known to Route 53's servers.
        public var changeInfo: ChangeInfo
        /// The key with its records.
        public var keySigningKey: KeySigningKey
        /// The URL of the key.
        public var location: String?

        /// A response of its parts.
        public init(changeInfo: ChangeInfo, keySigningKey: KeySigningKey, location: String? = nil) {
            self.changeInfo = changeInfo
            self.keySigningKey = keySigningKey
            self.location = location
        }
    }

    /// The service.
    public static let service = AWSService.route53
    /// The name in AWS's documentation.
    public static let name = "CreateKeySigningKey"
    /// What to do after a lost reply.
    public static let repeatability = Repeatability.lookFirst

    /// Identifies the request.
    public var callerReference: CallerReference
    /// The zone.
    public var hostedZoneID: HostedZoneID
    /// The KMS key.
    public var keyManagementServiceARN: KMSKeyARN
    /// The new key's name.
    public var name: KeySigningKeyName
    /// Whether it is to be active at once.
    public var status: KeySigningKeyStatus

    /// The operation with its five parameters.
    public init(
        callerReference: CallerReference, hostedZoneID: HostedZoneID, keyManagementServiceARN: KMSKeyARN,
        name: KeySigningKeyName, status: KeySigningKeyStatus
    ) {
        self.callerReference = callerReference
        self.hostedZoneID = hostedZoneID
        self.keyManagementServiceARN = keyManagementServiceARN
        self.name = name
        self.status = status
    }

    /// What is sent.
    public var request: OperationRequest {
        OperationRequest(
            .post, path: "2013-04-01", "keysigningkey",
            body: .route53(
                "CreateKeySigningKeyRequest",
                XMLElement("CallerReference", text: callerReference.rawValue),
                XMLElement("HostedZoneId", text: hostedZoneID.rawValue),
                XMLElement("KeyManagementServiceArn", text: keyManagementServiceARN.description),
                XMLElement("Name", text: name.rawValue),
                XMLElement("Status", text: status.rawValue)))
    }

    /// Reads a reply of success.
    public func response(from reply: HTTPResponse) throws -> Response {
        let root = try reply.xml(root: "CreateKeySigningKeyResponse")
        return Response(
            changeInfo: try ChangeInfo(root.required("ChangeInfo")),
            keySigningKey: try KeySigningKey(root.required("KeySigningKey")),
            location: reply.headers["Location"])
    }
}
