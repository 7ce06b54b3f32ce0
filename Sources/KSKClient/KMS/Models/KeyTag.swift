import AWSCore

/// A label of a KMS key; not secret.
public struct KeyTag: Sendable, Hashable {
    /// Its name.
    public var key: String
    /// Its value; may be empty.
    public var value: String

    /// A tag of a name and a value.
    public init(key: String, value: String) {
        self.key = key
        self.value = value
    }

    var json: JSONObject {
        var object = JSONObject()
        object.add("TagKey", .string(key))
        object.add("TagValue", .string(value))
        return object
    }
}

/// A tag as KMS writes it.
struct WireKeyTag: Decodable {
    var key: String
    var value: String?

    enum CodingKeys: String, CodingKey {
        case key = "TagKey"
        case value = "TagValue"
    }
}
