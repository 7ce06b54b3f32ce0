/// Sees what goes over the wire, with secrets masked: `--debug`.
public protocol ExchangeObserver: Sendable {
    /// Called for each event, in order for each request.
    func observe(_ event: ExchangeEvent)
}

/// Something that happened between client and service; headers that hold secrets are masked.
public enum ExchangeEvent: Sendable, Hashable {
    /// A request goes out.
    case sending(HTTPRequest, operation: String, attempt: Int)
    /// A reply came.
    case received(HTTPResponse, operation: String, attempt: Int)
    /// No reply came.
    case failed(TransportError, operation: String, attempt: Int)
    /// A request goes out after a while.
    case waiting(Wait)
}
