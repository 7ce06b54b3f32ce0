/// Request in, response out.
///
/// An answer of any status is a response. A transport neither repeats requests nor follows redirects, and bounds what
/// it reads.
public protocol HTTPTransport: Sendable {
    /// Sends a request and waits for the whole answer.
    ///
    /// - Throws: ``TransportError``, or `CancellationError` when the task was cancelled.
    func send(_ request: HTTPRequest) async throws -> HTTPResponse
}
