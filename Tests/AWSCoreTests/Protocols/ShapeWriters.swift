import Foundation
import Testing

@testable import AWSCore

/// Makes the fields of a form out of parameters, for `FormBody`.
struct FormShapeWriter {
    let shapes: Shapes

    func fields(_ value: Any, _ shape: JSONDictionary, at path: String) throws -> [QueryItem] {
        switch shape.text("type") {
        case "structure":
            let parameters = try #require(value as? JSONDictionary)
            return try shapes.members(of: shape).flatMap { name, member -> [QueryItem] in
                guard let inner = parameters[name] else { return [] }
                return try fields(inner, member, at: Self.join(path, member.text("locationName") ?? name))
            }
        case "list":
            let item = try shapes.resolve(shape["member"])
            let list = try #require(value as? [Any])
            if list.isEmpty { return [QueryItem(name: path, value: "")] }
            let place = shape.isTrue("flattened") ? path : Self.join(path, item.text("locationName") ?? "member")
            return try list.enumerated().flatMap { try fields($1, item, at: "\(place).\($0 + 1)") }
        case "map": throw ProtocolSuite.Skip("maps, which no operation sends")
        default: return [QueryItem(name: path, value: try scalar(value, shape))]
        }
    }

    private static func join(_ path: String, _ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }
}

/// Makes an element out of parameters, for the writer of elements.
struct XMLShapeWriter {
    let shapes: Shapes

    func structure(_ parameters: JSONDictionary, _ shape: JSONDictionary, named name: String) throws -> XMLElement {
        var element = XMLElement(name, namespace: try Self.namespace(of: shape), children: [])
        for (name, member) in try shapes.members(of: shape) where member["location"] == nil {
            guard let value = parameters[name] else { continue }
            let place = member.text("locationName") ?? name
            if member.isTrue("xmlAttribute") {
                element.attributes.append(.init(name: place, value: try scalar(value, member)))
            } else {
                element.children += try elements(value, member, named: place)
            }
        }
        return element
    }

    private func elements(_ value: Any, _ shape: JSONDictionary, named name: String) throws -> [XMLElement] {
        switch shape.text("type") {
        case "structure": return [try structure(#require(value as? JSONDictionary), shape, named: name)]
        case "list":
            let item = try shapes.resolve(shape["member"])
            let isFlat = shape.isTrue("flattened")
            let items = try #require(value as? [Any]).flatMap {
                try elements($0, item, named: isFlat ? name : item.text("locationName") ?? "member")
            }
            return isFlat ? items : [XMLElement(name, namespace: try Self.namespace(of: shape), children: items)]
        case "map": throw ProtocolSuite.Skip("maps, which no operation sends")
        default:
            var element = XMLElement(name, namespace: try Self.namespace(of: shape), children: [])
            element.text = try scalar(value, shape)
            return [element]
        }
    }

    private static func namespace(of shape: JSONDictionary) throws -> String? {
        guard let namespace = shape["xmlNamespace"] else { return nil }
        if let text = namespace as? String { return text }
        let parts = try #require(namespace as? [String: String])
        guard parts["prefix"] == nil else { throw ProtocolSuite.Skip("prefixes of namespaces, which no operation has") }
        return parts["uri"]
    }
}

/// Makes a JSON object out of parameters, for the writer of objects.
struct JSONShapeWriter {
    let shapes: Shapes

    func object(_ parameters: JSONDictionary, _ shape: JSONDictionary) throws -> JSONObject {
        var object = JSONObject()
        for (name, member) in try shapes.members(of: shape) {
            guard let value = parameters[name], !(value is NSNull) else { continue }
            object.add(member.text("locationName") ?? name, try self.value(value, member))
        }
        return object
    }

    private func value(_ value: Any, _ shape: JSONDictionary) throws -> JSONObject.Value {
        switch shape.text("type") {
        case "structure" where !shape.isTrue("document"):
            return .object(try object(#require(value as? JSONDictionary), shape))
        case "boolean": return .boolean(try #require(value as? Bool))
        case "integer", "long": return .integer(try #require(value as? Int))
        case "timestamp" where shape["timestampFormat"] == nil || shape.text("timestampFormat") == "unixTimestamp":
            return .integer(try #require(value as? Int))
        case "string" where !shape.isTrue("jsonvalue"): return .string(try #require(value as? String))
        case "blob": return .string(Data(try #require(value as? String).utf8).base64EncodedString())
        case "list": return try list(#require(value as? [Any]), shape)
        default: throw ProtocolSuite.Skip("kinds of members that no operation sends")
        }
    }

    private func list(_ values: [Any], _ shape: JSONDictionary) throws -> JSONObject.Value {
        let item = try shapes.resolve(shape["member"])
        switch item.text("type") {
        case "string": return .strings(try values.map { try #require($0 as? String) })
        case "structure": return .objects(try values.map { try object(#require($0 as? JSONDictionary), item) })
        default: throw ProtocolSuite.Skip("kinds of members that no operation sends")
        }
    }
}

/// The text of a value that is no structure, list or map.
private func scalar(_ value: Any, _ shape: JSONDictionary) throws -> String {
    switch shape.text("type") {
    case "boolean": return try #require(value as? Bool) ? "true" : "false"
    case "integer", "long": return "\(try #require(value as? Int))"
    case "float", "double": return try value as? String ?? "\(#require(value as? Double))"
    case "blob": return Data(try #require(value as? String).utf8).base64EncodedString()
    case "timestamp":
        guard shape.isISO8601 else { throw ProtocolSuite.Skip("times in another form than ISO 8601") }
        return Timestamp.extended(Date(timeIntervalSince1970: try #require(value as? Double)))
    default: return try #require(value as? String)
    }
}
