import AsyncHTTPClient
import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// Looks at the certificate that a server shows, after it has been refused: the refusal itself does not say more.
///
/// The connection is closed before anything is sent over it.
struct CertificateInspection {
    let options: NetworkOptions
    let proxy: ProxySettings.Proxy?
    let group: MultiThreadedEventLoopGroup

    private struct Seen: Error {}

    /// The certificate; nil when there is none to be had.
    func certificate(of request: HTTPRequest, failures: NetworkFailures) async -> PeerCertificate? {
        guard var configuration = try? options.clientConfiguration(proxy: proxy, isEncrypted: true, failures: failures)
        else { return nil }
        let shown = Shown()
        configuration.tlsConfiguration?.certificateVerification = .none
        configuration.http1_1ConnectionDebugInitializer = { channel in
            channel.nioSSL_peerCertificate().flatMapThrowing { certificate in
                shown.certificate.withLock { $0 = certificate }
                throw Seen()
            }
        }
        let client = HTTPClient(eventLoopGroupProvider: .shared(group), configuration: configuration)
        let url = "\(request.scheme)://\(request.authority)/"
        _ = try? await client.execute(HTTPClientRequest(url: url), timeout: options.connect.timeAmount)
        try? await client.shutdown()
        return shown.certificate.withLock { $0 }.map(PeerCertificate.init)
    }

    private final class Shown: Sendable {
        let certificate = Mutex<NIOSSLCertificate?>(nil)
    }
}
