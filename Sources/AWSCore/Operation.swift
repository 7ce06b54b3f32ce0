/// What a client does when the reply to an operation is lost.
public enum Repeatability: Sendable, Hashable {
    /// A read: it is sent again.
    case repeatable
    /// A change: it is sent again only when the server surely did not take it; otherwise look what happened first.
    case lookFirst
}

/// One call of a service, as a value: it can be sent, shown, written down and compared.
public protocol Operation: Sendable {
    /// What the service answers.
    associatedtype Response: Sendable

    /// The service it is a call of.
    static var service: AWSService { get }
    /// Its name in the service's documentation, such as `GetDNSSEC`.
    static var name: String { get }
    /// What to do when a reply is lost.
    static var repeatability: Repeatability { get }

    /// Whether the request is signed; false when something in it proves who asks.
    static var isSigned: Bool { get }
    /// Whether request or reply hold secrets, so that no log shows their bodies.
    static var exchangesSecrets: Bool { get }

    /// What is sent, without the parts that depend on where and by whom.
    var request: OperationRequest { get }

    /// Reads a reply of success.
    ///
    /// - Throws: ``ReplyError`` when the reply is not what the operation answers.
    func response(from reply: HTTPResponse) throws -> Response
}

extension Operation {
    /// Requests are signed.
    public static var isSigned: Bool { true }
    /// There are no secrets in the bodies.
    public static var exchangesSecrets: Bool { false }
}

/// An operation that answers one page at a time.
public protocol PaginatedOperation: Operation {
    /// The operation that asks for the page after this response; nil after the last.
    func next(after response: Response) -> Self?
}
