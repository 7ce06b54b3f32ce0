/// A change of whether a public zone is being signed.
protocol ZoneSigningOperation: Route53Operation {
    /// The bare id of the zone.
    var zoneID: String { get }

    /// Checks that the zone's signing can be changed, and gives its new status.
    func newStatus(
        of zone: HostedZoneRecord, in context: CallContext, on account: AccountState
    ) throws(ServiceError) -> HostedZoneRecord.ServeSignature
}

extension ZoneSigningOperation {
    static var isChange: Bool { true }
    var changedZone: String? { zoneID }
    var resource: String? { Self.zoneARN(zoneID) }

    func perform(in context: CallContext, on account: inout AccountState) throws(ServiceError) -> ServiceReply {
        let zone = try ZoneSigning.publicZone(zoneID, in: account, context.settings)
        let status = try newStatus(of: zone, in: context, on: account)
        account.update(zone: zoneID) { zone in
            zone.serveSignature = status
            zone.statusMessage = nil
        }
        return ZoneSigning.reply(of: Self.self, in: context, on: &account)
    }
}
