import AsyncHTTPClient
import FoundationEssentials
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Names what can go wrong on the way to a server, in words for people.
struct NetworkFailures: Sendable {
    let endpoint: String
    let proxy: ProxySettings.Proxy?

    var shutDown: TransportError {
        error(.other, "the transport was shut down", sent: false)
    }

    private var closedEarly: TransportError {
        error(.connectionClosed, "the connection was closed before the whole answer had come", sent: true)
    }

    func tooSlow(_ limit: Duration) -> TransportError {
        error(.timedOut, "no whole answer within \(limit.components.seconds) seconds", sent: true)
    }

    func unreadableCertificates(_ path: String) -> TransportError {
        error(.tls, "the certificates in \(path) cannot be read", sent: false)
    }

    /// The error that says which certificate was not accepted, and why.
    func refused(_ certificate: PeerCertificate, for problem: PeerCertificate.Problem, at now: Date) -> TransportError {
        error(.tls, certificate.sentence(about: problem, at: now), sent: false)
    }

    /// What is wrong with the server's certificate, when an error is about that.
    static func certificateProblem(in error: any Error) -> PeerCertificate.Problem? {
        switch error {
        case NIOSSLError.handshakeFailed(let cause) where "\(cause)".contains("CERTIFICATE_VERIFY_FAILED"): .untrusted
        case NIOSSLError.unableToValidateCertificate: .untrusted
        case let error as NIOSSLExtraError where error == .failedToValidateHostname: .wrongName
        default: nil
        }
    }

    /// The error that says what happened.
    func transportError(for error: any Error) -> TransportError {
        switch error {
        case let error as TransportError: error
        case let error as HTTPClientError: clientError(error)
        case let error as NIOConnectionError: connectionError(error)
        case let error as NIOSSLError: tlsError(error)
        case let error as NIOSSLExtraError: self.error(.tls, Self.sentence(about: error), sent: false)
        case is NIOTooManyBytesError: self.error(.responseTooLarge, "the answer is too large", sent: true)
        case ChannelError.connectTimeout: self.error(.timedOut, "no connection in time", sent: false)
        case let error as IOError: ioError(error, isConnecting: false)
        case HTTPParserError.invalidEOFState: closedEarly
        case is HTTPParserError: self.error(.other, "the answer is not HTTP", sent: true)
        case is ChannelError: self.error(.connectionClosed, "the connection was closed", sent: true)
        default: self.error(.other, "\(error)", sent: true)
        }
    }

    private func error(_ kind: TransportError.Kind, _ reason: String, sent: Bool) -> TransportError {
        TransportError(kind: kind, endpoint: endpoint, reason: reason, mayHaveBeenReceived: sent)
    }

    private func clientError(_ error: HTTPClientError) -> TransportError {
        switch error {
        case .connectTimeout, .getConnectionFromPoolTimeout:
            self.error(.timedOut, "no connection in time", sent: false)
        case .tlsHandshakeTimeout:
            self.error(.timedOut, "the TLS handshake took too long", sent: false)
        case .readTimeout, .deadlineExceeded, .writeTimeout:
            self.error(.timedOut, "no answer in time", sent: true)
        case .remoteConnectionClosed:
            closedEarly
        case .proxyAuthenticationRequired:
            self.error(.proxy, "\(proxyName) wants a user and a password", sent: false)
        case .invalidProxyResponse, .httpProxyHandshakeTimeout:
            self.error(.proxy, "\(proxyName) did not connect", sent: false)
        case .alreadyShutdown:
            shutDown
        default:
            self.error(.other, error.shortDescription, sent: true)
        }
    }

    private var proxyName: String {
        proxy.map { "the proxy \($0.host):\($0.port)" } ?? "the proxy"
    }

    private func connectionError(_ error: NIOConnectionError) -> TransportError {
        if let proxy {
            let cause = NetworkFailures(endpoint: endpoint, proxy: nil).connectionError(error)
            return self.error(
                .proxy, "the proxy \(proxy.host):\(proxy.port) was not reached: \(cause.reason)", sent: false)
        }
        let causes = error.connectionErrors.map(\.error)
        if let cause = causes.lazy.compactMap({ $0 as? IOError }).first {
            return ioError(cause, isConnecting: true)
        }
        if causes.contains(where: { if case ChannelError.connectTimeout = $0 { true } else { false } }) {
            return self.error(.timedOut, "no connection in time", sent: false)
        }
        if causes.isEmpty, error.dnsAError != nil || error.dnsAAAAError != nil {
            return self.error(.nameResolution, "the name \(error.host) has no address", sent: false)
        }
        return self.error(.other, "no connection", sent: false)
    }

    private func ioError(_ error: IOError, isConnecting: Bool) -> TransportError {
        switch error.errnoCode {
        case ECONNREFUSED:
            self.error(.connectionRefused, "connection refused", sent: false)
        case ETIMEDOUT:
            self.error(.timedOut, isConnecting ? "no connection in time" : "no answer in time", sent: !isConnecting)
        case ECONNRESET, EPIPE, ECONNABORTED:
            self.error(.connectionClosed, "connection reset", sent: !isConnecting)
        case EHOSTUNREACH, ENETUNREACH:
            self.error(.other, "no route to the host", sent: !isConnecting)
        default:
            self.error(.other, error.description, sent: !isConnecting)
        }
    }

    private func tlsError(_ error: NIOSSLError) -> TransportError {
        switch error {
        case .handshakeFailed(let cause):
            let text = "\(cause)"
            if text.contains("CERTIFICATE_VERIFY_FAILED") {
                return self.error(.tls, "its certificate is not trusted", sent: false)
            }
            if text.contains("EOF during handshake") {
                return self.error(.connectionClosed, "the connection was closed in the TLS handshake", sent: false)
            }
            let isWrongVersion = text.contains("WRONG_VERSION_NUMBER")
            return self.error(
                .tls, isWrongVersion ? "it does not speak TLS" : "the TLS handshake failed", sent: false)
        case .uncleanShutdown:
            return closedEarly
        case .unableToValidateCertificate, .noCertificateToValidate:
            return self.error(.tls, "its certificate is not trusted", sent: false)
        default:
            return self.error(.tls, "TLS failed", sent: true)
        }
    }

    private static func sentence(about error: NIOSSLExtraError) -> String {
        error == .failedToValidateHostname ? "its certificate is for another name" : "TLS failed"
    }
}
