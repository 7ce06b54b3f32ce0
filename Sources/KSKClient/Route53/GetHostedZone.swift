public import AWSCore

/// Asks for a zone and its name servers.
public struct GetHostedZone: Operation, Hashable {
    /// The service.
    public static let service = AWSService.route53
    /// The name in AWS's documentation.
    public static let name = "GetHostedZone"
    /// What to do after a lost reply.
    public static let repeatability = Repeatability.repeatable

    /// The zone.
    public var id: HostedZoneID

    /// The operation for a zone.
    public init(id: HostedZoneID) {
        self.id = id
    }

    /// What is sent.
    public var request: OperationRequest {
        OperationRequest(.get, path: "2013-04-01", "hostedzone", id.rawValue)
    }

    /// Reads a reply of success.
    public func response(from reply: HTTPResponse) throws -> HostedZoneDetail {
        let root = try reply.xml(root: "GetHostedZoneResponse")
        let servers = root.child("DelegationSet")?.child("NameServers")?.children("NameServer") ?? []
        return HostedZoneDetail(
            zone: try HostedZone(root.required("HostedZone")),
            nameServers: servers.map(\.text),
            vpcCount: root.child("VPCs")?.children("VPC").count ?? 0)
    }
}
