public import AWSCore

/// Lets a key-signing key sign its zone's keys.
///
/// Route 53 answers before all its servers have it: follow the change with ``GetChange``. After a lost reply look with
/// ``GetDNSSEC``: an active key needs nothing more.
///
/// - Throws: `AWSError` with one of the codes `noSuchKeySigningKey`,
///   `invalidKeySigningKeyStatus`, `invalidSigningStatus`, `invalidKMSArn`, `concurrentModification`, `invalidInput`.
public struct ActivateKeySigningKey: Operation, Hashable {
    /// The service.
    public static let service = AWSService.route53
    /// The name in AWS's documentation.
    public static let name = "ActivateKeySigningKey"
    /// What to do after a lost reply.
    public static let repeatability = Repeatability.lookFirst

    /// The zone.
    public var hostedZoneID: HostedZoneID
    /// The key-signing key's name.
    public var keyName: KeySigningKeyName

    /// The operation for a zone's key-signing key.
    public init(hostedZoneID: HostedZoneID, keyName: KeySigningKeyName) {
        self.hostedZoneID = hostedZoneID
        self.keyName = keyName
    }

    /// What is sent.
    public var request: OperationRequest {
        OperationRequest(
            .post, path: "2013-04-01", "keysigningkey", hostedZoneID.rawValue, keyName.rawValue, "activate")
    }

    /// Reads a reply of success.
    public func response(from reply: HTTPResponse) throws -> ChangeInfo {
        try ChangeInfo(reply.xml(root: "ActivateKeySigningKeyResponse").required("ChangeInfo"))
    }
}
