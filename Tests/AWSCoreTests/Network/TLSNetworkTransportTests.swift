import Foundation
import Testing

@testable import AWSCore

/// The transport against servers with certificates of an authority that nobody trusts by default.
// skipped: openssl is not installed
@Suite(.serialized, .enabled(if: TLSServer.isAvailable, "openssl is not installed"))
struct TLSNetworkTransportTests {
    private func request(_ port: Int) -> HTTPRequest {
        HTTPRequest(method: .get, host: "127.0.0.1", port: port, path: "/", headers: ["Host": "127.0.0.1:\(port)"])
    }

    private func send(to server: TLSServer, _ options: NetworkOptions) async -> Result<HTTPResponse, any Error> {
        let transport = NetworkTransport(options)
        let result = await Result.of { try await transport.send(request(server.port)) }
        await transport.shutdown()
        return result
    }

    @Test func `an authority that AWS_CA_BUNDLE names is trusted`() async throws {
        let server = try TLSServer()
        defer { server.stop() }
        let reply = try await send(to: server, NetworkOptions(caBundle: server.authority)).get()
        #expect(reply.status == 200)
    }

    @Test(arguments: [
        (
            "IP:127.0.0.1", 2, false, false,
            "(the server, issued by Corp Test CA) is not trusted: no authority known here vouches for it; AWS_CA_BUNDLE"
        ),
        ("IP:127.0.0.1", 2, true, true, "(the server, signed by itself) is not trusted"),
        ("IP:127.0.0.1", -1, true, false, "(the server, issued by Corp Test CA) has expired on 20"),
        (
            "DNS:route53.example,DNS:b.example", 2, true, false,
            "(the server, issued by Corp Test CA) is for another name: route53.example, b.example"
        ),
    ])
    func `a certificate that is refused is named, with the reason`(
        name: String, days: Int, trustsAuthority: Bool, signsItself: Bool, words: String
    ) async throws {
        let server = try TLSServer(name: name, days: days, signsItself: signsItself)
        defer { server.stop() }
        let result = await send(to: server, NetworkOptions(caBundle: trustsAuthority ? server.authority : nil))
        let error = try #require(throws: TransportError.self) { try result.get() }
        #expect(error.kind == .tls, "\(error)")
        #expect(error.reason.hasPrefix("its certificate \(words)"), "\(error)")
        #expect(!error.mayHaveBeenReceived)
    }

    @Test func `a proxy that opens TLS is seen by its certificate`() async throws {
        let server = try TLSServer()
        defer { server.stop() }
        let proxy = try LoopbackServer { [port = server.port] connection, _ in
            _ = connection.request()
            connection.write("HTTP/1.1 200 Connected\r\n\r\n")
            connection.forward(toPort: port)
        }
        let proxies = ProxySettings(Environment(variables: ["https_proxy": "http://127.0.0.1:\(proxy.port)"]))
        let transport = NetworkTransport(NetworkOptions(proxies: proxies))
        let target = HTTPRequest(method: .get, host: "route53.test", path: "/")
        let error = await #expect(throws: TransportError.self) { try await transport.send(target) }
        await transport.shutdown()
        #expect(error?.reason.hasPrefix("its certificate (the server, issued by Corp Test CA) is not trusted") == true)
    }
}
