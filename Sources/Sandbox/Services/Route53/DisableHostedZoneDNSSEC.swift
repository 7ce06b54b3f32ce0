/// Stops signing a zone; its key-signing keys stay as they are.
///
/// Source: Route 53 API Reference, "DisableHostedZoneDNSSEC".
struct DisableHostedZoneDNSSEC: Route53Operation {
    static let name = "DisableHostedZoneDNSSEC"
    static let isChange = true

    private let zoneID: String

    var changedZone: String? { zoneID }
    var resource: String? { Self.zoneARN(zoneID) }

    init(_ call: Route53Call) throws(ServiceError) { zoneID = try call.zoneID() }

    func perform(in context: CallContext, on account: inout AccountState) throws(ServiceError) -> ServiceReply {
        let zone = try ZoneSigning.publicZone(zoneID, in: account)
        guard zone.serveSignature != .notSigning || !zone.keySigningKeys.isEmpty else {
            throw ServiceError(
                "DNSSECNotFound", "DNSSEC is not enabled for hosted zone with ID '\(zoneID)'.")
        }
        try ZoneSigning.checkOtherKeys(of: zone)
        guard SimulatedParent.keyTags(of: zone, at: context.now, in: account).isEmpty else {
            throw ServiceError(
                "KeySigningKeyInParentDSRecord",
                "The parent zone has a DS record for hosted zone with ID '\(zoneID)'. Disabling DNSSEC would break the"
                    + " authentication chain.")
        }
        account.update(zone: zoneID) { zone in
            zone.serveSignature = .notSigning
            zone.statusMessage = nil
        }
        let change = ZoneSigning.beginChange(in: context, on: &account)
        return Self.reply { $0.write(change, in: context) }
    }
}
