import FoundationEssentials

extension HTTPResponse {
    /// The body, read as JSON.
    ///
    /// - Throws: ``ReplyError`` when it is no JSON, or a member is missing or of another type.
    public func json<Value: Decodable>(_ type: Value.Type) throws -> Value {
        do {
            return try JSONDecoder().decode(type, from: Data(body))
        } catch let error as DecodingError {
            throw ReplyError(Self.sentence(about: error, body: body), httpStatus: status)
        }
    }

    private static func sentence(about error: DecodingError, body: [UInt8]) -> String {
        func member(_ path: [any CodingKey]) -> String {
            path.isEmpty ? "the object" : path.map(\.stringValue).joined(separator: ".")
        }
        switch error {
        case .keyNotFound(let key, let context):
            return "\(member(context.codingPath + [key])) is missing"
        case .typeMismatch(_, let context):
            return "\(member(context.codingPath)) has another type than it should"
        case .valueNotFound(_, let context):
            return "\(member(context.codingPath)) is null"
        case .dataCorrupted(let context) where !context.codingPath.isEmpty:
            return "\(member(context.codingPath)) is not valid"
        default:
            if body.isEmpty { return "it is empty" }
            let isJSON = (try? JSONDecoder().decode(Anything.self, from: Data(body))) != nil
            return (isJSON ? "a value in it is out of range: " : "it is not JSON: ") + Excerpt.of(body)
        }
    }

    /// Any JSON value, looked at no further.
    private struct Anything: Decodable {
        init(from decoder: any Decoder) {}
    }
}
