/// Starts signing a zone.
///
/// Source: Route 53 API Reference, "EnableHostedZoneDNSSEC".
struct EnableHostedZoneDNSSEC: ZoneSigningOperation {
    static let name = "EnableHostedZoneDNSSEC"

    let zoneID: String

    init(_ call: Route53Call) throws(ServiceError) { zoneID = try call.zoneID() }

    func newStatus(
        of zone: HostedZoneRecord, in context: CallContext, on account: AccountState
    ) throws(ServiceError) -> HostedZoneRecord.ServeSignature {
        try ZoneSigning.checkOtherKeys(of: zone)
        for key in zone.keySigningKeys where [.active, .actionNeeded].contains(key.status) {
            _ = try KeyFitness.publicKey(of: key.keyARN, zone: zone, in: context, on: account)
        }
        guard zone.keySigningKeys.contains(where: { $0.status == .active }) else { throw .noActiveKey(zoneID) }
        guard !SimulatedParent.delegatesPartially(zone, in: account) else {
            throw ServiceError(
                "HostedZonePartiallyDelegated",
                "Hosted zone with ID '\(zoneID)' has NS records partially connected with its parent zone.")
        }
        return .signing
    }
}
