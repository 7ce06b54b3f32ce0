/// Why there is no answer.
public struct TransportError: Error, Hashable, Sendable {
    /// What happened, as far as a program cares.
    public enum Kind: Hashable, Sendable, CaseIterable {
        /// The host's name has no address, or no resolver answered.
        case nameResolution
        /// Nothing listens there.
        case connectionRefused
        /// Connecting or reading took too long.
        case timedOut
        /// The connection ended before the answer was whole.
        case connectionClosed
        /// The certificate was not accepted, or the handshake failed.
        case tls
        /// The body is larger than what is read.
        case responseTooLarge
        /// The proxy refused to connect.
        case proxy
        /// Anything else; the reason says what.
        case other
    }

    /// What happened.
    public var kind: Kind
    /// Where to, as `host:port`.
    public var endpoint: String
    /// The same for people, such as `connection refused`.
    public var reason: String
    /// Whether the server may have received the request: its reply is lost, and what it did is not known.
    public var mayHaveBeenReceived: Bool

    /// Says why there is no answer.
    ///
    /// - Parameter mayHaveBeenReceived: Whether the request may have reached the server; when not given, it follows
    ///   from the kind, on the safe side.
    public init(kind: Kind, endpoint: String, reason: String, mayHaveBeenReceived: Bool? = nil) {
        self.kind = kind
        self.endpoint = endpoint
        self.reason = reason
        self.mayHaveBeenReceived = mayHaveBeenReceived ?? kind.mayHaveBeenReceived
    }
}

extension TransportError.Kind {
    /// Whether a failure of this kind leaves open what the server did.
    var mayHaveBeenReceived: Bool {
        switch self {
        case .nameResolution, .connectionRefused, .proxy: false
        case .timedOut, .connectionClosed, .tls, .responseTooLarge, .other: true
        }
    }
}

extension TransportError: CustomStringConvertible {
    /// One line: where, and what happened.
    public var description: String { "\(endpoint) was not reached: \(reason)" }
}
