import KSKClient

/// A hosted zone in JSON, with the API's own names.
struct ZoneObject: Encodable {
    struct Config: Encodable {
        var privateZone: Bool

        enum CodingKeys: String, CodingKey {
            case privateZone = "PrivateZone"
        }
    }

    var id: String
    var name: String
    var config: Config
    var recordCount: Int?

    enum CodingKeys: String, CodingKey {
        case id = "Id"
        case name = "Name"
        case config = "Config"
        case recordCount = "ResourceRecordSetCount"
    }

    init(_ zone: HostedZone) {
        id = "/hostedzone/\(zone.id.rawValue)"
        name = zone.name
        config = Config(privateZone: zone.isPrivate)
        recordCount = zone.recordCount
    }
}
