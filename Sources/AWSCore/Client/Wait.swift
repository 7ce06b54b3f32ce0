/// A request that does not go out at once: for how long, and why.
public struct Wait: Sendable, Hashable {
    /// What is waited for.
    public enum Cause: Sendable, Hashable {
        /// The service takes no more than so many requests a second from an account.
        case limit(perSecond: Int)
        /// The service has refused the request because there were too many.
        case throttling
        /// The service, or the way to it, has failed.
        case failure
        /// The clock was too far off, and the request is signed anew.
        case clockSkew
    }

    /// How long.
    public var duration: Duration
    /// What is waited for.
    public var cause: Cause
    /// The operation that waits.
    public var operation: String
    /// The service's name for people.
    public var service: String

    /// A wait of its parts.
    public init(_ duration: Duration, for cause: Cause, operation: String, service: String) {
        self.duration = duration
        self.cause = cause
        self.operation = operation
        self.service = service
    }
}

extension Wait: CustomStringConvertible {
    /// `Route 53 throttled ListHostedZones; next try in 1.2 s`.
    public var description: String {
        switch cause {
        case .limit(let perSecond): "waiting for \(service)'s limit of \(perSecond) requests a second, \(seconds)"
        case .throttling: "\(service) throttled \(operation); next try in \(seconds)"
        case .failure: "\(service) did not answer \(operation); next try in \(seconds)"
        case .clockSkew: "the clock here is wrong; \(operation) goes with \(service)'s time in \(seconds)"
        }
    }

    /// Rounded up to tenths.
    private var seconds: String {
        let (seconds, attoseconds) = duration.components
        let tenth: Int64 = 100_000_000_000_000_000
        let tenths = seconds * 10 + (attoseconds + tenth - 1) / tenth
        return "\(tenths / 10).\(tenths % 10) s"
    }
}
