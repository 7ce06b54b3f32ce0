import Foundation
import Testing

@testable import AWSCore

/// Reads a shape out of an element with the accessors that the operations use.
struct XMLShapeReader {
    let shapes: Shapes

    /// The members of a structure that are there.
    func structure(_ shape: JSONDictionary, in element: XMLElement) throws -> JSONDictionary {
        var result: JSONDictionary = [:]
        for (name, member) in try shapes.members(of: shape) {
            let place = member.text("locationName") ?? name
            if member.isTrue("xmlAttribute") {
                result[name] = element.attributes.first { $0.name == place }?.value
            } else {
                result[name] = try value(member, named: place, in: element)
            }
        }
        return result
    }

    private func value(_ shape: JSONDictionary, named name: String, in parent: XMLElement) throws -> Any? {
        switch shape.text("type") {
        case "structure": return try parent.child(name).map { try structure(shape, in: $0) }
        case "list": return try list(shape, named: name, in: parent)
        case "map": return try map(shape, named: name, in: parent)
        case "integer", "long": return try parent.integer(name)
        case "float", "double": return parent.text(name).map(Self.number)
        case "boolean": return try parent.boolean(name)
        case "blob":
            return parent.text(name).map { String(decoding: Data(base64Encoded: $0) ?? Data(), as: UTF8.self) }
        case "timestamp":
            guard shape.isISO8601 else { throw ProtocolSuite.Skip("times in another form than ISO 8601") }
            return try parent.date(name)?.timeIntervalSince1970
        default: return parent.text(name)
        }
    }

    /// A number; what is none, such as `NaN`, stays a text.
    private static func number(_ text: String) -> Any {
        if let number = Double(text), number.isFinite { return number }
        return text
    }

    private func list(_ shape: JSONDictionary, named name: String, in parent: XMLElement) throws -> [Any]? {
        let item = try shapes.resolve(shape["member"])
        let itemName = item.text("locationName") ?? "member"
        let isFlat = shape.isTrue("flattened")
        guard let place = isFlat ? parent : parent.child(name) else { return nil }
        let items = place.children(isFlat ? name : itemName)
        // One that is absent and one that is empty look the same when they are flat.
        guard !isFlat || !items.isEmpty else { return nil }
        return try items.map { element in
            try #require(try value(item, named: element.name, in: XMLElement("item", children: [element])))
        }
    }

    private func map(_ shape: JSONDictionary, named name: String, in parent: XMLElement) throws -> JSONDictionary? {
        let (key, item) = (try shapes.resolve(shape["key"]), try shapes.resolve(shape["value"]))
        let isFlat = shape.isTrue("flattened")
        guard let place = isFlat ? parent : parent.child(name) else { return nil }
        var result: JSONDictionary = [:]
        let entries = place.children(isFlat ? name : "entry")
        guard !isFlat || !entries.isEmpty else { return nil }
        for entry in entries {
            let text = try entry.requiredText(key.text("locationName") ?? "key")
            result[text] = try value(item, named: item.text("locationName") ?? "value", in: entry)
        }
        return result
    }
}
