/// Stops signing a zone; its key-signing keys stay as they are.
///
/// Source: Route 53 API Reference, "DisableHostedZoneDNSSEC".
struct DisableHostedZoneDNSSEC: ZoneSigningOperation {
    static let name = "DisableHostedZoneDNSSEC"

    let zoneID: String

    init(_ call: Route53Call) throws(ServiceError) { zoneID = try call.zoneID() }

    func newStatus(
        of zone: HostedZoneRecord, in context: CallContext, on account: AccountState
    ) throws(ServiceError) -> HostedZoneRecord.ServeSignature {
        guard !zone.isPlain else { throw .dnssecNotFound(zoneID) }
        try ZoneSigning.checkOtherKeys(of: zone)
        guard SimulatedParent.keyTags(of: zone, at: context.now, in: account).isEmpty else {
            throw ServiceError(
                "KeySigningKeyInParentDSRecord",
                "The parent zone has a DS record for hosted zone with ID '\(zoneID)'. Disabling DNSSEC would break the"
                    + " authentication chain.")
        }
        return .notSigning
    }
}
