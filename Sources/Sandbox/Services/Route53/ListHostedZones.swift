/// Lists the zones, at most 100 a page, in the order in which they were made: AWS documents none.
///
/// Source: Route 53 API Reference, "ListHostedZones".
struct ListHostedZones: Route53Operation {
    static let name = "ListHostedZones"
    static let maximumPage = 100

    private let marker: String?
    private let maximumItems: Int
    private let onlyPrivate: Bool

    var resource: String? { nil }

    init(_ call: Route53Call) throws(ServiceError) {
        marker = try call.query["marker"].map { marker throws(ServiceError) in try Route53Call.zoneID(marker) }
        maximumItems = min(try call.maximumItems(), Self.maximumPage)
        switch call.query["hostedzonetype"] {
        case nil: onlyPrivate = false
        case "PrivateHostedZone": onlyPrivate = true
        case let other?: throw .invalidInput("The value '\(other)' of hostedzonetype is not PrivateHostedZone.")
        }
        if let set = call.query["delegationsetid"] {
            throw ServiceError("NoSuchDelegationSet", "A reusable delegation set with ID \(set) does not exist.")
        }
    }

    func perform(in context: CallContext, on account: inout AccountState) throws(ServiceError) -> ServiceReply {
        var start = 0
        if let marker {
            guard let position = account.position(ofZone: marker) else {
                throw .invalidInput("The marker '\(marker)' is not valid.")
            }
            start = position
        }
        let rest = account.zones[start...].lazy.filter { zone in
            zone.owner == context.identity.account && (!onlyPrivate || zone.isPrivate)
        }
        // One more than the page has, to know where the next one begins.
        let zones = Array(rest.prefix(maximumItems + 1))
        return Self.reply { xml in
            xml.element("HostedZones") { xml in
                for zone in zones.prefix(maximumItems) { xml.write(zone) }
            }
            xml.element("Marker", marker)
            xml.element("IsTruncated", zones.count > maximumItems ? "true" : "false")
            if zones.count > maximumItems { xml.element("NextMarker", zones[maximumItems].id) }
            xml.element("MaxItems", "\(maximumItems)")
        }
    }
}
