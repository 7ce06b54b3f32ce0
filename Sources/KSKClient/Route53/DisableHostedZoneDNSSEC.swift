public import AWSCore

/// Stops signing a zone.
///
/// A zone whose parent still has a DS record, or had one a moment ago, fails to validate afterwards: take the DS record
/// away first, and wait until it has left the caches. After a lost reply look with ``GetDNSSEC``.
///
/// - Throws: `AWSError` with one of the codes `noSuchHostedZone`,
///   `keySigningKeyInParentDSRecord`, `dnssecNotFound`, `invalidKeySigningKeyStatus`, `invalidKMSArn`,
///   `concurrentModification`, `invalidArgument`, `invalidInput`.
public struct DisableHostedZoneDNSSEC: Operation, Hashable {
    /// The service.
    public static let service = AWSService.route53
    /// The name in AWS's documentation.
    public static let name = "DisableHostedZoneDNSSEC"
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
        OperationRequest(.post, path: "2013-04-01", "hostedzone", hostedZoneID.rawValue, "disable-dnssec")
    }

    /// Reads a reply of success.
    public func response(from reply: HTTPResponse) throws -> ChangeInfo {
        try ChangeInfo(reply.xml(root: "DisableHostedZoneDNSSECResponse").required("ChangeInfo"))
    }
}
