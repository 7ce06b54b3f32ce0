import Foundation
import Testing

@testable import AWSCore

/// A request of a case, made as the operations of Route 53 make theirs.
struct RestXMLRequest {
    /// The path, and the query's items sorted.
    let parts: [String]
    let body: XMLElement?

    init(_ each: ProtocolSuite.Case, shape: JSONDictionary, parameters: JSONDictionary) throws {
        let members = try each.shapes.members(of: shape)
        guard !members.contains(where: { ["header", "headers"].contains($1.text("location")) }) else {
            throw ProtocolSuite.Skip("members in headers, which no operation has")
        }
        let template = try #require((each.given["http"] as? JSONDictionary)?.text("requestUri"))
        guard !template.contains("+}") else { throw ProtocolSuite.Skip("labels that keep slashes") }
        let halves = template.split(separator: "?", maxSplits: 1).map(String.init)
        var target = try halves[0].split(separator: "/").map { segment -> String in
            guard segment.hasPrefix("{") else { return String(segment) }
            let label = segment.dropFirst().dropLast()
            let (name, member) = try #require(members.first { $1.text("locationName") ?? $0 == label })
            return PercentEncoding.encode(try Self.text(parameters[name], member))
        }.joined(separator: "/")
        let fixed = halves.dropFirst().flatMap { $0.split(separator: "&").map(String.init) }
        let items = try members.filter { $1.text("location") == "querystring" }.flatMap { name, member in
            try Self.query(parameters[name], member, named: member.text("locationName") ?? name, in: each.shapes)
        }
        target = "/" + target + "?" + (fixed + items).joined(separator: "&")
        parts = Self.parts(of: target)
        body = try Self.body(each, shape: shape, members: members, parameters: parameters)
    }

    static func parts(of target: String) -> [String] {
        let halves = target.split(separator: "?", maxSplits: 1).map(String.init)
        let items = halves.dropFirst().flatMap { $0.split(separator: "&").map(String.init) }
        return [halves[0]] + items.map { $0.hasSuffix("=") ? String($0.dropLast()) : $0 }.sorted()
    }

    private static func query(
        _ value: Any?, _ member: JSONDictionary, named name: String, in shapes: Shapes
    ) throws -> [String] {
        guard let value, !(value is NSNull) else { return [] }
        switch member.text("type") {
        case "map": throw ProtocolSuite.Skip("maps, which no operation sends")
        case "list":
            let item = try shapes.resolve(member["member"])
            return try #require(value as? [Any]).flatMap { try query($0, item, named: name, in: shapes) }
        default: return [PercentEncoding.encode(name) + "=" + PercentEncoding.encode(try text(value, member))]
        }
    }

    private static func text(_ value: Any?, _ shape: JSONDictionary) throws -> String {
        switch shape.text("type") {
        case "boolean": try #require(value as? Bool) ? "true" : "false"
        case "integer", "long": "\(try #require(value as? Int))"
        case "string": try #require(value as? String)
        default: throw ProtocolSuite.Skip("kinds of texts in paths and queries that no operation has")
        }
    }

    private static func body(
        _ each: ProtocolSuite.Case, shape: JSONDictionary, members: [(name: String, shape: JSONDictionary)],
        parameters: JSONDictionary
    ) throws -> XMLElement? {
        let writer = XMLShapeWriter(shapes: each.shapes)
        if let payload = shape.text("payload") {
            let member = try #require(members.first { $0.name == payload }).shape
            guard member.text("type") == "structure" else {
                throw ProtocolSuite.Skip("bodies that are one text or blob, which no operation has")
            }
            guard let inner = parameters[payload] as? JSONDictionary else { return nil }
            return try writer.structure(
                inner, member, named: each.shapes.documentName(of: member, member: payload))
        }
        guard members.contains(where: { $1["location"] == nil }) else { return nil }
        return try writer.structure(parameters, shape, named: each.shapes.documentName(of: shape))
    }
}

extension XMLElement {
    /// The element with its parts in one order, and without the white space between its children.
    var comparable: XMLElement {
        var element = self
        if !children.isEmpty { element.text = "" }
        element.attributes.sort { $0.name < $1.name }
        element.children = children.map(\.comparable).sorted { "\($0)" < "\($1)" }
        return element
    }
}
