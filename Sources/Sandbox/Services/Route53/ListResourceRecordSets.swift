import DNSSEC

/// Lists a zone's record sets, at most 300 a page; what signing adds is not among them.
///
/// Source: Route 53 API Reference, "ListResourceRecordSets".
struct ListResourceRecordSets: Route53Operation {
    static let name = "ListResourceRecordSets"
    private static let maximumPage = 300

    private let zoneID: String
    private let start: RecordSetOrderKey?
    private let maximumItems: Int

    var resource: String? { Self.zoneARN(zoneID) }

    init(_ call: Route53Call) throws(ServiceError) {
        zoneID = try call.zoneID()
        maximumItems = min(try call.maximumItems(default: Self.maximumPage), Self.maximumPage)
        let (name, type, identifier) = (call.query["name"], call.query["type"], call.query["identifier"])
        guard let name else {
            guard type == nil, identifier == nil else {
                throw .invalidInput("The parameters type and identifier must come with the parameter name.")
            }
            start = nil
            return
        }
        guard identifier == nil || type != nil else {
            throw .invalidInput("The parameter identifier must come with the parameter type.")
        }
        guard let domainName = try? DomainName(route53: name) else {
            throw .invalidInput("The domain name '\(name)' is not valid.")
        }
        if let type, !HostedRecordType.all.contains(type) {
            throw .invalidInput("The value '\(type)' of type is not a type of resource records.")
        }
        start = RecordSetOrderKey(name: domainName, type: type ?? "", setIdentifier: identifier ?? "")
    }

    func perform(in context: CallContext, on account: inout AccountState) throws(ServiceError) -> ServiceReply {
        guard let zone = account.zone(zoneID) else { throw .noSuchHostedZone(zoneID) }
        let sets = zone.allRecordSets
        let first = start.map { start in sets.firstIndex { RecordSetOrderKey($0) >= start } ?? sets.endIndex } ?? 0
        let page = sets[first...].prefix(maximumItems)
        let next = sets[first...].dropFirst(maximumItems).first
        return Self.reply { xml in
            xml.element("ResourceRecordSets") { xml in
                for set in page { xml.write(set) }
            }
            xml.element("IsTruncated", next == nil ? "false" : "true")
            xml.element("NextRecordName", next?.name)
            xml.element("NextRecordType", next?.type)
            xml.element("NextRecordIdentifier", next?.setIdentifier)
            xml.element("MaxItems", "\(maximumItems)")
        }
    }
}

extension XMLWriter {
    fileprivate mutating func write(_ set: RecordSetRecord) {
        element("ResourceRecordSet") { xml in
            xml.element("Name", set.name)
            xml.element("Type", set.type)
            xml.element("SetIdentifier", set.setIdentifier)
            for name in RecordSetRecord.routingMembers { xml.element(name, set.routing[name]) }
            xml.element("GeoLocation", set.geoLocation, in: RecordSetRecord.geoLocationMembers)
            xml.element("TTL", set.ttl.map { "\($0)" })
            if !set.values.isEmpty {
                xml.element("ResourceRecords") { xml in
                    for value in set.values { xml.element("ResourceRecord") { $0.element("Value", value) } }
                }
            }
            xml.element("AliasTarget", set.aliasTarget, in: RecordSetRecord.aliasMembers)
        }
    }

    private mutating func element(_ name: String, _ members: [String: String]?, in order: [String]) {
        guard let members else { return }
        element(name) { xml in
            for member in order { xml.element(member, members[member]) }
        }
    }
}
