/// A profile, or another section, of the shared files.
public struct ProfileSection: Sendable, Hashable {
    /// Its properties; the names are in lower case.
    public var properties: [String: String]

    /// A section of these properties.
    public init(properties: [String: String] = [:]) {
        self.properties = properties
    }

    /// A property's value; nil when it is not there or empty.
    public subscript(name: String) -> String? {
        properties[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The properties nested below a property, such as `endpoint_url` below `kms =`.
    public func nested(_ name: String) -> [String: String] {
        guard let value = properties[name], value.hasPrefix("\n") else { return [:] }
        var nested: [String: String] = [:]
        for line in value.split(separator: "\n") {
            guard let (name, value) = ProfileParser.property(in: String(line)) else { continue }
            nested[name.lowercased()] = value
        }
        return nested
    }

    /// Adds another's properties, which win.
    mutating func merge(_ other: ProfileSection) {
        properties.merge(other.properties) { $1 }
    }
}

extension ProfileSection: CustomReflectable {
    /// A mirror of the properties' names: values may be secrets.
    public var customMirror: Mirror {
        Mirror(self, children: ["properties": properties.keys.sorted()])
    }
}
