/// Tells whether a zone is being signed, and with which keys.
///
/// Source: Route 53 API Reference, "GetDNSSEC". The reference shows the items of `KeySigningKeys` as `KeySigningKey`;
/// AWS writes `member`, by the model that its SDKs are made from.
struct GetDNSSEC: Route53Operation {
    static let name = "GetDNSSEC"

    private let zoneID: String

    var resource: String? { Self.zoneARN(zoneID) }

    init(_ call: Route53Call) throws(ServiceError) { zoneID = try call.zoneID() }

    func perform(in context: CallContext, on account: inout AccountState) throws(ServiceError) -> ServiceReply {
        let zone = try ZoneSigning.publicZone(zoneID, in: account, context.settings)
        guard !zone.isPlain || context.settings.plainZones == .notSigning else { throw .dnssecNotFound(zoneID) }
        return Self.reply { xml in
            xml.element("Status") { xml in
                xml.element("ServeSignature", zone.serveSignature.rawValue)
                xml.element("StatusMessage", zone.statusMessage)
            }
            xml.element("KeySigningKeys") { xml in
                for key in zone.keySigningKeys {
                    xml.element("member") { $0.writeContent(of: key, zone: zone) }
                }
            }
        }
    }
}
