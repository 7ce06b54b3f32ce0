/// Takes a zone away that has nothing in it any more.
///
/// Source: Route 53 API Reference, "DeleteHostedZone".
struct DeleteHostedZone: Route53Operation {
    static let name = "DeleteHostedZone"
    static let isChange = true

    private let zoneID: String

    var changedZone: String? { zoneID }
    var resource: String? { Self.zoneARN(zoneID) }
    let errorWhenBusy = ServiceError.priorRequestNotComplete

    init(_ call: Route53Call) throws(ServiceError) { zoneID = try call.zoneID() }

    func perform(in context: CallContext, on account: inout AccountState) throws(ServiceError) -> ServiceReply {
        guard let zone = account.zone(zoneID) else { throw .noSuchHostedZone(zoneID) }
        guard zone.keySigningKeys.isEmpty else {
            throw Self.notEmpty(
                "The specified hosted zone contains DNSSEC Key Signing Keys and so cannot be deleted.")
        }
        guard zone.hasOnlyRequiredRecordSets else {
            throw Self.notEmpty(
                "The specified hosted zone contains non-required resource record sets and so cannot be deleted.")
        }
        account.remove(zone: zoneID)
        let change = ZoneSigning.beginChange(in: context, on: &account)
        return Self.reply { $0.write(change, in: context) }
    }

    private static func notEmpty(_ message: String) -> ServiceError { ServiceError("HostedZoneNotEmpty", message) }
}
