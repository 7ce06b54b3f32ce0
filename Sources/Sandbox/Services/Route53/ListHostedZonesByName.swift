import DNSSEC

/// Lists the zones from a name on, in the order of their names from the last label to the first.
///
/// Source: Route 53 API Reference, "ListHostedZonesByName".
struct ListHostedZonesByName: Route53Operation {
    static let name = "ListHostedZonesByName"

    private let dnsName: String?
    private let zoneID: String?
    private let maximumItems: Int
    private let start: ZoneOrderKey?

    var resource: String? { nil }

    init(_ call: Route53Call) throws(ServiceError) {
        maximumItems = min(try call.maximumItems(), ListHostedZones.maximumPage)
        dnsName = call.query["dnsname"]
        zoneID = try call.query["hostedzoneid"].map { id throws(ServiceError) in try Route53Call.zoneID(id) }
        guard let dnsName else {
            guard zoneID == nil else {
                throw .invalidInput("The parameter hostedzoneid must come with the parameter dnsname.")
            }
            start = nil
            return
        }
        guard let name = try? DomainName(route53: dnsName) else {
            throw ServiceError("InvalidDomainName", "The domain name '\(dnsName)' is not valid.")
        }
        start = ZoneOrderKey(name: name, id: zoneID ?? "")
    }

    func perform(in context: CallContext, on account: inout AccountState) throws(ServiceError) -> ServiceReply {
        let order = account.zonesByName()
        let first = start.map { start in order.partitioningIndex { ZoneOrderKey(account.zones[$0]) >= start } } ?? 0
        let zones = account.zones
        let own = order[first...].lazy.filter { zones[$0].owner == context.identity.account }
        // One more than the page has, to know where the next one begins.
        let found = Array(own.prefix(maximumItems + 1))
        let page = found.prefix(maximumItems)
        let next = found.dropFirst(maximumItems).first.map { zones[$0] }
        return Self.reply { xml in
            xml.element("HostedZones") { xml in
                for index in page { xml.write(zones[index]) }
            }
            xml.element("DNSName", dnsName)
            xml.element("HostedZoneId", zoneID)
            xml.element("IsTruncated", next == nil ? "false" : "true")
            xml.element("NextDNSName", next?.name)
            xml.element("NextHostedZoneId", next?.id)
            xml.element("MaxItems", "\(maximumItems)")
        }
    }
}

extension Array {
    /// The first index whose element fits, in an array whose fitting elements are all at the end.
    fileprivate func partitioningIndex(where fits: (Element) -> Bool) -> Int {
        var low = startIndex
        var high = endIndex
        while low < high {
            let middle = (low + high) / 2
            if fits(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
