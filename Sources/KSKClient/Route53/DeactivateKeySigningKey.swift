public import AWSCore

/// Lets a key-signing key sign no longer.
///
/// A zone whose parent has a DS record of this key alone fails to validate afterwards: take the DS record away first, and
/// wait until it has left the caches. After a lost reply look with ``GetDNSSEC``.
///
/// - Throws: `AWSError` with one of the codes `noSuchKeySigningKey`,
///   `invalidKeySigningKeyStatus`, `invalidSigningStatus`, `keySigningKeyInUse`, `keySigningKeyInParentDSRecord`,
///   `concurrentModification`, `invalidInput`.
public struct DeactivateKeySigningKey: Operation, Hashable {
    /// The service.
    public static let service = AWSService.route53
    /// The name in AWS's documentation.
    public static let name = "DeactivateKeySigningKey"
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
            .post, path: "2013-04-01", "keysigningkey", hostedZoneID.rawValue, keyName.rawValue, "deactivate")
    }

    /// Reads a reply of success.
    public func response(from reply: HTTPResponse) throws -> ChangeInfo {
        try ChangeInfo(reply.xml(root: "DeactivateKeySigningKeyResponse").required("ChangeInfo"))
    }
}
