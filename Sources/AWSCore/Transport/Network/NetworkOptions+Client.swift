import AsyncHTTPClient
import NIOCore
import NIOSSL

extension NetworkOptions {
    /// The settings of the HTTP client for a proxy.
    ///
    /// - Parameter isEncrypted: Whether it is for TLS, and so needs the certificates.
    /// - Throws: ``TransportError`` when the certificates cannot be read.
    func clientConfiguration(
        proxy: ProxySettings.Proxy?, isEncrypted: Bool, failures: NetworkFailures
    ) throws(TransportError) -> HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration(
            tlsConfiguration: isEncrypted ? try tlsConfiguration(failures) : nil, redirectConfiguration: .disallow,
            timeout: .init(connect: connect.timeAmount, read: read.timeAmount, write: read.timeAmount),
            // Short, so that a server's own idle limit seldom meets a request on its way.
            connectionPool: .init(idleTimeout: .seconds(15)), decompression: .disabled)
        configuration.httpVersion = .http1Only
        // Repeating is the client's business: a refused connection is to be known at once.
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 8
        configuration.proxy = proxy.map {
            .server(host: $0.bareHost, port: $0.port, authorization: $0.authorization)
        }
        return configuration
    }

    private func tlsConfiguration(_ failures: NetworkFailures) throws(TransportError) -> TLSConfiguration {
        var tls = TLSConfiguration.makeClientConfiguration()
        guard let caBundle else { return tls }
        do {
            tls.trustRoots = .certificates(try NIOSSLCertificate.fromPEMFile(caBundle))
        } catch {
            throw failures.unreadableCertificates(caBundle)
        }
        return tls
    }
}

extension ProxySettings.Proxy {
    /// The host as sockets want it: an IPv6 address without its brackets.
    fileprivate var bareHost: String {
        host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
    }

    fileprivate var authorization: HTTPClient.Authorization? {
        user.map { .basic(username: $0, password: password?.reveal() ?? "") }
    }
}

extension Duration {
    /// The same, as NIO counts it.
    var timeAmount: TimeAmount {
        let (seconds, attoseconds) = components
        return .nanoseconds(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
    }
}
