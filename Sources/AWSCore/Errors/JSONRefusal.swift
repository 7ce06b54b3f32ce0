import FoundationEssentials

/// A refusal in JSON.
enum JSONRefusal {
    /// Reads the code from the header, else from `__type`, else from `code`; the message from `message` in either case.
    static func read(_ reply: HTTPResponse, header: String?) throws -> Refusal {
        guard let body = try? JSONDecoder().decode(Body.self, from: Data(reply.body)) else {
            throw ReplyError("it is not JSON: \(Excerpt.of(reply.body))")
        }
        return Refusal(
            code: header ?? body.type.flatMap(code(in:)) ?? body.code.flatMap(code(in:)), message: body.message)
    }

    /// The code in `com.amazonaws.kms#NotFoundException` or `AccessDeniedException:http://internal…`.
    static func code(in text: String) -> String? {
        let beforeColon = text.prefix { $0 != ":" }
        let code = String(beforeColon.split(separator: "#").last ?? "").trimmingWhitespace()
        return code.isEmpty ? nil : code
    }

    private struct Body: Decodable {
        var type: String?
        var code: String?
        var message: String?

        enum CodingKeys: String, CodingKey {
            case type = "__type"
            case code
            case message
            case capitalMessage = "Message"
        }

        init(from decoder: any Decoder) throws {
            let members = try decoder.container(keyedBy: CodingKeys.self)
            // A member of another type is as good as none: the status still says that something was refused.
            func text(_ key: CodingKeys) -> String? { try? members.decodeIfPresent(String.self, forKey: key) }
            type = text(.type)
            code = text(.code)
            message = text(.message) ?? text(.capitalMessage)
        }
    }
}
