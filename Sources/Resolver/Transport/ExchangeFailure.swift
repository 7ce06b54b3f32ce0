package import DNSSEC
internal import Glibc

/// Over what a question is sent.
package enum TransportKind: String, Hashable, Sendable {
    /// One datagram each.
    case udp = "UDP"
    /// A connection.
    case tcp = "TCP"
}

/// Why there is no answer.
package enum ExchangeFailure: Error, Hashable, Sendable {
    /// Nothing came in time.
    case timedOut
    /// The machine is there, and no server listens.
    case refused
    /// No way leads from this machine to the address.
    case noRoute
    /// The server ended the connection.
    case closed
    /// What came is not a DNS message.
    case malformed(MessageError)
    /// The system says why not.
    case system(String)
    /// Nobody waits any more.
    case cancelled

    /// Takes the system's number of an error.
    init(_ code: Int32) {
        self =
            switch code {
            case ECONNREFUSED: .refused
            case ENETUNREACH, EADDRNOTAVAIL, EAFNOSUPPORT, EHOSTUNREACH: .noRoute
            case ETIMEDOUT: .timedOut
            case ECONNRESET, EPIPE: .closed
            default: .system(String(cString: strerror(code)))
            }
    }
}

extension ExchangeFailure: CustomStringConvertible {
    /// A phrase: what happened.
    package var description: String {
        switch self {
        case .timedOut: "no answer in time"
        case .refused: "refused: nothing listens there"
        case .noRoute: "no route leads to it"
        case .closed: "the connection was closed"
        case .malformed(let error): "a malformed answer: \(error)"
        case .system(let reason): reason
        case .cancelled: "cancelled"
        }
    }
}

/// Sends a question to a server and gives its answer.
package protocol QuestionTransport: Sendable {
    /// Sends a query once or, when datagrams get lost, a few times.
    ///
    /// - Returns: A message that answers the query.
    func exchange(
        _ query: Message, with server: ServerAddress, over kind: TransportKind, timeout: Duration
    ) async throws(ExchangeFailure) -> Message
}
