/// A JSON object to send: members stay in their order, and the text is that of AWS's own Python client, so that the
/// two can be compared octet by octet.
public struct JSONObject: Sendable, Hashable {
    /// What a member holds.
    public enum Value: Sendable, Hashable, ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
        ExpressibleByIntegerLiteral
    {
        /// A text.
        case string(String)
        /// A whole number.
        case integer(Int)
        /// A truth.
        case boolean(Bool)
        /// A list of texts.
        case strings([String])
        /// An object.
        case object(JSONObject)
        /// A list of objects.
        case objects([JSONObject])

        /// Makes a text from a literal.
        public init(stringLiteral value: String) { self = .string(value) }
        /// Makes a truth from a literal.
        public init(booleanLiteral value: Bool) { self = .boolean(value) }
        /// Makes a number from a literal.
        public init(integerLiteral value: Int) { self = .integer(value) }
    }

    private var members: [(name: String, value: Value)] = []

    /// An object without members.
    public init() {}

    /// Adds a member, unless there is nothing to add.
    public mutating func add(_ name: String, _ value: Value?) {
        if let value { members.append((name, value)) }
    }

    /// The text as octets, ASCII only.
    public var octets: [UInt8] { Array(text.utf8) }

    private var text: String {
        let members = members.map { Self.quoted($0.name) + ": " + Self.text($0.value) }
        return "{" + members.joined(separator: ", ") + "}"
    }

    /// Compares member by member, in order.
    public static func == (first: JSONObject, second: JSONObject) -> Bool {
        first.octets == second.octets
    }

    /// Hashes what is compared.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(octets)
    }

    private static func text(_ value: Value) -> String {
        switch value {
        case .string(let text): quoted(text)
        case .integer(let number): "\(number)"
        case .boolean(let truth): truth ? "true" : "false"
        case .strings(let texts): "[" + texts.map(quoted).joined(separator: ", ") + "]"
        case .object(let object): object.text
        case .objects(let objects): "[" + objects.map(\.text).joined(separator: ", ") + "]"
        }
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for unit in text.utf16 {
            switch unit {
            case 0x22: quoted += "\\\""
            case 0x5C: quoted += "\\\\"
            case 0x0A: quoted += "\\n"
            case 0x0D: quoted += "\\r"
            case 0x09: quoted += "\\t"
            case 0x08: quoted += "\\b"
            case 0x0C: quoted += "\\f"
            case 0x20..<0x7F: quoted.unicodeScalars.append(Unicode.Scalar(UInt8(unit)))
            // Python leaves DEL as it is.
            case 0x7F: quoted += "\u{7F}"
            default: quoted += "\\u" + Hexadecimal.text([UInt8(unit >> 8), UInt8(unit & 0xFF)])
            }
        }
        return quoted + "\""
    }
}
