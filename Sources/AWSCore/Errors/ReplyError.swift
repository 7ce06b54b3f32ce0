/// A reply that cannot be read: cut short, not XML or JSON, a proxy's page.
public struct ReplyError: Error, Hashable, Sendable {
    /// What is wrong with it.
    public var reason: String
    /// The reply's status.
    public var httpStatus: Int?
    /// Who sent it, as `host:port`.
    public var endpoint: String?
    /// The operation it was a reply to.
    public var operation: String?

    /// Says what is wrong with a reply; the client adds what only it knows.
    public init(_ reason: String, httpStatus: Int? = nil, endpoint: String? = nil, operation: String? = nil) {
        self.reason = reason
        self.httpStatus = httpStatus
        self.endpoint = endpoint
        self.operation = operation
    }
}

extension ReplyError: CustomStringConvertible {
    /// One line: who, to what, and what is wrong.
    public var description: String {
        let sender = endpoint ?? "the server"
        let subject = operation.map { " to \($0)" } ?? ""
        let status = httpStatus.map { " (HTTP \($0))" } ?? ""
        return "the reply of \(sender)\(subject) cannot be read: \(reason)\(status)"
    }
}
