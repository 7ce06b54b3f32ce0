/// A JSON value as a policy has it: an object's members in their order, numbers as they are written.
enum PolicyJSON: Hashable, Sendable {
    case null
    case boolean(Bool)
    case number(String)
    case string(String)
    case array([PolicyJSON])
    case object([Member])

    /// A name and its value in an object.
    struct Member: Hashable, Sendable {
        var name: String
        var value: PolicyJSON
    }

    /// What kind of value it is, for a sentence: `a number`.
    var kind: String {
        switch self {
        case .null: "null"
        case .boolean: "true or false"
        case .number: "a number"
        case .string: "a text"
        case .array: "a list"
        case .object: "an object"
        }
    }

    /// The text of a string, number or Boolean; policies write `true` and `"true"` for the same.
    var scalarText: String? {
        switch self {
        case .string(let text), .number(let text): text
        case .boolean(let value): value ? "true" : "false"
        case .null, .array, .object: nil
        }
    }
}
