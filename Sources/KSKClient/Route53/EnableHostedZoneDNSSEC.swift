public import AWSCore

/// Starts signing a zone that has an active key-signing key.
///
/// Nothing validates it until the parent has a DS record. After a lost reply look with ``GetDNSSEC``.
///
/// - Throws: `AWSError` with one of the codes `noSuchHostedZone`,
///   `keySigningKeyWithActiveStatusNotFound`, `invalidKMSArn`, `hostedZonePartiallyDelegated`, `dnssecNotFound`,
///   `invalidKeySigningKeyStatus`, `concurrentModification`, `invalidArgument`, `invalidInput`.
public struct EnableHostedZoneDNSSEC: Operation, Hashable {
    /// The service.
    public static let service = AWSService.route53
    /// The name in AWS's documentation.
    public static let name = "EnableHostedZoneDNSSEC"
    /// What to do after a lost reply.
    public static let repeatability = Repeatability.lookFirst

    /// The zone.
    public var hostedZoneID: HostedZoneID

    /// The operation for a zone.
    public init(hostedZoneID: HostedZoneID) {
        self.hostedZoneID = hostedZoneID
    }

    /// What is sent.
    public var request: OperationRequest {
        OperationRequest(.post, path: "2013-04-01", "hostedzone", hostedZoneID.rawValue, "enable-dnssec")
    }

    /// Reads a reply of success.
    public func response(from reply: HTTPResponse) throws -> ChangeInfo {
        try ChangeInfo(reply.xml(root: "EnableHostedZoneDNSSECResponse").required("ChangeInfo"))
    }
}
