/// What can be made to go wrong with a request whose signature is right.
package enum SandboxFault: Sendable, Hashable {
    /// `Throttling`, or `ThrottlingException` of KMS: HTTP 400 "Rate exceeded".
    case throttle
    /// HTTP 500.
    case internalFailure
    /// HTTP 503.
    case unavailable
    /// The connection ends and nothing was done.
    case closedBeforeWork
    /// The connection ends after the work was done: the lost reply.
    case closedAfterWork
    /// The service's clock is so many seconds ahead: the signature is too old for it.
    case wrongClock(seconds: Int)
    /// The reply comes octet by octet.
    case drip
    /// The reply ends in its middle, and with it the connection.
    case truncated
    /// An error of the service, such as `ConcurrentModification`.
    case error(code: String, message: String, status: Int)
    /// Anything at all instead of the service's own reply, such as the page of a proxy.
    case reply(status: Int, contentType: String, body: [UInt8])
}
