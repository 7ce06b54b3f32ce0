import DNSSEC

/// The body of a request to a service that speaks JSON.
struct JSONBody: Sendable {
    private let members: JSONValue

    init(_ body: [UInt8]) throws(ServiceError) {
        guard let value = JSONValue(parsing: body), case .object = value else {
            throw ServiceError("SerializationException", "The request's body is not a JSON object.")
        }
        members = value
    }

    /// A member that is text; nil when it is absent.
    func text(_ name: String, length: ClosedRange<Int>) throws(ServiceError) -> String? {
        guard let value = members[name] else { return nil }
        guard case .string(let text) = value else { throw Self.unexpectedType(name) }
        let count = text.unicodeScalars.count
        if count < length.lowerBound {
            throw .validation(name, value: text, "length greater than or equal to \(length.lowerBound)")
        }
        if count > length.upperBound {
            throw .validation(name, value: text, "length less than or equal to \(length.upperBound)")
        }
        return text
    }

    /// A member that is text and must be there.
    func requiredText(_ name: String, length: ClosedRange<Int>) throws(ServiceError) -> String {
        guard let text = try text(name, length: length) else { throw .missing(name) }
        return text
    }

    /// A member that must be one of some words; nil when it is absent.
    func word(_ name: String, of words: [String]) throws(ServiceError) -> String? {
        guard let text = try text(name, length: 0...8192) else { return nil }
        guard words.contains(text) else {
            throw .validation(name, value: text, satisfying: "enum value set: [\(words.joined(separator: ", "))]")
        }
        return text
    }

    /// A member that is true or false; false when it is absent.
    func flag(_ name: String) throws(ServiceError) -> Bool {
        guard let value = members[name] else { return false }
        guard case .bool(let flag) = value else { throw Self.unexpectedType(name) }
        return flag
    }

    /// The number of items on a page.
    func limit(default standard: Int, maximum: Int) throws(ServiceError) -> Int {
        try integer("Limit", range: 1...maximum) ?? standard
    }

    /// A member that is a whole number; nil when it is absent.
    func integer(_ name: String, range: ClosedRange<Int>) throws(ServiceError) -> Int? {
        guard let value = members[name] else { return nil }
        guard case .number(let number) = value, let integer = Int(exactly: number) else {
            throw Self.unexpectedType(name)
        }
        guard integer >= range.lowerBound else {
            throw .validation(name, value: "\(integer)", "value greater than or equal to \(range.lowerBound)")
        }
        guard integer <= range.upperBound else {
            throw .validation(name, value: "\(integer)", "value less than or equal to \(range.upperBound)")
        }
        return integer
    }

    /// A member that is a list; nil when it is absent.
    func list(_ name: String) throws(ServiceError) -> [JSONValue]? {
        guard let value = members[name] else { return nil }
        guard case .array(let items) = value else { throw Self.unexpectedType(name) }
        return items
    }

    /// The members of a member that is an object itself, by name; none when it is absent.
    func members(_ name: String) throws(ServiceError) -> [(String, JSONValue)] {
        guard let value = members[name] else { return [] }
        guard case .object(let members) = value else { throw Self.unexpectedType(name) }
        return members.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// A member that is an object itself and must be there.
    func object(_ name: String) throws(ServiceError) -> JSONBody {
        guard let value = members[name] else { throw .missing(name) }
        guard case .object = value else { throw Self.unexpectedType(name) }
        return JSONBody(value)
    }

    /// A member that is octets as Base 64 and must be there.
    func octets(_ name: String, length: ClosedRange<Int>) throws(ServiceError) -> [UInt8] {
        guard let value = members[name] else { throw .missing(name) }
        guard case .string(let text) = value, let octets = try? Base64.decode(text) else {
            throw Self.unexpectedType(name)
        }
        guard length.contains(octets.count) else {
            let bound =
                octets.count < length.lowerBound
                ? "greater than or equal to \(length.lowerBound)" : "less than or equal to \(length.upperBound)"
            throw .validation(name, value: "java.nio.HeapByteBuffer", "length \(bound)")
        }
        return octets
    }

    private init(_ members: JSONValue) { self.members = members }

    static func unexpectedType(_ name: String) -> ServiceError {
        ServiceError("SerializationException", "The member \(name) has not the type that it must have.")
    }
}
