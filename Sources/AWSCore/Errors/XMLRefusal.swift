/// The three forms of a refusal in XML.
enum XMLRefusal {
    /// Reads `<ErrorResponse><Error>…`, `<Response><Errors><Error>…`, or a root that is the code itself, with one
    /// message or several: Route 53 had `<InvalidChangeBatch><Messages>…` until 2024, and its gateway has
    /// `<InvalidSignatureException>`.
    static func read(_ body: [UInt8]) throws -> Refusal {
        guard !isPage(body) else {
            throw ReplyError("it is a web page and not AWS's: \(Excerpt.of(body))")
        }
        let root = try XMLReader.read(body)
        var refusal: Refusal
        if let error = root.member("Error") ?? root.member("Errors")?.member("Error") {
            refusal = Refusal(code: error.member("Code")?.text, message: error.member("Message")?.text)
            refusal.requestID = error.member("RequestId")?.text
        } else {
            refusal = Refusal(code: root.name, message: message(of: root))
        }
        refusal.code = refusal.code?.trimmingWhitespace()
        if refusal.code?.isEmpty == true { refusal.code = nil }
        refusal.requestID = root.member("RequestId")?.text ?? refusal.requestID
        return refusal
    }

    private static func message(of root: XMLElement) -> String? {
        if let message = root.member("Message") { return message.text }
        guard let messages = root.member("Messages")?.children, !messages.isEmpty else { return nil }
        return messages.map(\.text).joined(separator: "; ")
    }

    /// A proxy's page is seldom well-formed XML; what it is should be said, not in which line it goes wrong.
    private static func isPage(_ body: [UInt8]) -> Bool {
        let start = String(decoding: body.prefix(512), as: UTF8.self).lowercased()
        return start.contains("<!doctype html") || start.contains("<html")
    }
}

extension XMLElement {
    /// The first child of a name in whatever case: models and services differ.
    fileprivate func member(_ name: String) -> XMLElement? {
        children.first { $0.name.lowercased() == name.lowercased() }
    }
}
