/// Lists a zone's tags.
///
/// Source: Route 53 API Reference, "ListTagsForResource".
struct ListTagsForResource: Route53Operation {
    static let name = "ListTagsForResource"

    private let zoneID: String

    var resource: String? { Self.zoneARN(zoneID) }

    init(_ call: Route53Call) throws(ServiceError) { zoneID = try ZoneTags.zoneID(call) }

    func perform(in context: CallContext, on account: inout AccountState) throws(ServiceError) -> ServiceReply {
        guard let zone = account.zone(zoneID) else { throw .noSuchHostedZone(zoneID) }
        return Self.reply { xml in
            xml.element("ResourceTagSet") { xml in
                xml.element("ResourceType", ZoneTags.resourceType)
                xml.element("ResourceId", zoneID)
                xml.element("Tags") { xml in
                    for (key, value) in zone.tags.sorted(by: { $0.key < $1.key }) {
                        xml.element("Tag") { xml in
                            xml.element("Key", key)
                            xml.element("Value", value)
                        }
                    }
                }
            }
        }
    }
}

/// Gives a zone tags, or takes some away.
///
/// Source: Route 53 API Reference, "ChangeTagsForResource".
struct ChangeTagsForResource: Route53Operation {
    static let name = "ChangeTagsForResource"
    static let isChange = true

    private let zoneID: String
    private let added: [String: String]
    private let removed: [String]

    var changedZone: String? { zoneID }
    var resource: String? { Self.zoneARN(zoneID) }
    let errorWhenBusy = ServiceError.priorRequestNotComplete

    init(_ call: Route53Call) throws(ServiceError) {
        zoneID = try ZoneTags.zoneID(call)
        let body = try Route53Body(
            call.body, root: "ChangeTagsForResourceRequest", members: ["AddTags", "RemoveTagKeys"])
        var added: [String: String] = [:]
        for tag in body.child("AddTags")?.children ?? [] {
            let (key, value) = (tag.child("Key")?.text ?? "", tag.child("Value")?.text ?? "")
            try ZoneTags.check(key, value)
            added[key] = value
        }
        self.added = added
        removed = body.child("RemoveTagKeys")?.children.map(\.text) ?? []
        guard !added.isEmpty || !removed.isEmpty else {
            throw .invalidInput("You must specify at least one tag to add or remove.")
        }
    }

    func perform(in context: CallContext, on account: inout AccountState) throws(ServiceError) -> ServiceReply {
        guard let zone = account.zone(zoneID) else { throw .noSuchHostedZone(zoneID) }
        var tags = zone.tags.filter { !removed.contains($0.key) }
        tags.merge(added) { $1 }
        guard tags.count <= ZoneTags.maximumCount else {
            throw .invalidInput("A resource can have at most \(ZoneTags.maximumCount) tags.")
        }
        account.update(zone: zoneID) { $0.tags = tags }
        return Self.reply { _ in }
    }
}

/// What the operations on tags have in common.
enum ZoneTags {
    static let resourceType = "hostedzone"
    /// Source: Route 53 API Reference, "Tag".
    static let maximumCount = 10

    /// The zone of a path; other resources are not here.
    static func zoneID(_ call: Route53Call) throws(ServiceError) -> String {
        guard call.parameters.first == resourceType, call.parameters.count > 1 else {
            throw .invalidInput("The resource type must be \(resourceType).")
        }
        return try Route53Call.zoneID(call.parameters[1])
    }

    static func check(_ key: String, _ value: String) throws(ServiceError) {
        if key.isEmpty { throw .tooShort(key, minimum: 1, type: "TagKey") }
        if key.unicodeScalars.count > 128 { throw .tooLong(key, maximum: 128, type: "TagKey") }
        if value.unicodeScalars.count > 256 { throw .tooLong(value, maximum: 256, type: "TagValue") }
    }
}
