/// Tells what is known of a zone, its name servers or its VPC included.
///
/// Source: Route 53 API Reference, "GetHostedZone".
struct GetHostedZone: Route53Operation {
    static let name = "GetHostedZone"

    private let zoneID: String

    var resource: String? { Self.zoneARN(zoneID) }

    init(_ call: Route53Call) throws(ServiceError) { zoneID = try call.zoneID() }

    func perform(in context: CallContext, on account: inout AccountState) throws(ServiceError) -> ServiceReply {
        guard let zone = account.zone(zoneID) else { throw .noSuchHostedZone(zoneID) }
        return Self.reply { xml in
            xml.write(zone)
            if zone.isPrivate {
                xml.element("VPCs") { $0.writeVPC(of: zone) }
            } else {
                xml.writeDelegationSet(of: zone)
            }
        }
    }
}
