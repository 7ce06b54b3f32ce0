/// Starts signing a zone.
///
/// Source: Route 53 API Reference, "EnableHostedZoneDNSSEC".
struct EnableHostedZoneDNSSEC: Route53Operation {
    static let name = "EnableHostedZoneDNSSEC"
    static let isChange = true

    private let zoneID: String

    var changedZone: String? { zoneID }
    var resource: String? { Self.zoneARN(zoneID) }

    init(_ call: Route53Call) throws(ServiceError) { zoneID = try call.zoneID() }

    func perform(in context: CallContext, on account: inout AccountState) throws(ServiceError) -> ServiceReply {
        let zone = try ZoneSigning.publicZone(zoneID, in: account)
        try ZoneSigning.checkOtherKeys(of: zone)
        for key in zone.keySigningKeys where [.active, .actionNeeded].contains(key.status) {
            _ = try KeyFitness.publicKey(of: key.keyARN, zone: zone, in: context, on: account)
        }
        guard zone.keySigningKeys.contains(where: { $0.status == .active }) else { throw .noActiveKey(zoneID) }
        guard !zone.isPartiallyDelegated else {
            throw ServiceError(
                "HostedZonePartiallyDelegated",
                "Hosted zone with ID '\(zoneID)' has NS records partially connected with its parent zone.")
        }
        account.update(zone: zoneID) { zone in
            zone.serveSignature = .signing
            zone.statusMessage = nil
        }
        let change = ZoneSigning.beginChange(in: context, on: &account)
        return Self.reply { $0.write(change, in: context) }
    }
}
