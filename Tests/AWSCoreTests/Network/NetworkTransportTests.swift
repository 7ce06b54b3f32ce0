import Foundation
import Testing

@testable import AWSCore

/// The transport against a real server on the loopback interface.
struct NetworkTransportTests {
    private static let answer = "HTTP/1.1 200 OK\r\nX-A: 1\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello"

    private func request(_ port: Int, method: HTTPMethod = .get, scheme: String = "http", body: String = "")
        -> HTTPRequest
    {
        HTTPRequest(
            method: method, scheme: scheme, host: "127.0.0.1", port: port, path: "/a%2Fb%20c/%C3%A9",
            query: [QueryItem(name: "q", value: "1+2 3/é")],
            headers: ["Host": "127.0.0.1:\(port)", "X-Amz-Target": "T.O"], body: Array(body.utf8))
    }

    private func withTransport<Value>(
        _ options: NetworkOptions = NetworkOptions(), _ body: (NetworkTransport) async throws -> Value
    ) async throws -> Value {
        let transport = NetworkTransport(options)
        do {
            let value = try await body(transport)
            await transport.shutdown()
            return value
        } catch {
            await transport.shutdown()
            throw error
        }
    }

    private func failure(
        _ request: HTTPRequest, _ options: NetworkOptions = NetworkOptions()
    ) async throws -> TransportError {
        try #require(
            await #expect(throws: TransportError.self) {
                try await withTransport(options) { try await $0.send(request) }
            })
    }

    @Test func `a request arrives as it was written, and its answer comes back whole`() async throws {
        let server = try LoopbackServer(answering: Self.answer)
        let reply = try await withTransport { try await $0.send(request(server.port, method: .post, body: "body é")) }
        #expect(reply.status == 200)
        #expect(reply.headers["x-a"] == "1")
        #expect(reply.body == Array("hello".utf8))
        let seen = try #require(server.requests.first)
        #expect(seen.hasPrefix("POST /a%2Fb%20c/%C3%A9?q=1%2B2%203%2F%C3%A9 HTTP/1.1\r\n"))
        #expect(seen.lowercased().components(separatedBy: "\r\nhost: ").count == 2)
        #expect(seen.contains("\r\nX-Amz-Target: T.O\r\n"))
        #expect(seen.lowercased().contains("\r\ncontent-length: 7\r\n"))
        #expect(seen.hasSuffix("\r\n\r\nbody é"))
    }

    @Test(arguments: [(HTTPMethod.post, true), (.get, false)])
    func `a change without a body says that it has none, a read says nothing`(method: HTTPMethod, says: Bool)
        async throws
    {
        let server = try LoopbackServer(answering: Self.answer)
        _ = try await withTransport { try await $0.send(request(server.port, method: method)) }
        let seen = try #require(server.requests.first).lowercased()
        #expect(seen.contains("\r\ncontent-length: 0\r\n") == says)
        #expect(!seen.contains("transfer-encoding"))
    }

    @Test(arguments: [301, 302, 307, 308])
    func `redirects are answers and are not followed`(status: Int) async throws {
        let server = try LoopbackServer { connection, server in
            server.note(connection.request())
            connection.write(
                "HTTP/1.1 \(status) Moved\r\nLocation: http://127.0.0.1:\(server.port)/x\r\nContent-Length: 0\r\n\r\n")
        }
        let reply = try await withTransport { try await $0.send(request(server.port)) }
        #expect(reply.status == status)
        #expect(server.requests.count == 1)
    }

    @Test func `nothing is started before the first request`() async throws {
        let server = try LoopbackServer(answering: Self.answer)
        let transport = NetworkTransport()
        #expect(!transport.isStarted)
        _ = try await transport.send(request(server.port))
        #expect(transport.isStarted)
        await transport.shutdown()
        #expect(!transport.isStarted)
    }

    @Test func `after the end requests fail, and ending twice is no harm`() async throws {
        let server = try LoopbackServer(answering: Self.answer)
        let transport = NetworkTransport()
        await transport.shutdown()
        await transport.shutdown()
        let error = await #expect(throws: TransportError.self) { try await transport.send(request(server.port)) }
        #expect(error?.mayHaveBeenReceived == false)
        #expect(server.requests.isEmpty)
    }

    @Test func `a transport that nobody ended ends by itself`() async throws {
        let server = try LoopbackServer(answering: Self.answer)
        _ = try await NetworkTransport().send(request(server.port))
        // The client underneath would trap when it goes without having been shut down.
        try await Task.sleep(for: .milliseconds(200))
    }

    // What goes wrong

    @Test func `connection refused is known at once, and nothing was received`() async throws {
        let port = try LoopbackServer.closedPort()
        let start = ContinuousClock.now
        let error = try await failure(request(port))
        #expect(error.kind == .connectionRefused)
        #expect(error.description == "127.0.0.1:\(port) was not reached: connection refused")
        #expect(!error.mayHaveBeenReceived)
        #expect(ContinuousClock.now - start < .seconds(3))
    }

    @Test(arguments: ["", "HTTP/1.1 200 OK\r\nContent-Le", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel"])
    func `a connection that ends too early leaves open what happened`(beginning: String) async throws {
        let server = try LoopbackServer(answering: beginning)
        let error = try await failure(request(server.port, method: .post, body: "x"))
        #expect(error.kind == .connectionClosed, "\(error)")
        #expect(error.mayHaveBeenReceived)
    }

    @Test func `so does one that is reset`() async throws {
        let server = try LoopbackServer { connection, _ in
            _ = connection.request()
            connection.reset()
        }
        let error = try await failure(request(server.port, method: .post, body: "x"))
        #expect(error.kind == .connectionClosed, "\(error)")
        #expect(error.mayHaveBeenReceived)
    }

    @Test func `silence is a time-out`() async throws {
        let server = try LoopbackServer { connection, _ in
            _ = connection.request()
            Thread.sleep(forTimeInterval: 2)
        }
        var options = NetworkOptions()
        options.read = .milliseconds(150)
        let error = try await failure(request(server.port), options)
        #expect(error.kind == .timedOut)
        #expect(error.mayHaveBeenReceived)
    }

    @Test func `a trickle is one too`() async throws {
        let server = try LoopbackServer { connection, _ in
            _ = connection.request()
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
            for _ in 0..<30 {
                connection.write("x")
                Thread.sleep(forTimeInterval: 0.05)
            }
        }
        var options = NetworkOptions()
        options.total = .milliseconds(300)
        let error = try await failure(request(server.port), options)
        #expect(error.kind == .timedOut)
        #expect(error.mayHaveBeenReceived)
    }

    @Test(arguments: ["Content-Length: 5000", "Transfer-Encoding: chunked"])
    func `a body has its limit`(framing: String) async throws {
        let server = try LoopbackServer { connection, _ in
            _ = connection.request()
            let text = String(repeating: "x", count: 5000)
            connection.write("HTTP/1.1 200 OK\r\n\(framing)\r\n\r\n")
            connection.write(framing.hasPrefix("C") ? text : "1388\r\n\(text)\r\n0\r\n\r\n")
        }
        var options = NetworkOptions()
        options.largestBody = 4999
        let error = try await failure(request(server.port), options)
        #expect(error.kind == .responseTooLarge)
        options.largestBody = 5000
        let reply = try await withTransport(options) { try await $0.send(request(server.port)) }
        #expect(reply.body.count == 5000)
    }

    @Test func `five megabytes are too many`() async throws {
        let server = try LoopbackServer { connection, _ in
            _ = connection.request()
            let megabyte = String(repeating: "x", count: 1 << 20)
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: \(5 << 20)\r\n\r\n")
            for _ in 0..<5 { connection.write(megabyte) }
        }
        #expect(try await failure(request(server.port)).kind == .responseTooLarge)
    }

    @Test func `what is not HTTP is an error`() async throws {
        let server = try LoopbackServer(answering: "SSH-2.0-OpenSSH_9.2\r\n\r\n")
        let error = try await failure(request(server.port))
        #expect(error.kind == .other)
        #expect(error.reason == "the answer is not HTTP")
    }

    @Test func `a server without TLS is said to be one`() async throws {
        let server = try LoopbackServer { connection, _ in
            connection.write("HTTP/1.1 400 Bad Request\r\n\r\n")
            Thread.sleep(forTimeInterval: 0.2)
        }
        let error = try await failure(request(server.port, scheme: "https"))
        #expect(error.kind == .tls)
        #expect(error.reason == "it does not speak TLS")
        #expect(!error.mayHaveBeenReceived)
    }

    @Test func `a server that hangs up in the handshake received nothing`() async throws {
        let server = try LoopbackServer { connection, _ in connection.beginning() }
        let error = try await failure(request(server.port, scheme: "https"))
        #expect(error.kind == .connectionClosed, "\(error)")
        #expect(!error.mayHaveBeenReceived)
    }

    @Test func `certificates that cannot be read are an error before anything is sent`() async throws {
        let server = try LoopbackServer(answering: Self.answer)
        let options = NetworkOptions(caBundle: "/nonexistent/ca.pem")
        var encrypted = request(server.port)
        encrypted.scheme = "https"
        let error = try await failure(encrypted, options)
        #expect(error.kind == .tls)
        #expect(error.reason == "the certificates in /nonexistent/ca.pem cannot be read")
        #expect(server.requests.isEmpty)
        let plain = try await withTransport(options) { try await $0.send(request(server.port)) }
        #expect(plain.status == 200, "nothing but TLS needs them")
    }

    @Test func `cancelling ends a request at once`() async throws {
        let server = try LoopbackServer { connection, server in
            server.note(connection.request())
            Thread.sleep(forTimeInterval: 2)
        }
        let start = ContinuousClock.now
        try await withTransport { transport in
            let task = Task { try await transport.send(request(server.port)) }
            while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
        }
        #expect(ContinuousClock.now - start < .seconds(1.5))
    }

    // Proxies

    private func options(proxy: String) -> NetworkOptions {
        NetworkOptions(proxies: ProxySettings(Environment(variables: ["http_proxy": proxy])))
    }

    @Test func `a proxy is asked to connect, with user and password`() async throws {
        let proxy = try LoopbackServer { connection, server in
            server.note(connection.request())
            connection.write("HTTP/1.1 200 Connected\r\n\r\n")
            server.note(connection.request())
            connection.write(Self.answer)
        }
        let target = HTTPRequest(method: .get, scheme: "http", host: "route53.test", path: "/x")
        let reply = try await withTransport(options(proxy: "http://us%20er:pass@127.0.0.1:\(proxy.port)")) {
            try await $0.send(target)
        }
        #expect(reply.body == Array("hello".utf8))
        #expect(proxy.requests.count == 2)
        let seen = try #require(proxy.requests.first)
        #expect(seen.hasPrefix("CONNECT route53.test:80 HTTP/1.1\r\n"))
        #expect(seen.lowercased().contains("\r\nproxy-authorization: basic " + "dXMgZXI6cGFzcw==".lowercased()))
        #expect(proxy.requests[1].hasPrefix("GET /x HTTP/1.1\r\n"))
        #expect(!proxy.requests[1].lowercased().contains("proxy-authorization"))
    }

    @Test(arguments: [
        ("HTTP/1.1 407 No\r\nContent-Length: 0\r\n\r\n", "wants a user and a password"),
        ("HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n", "did not connect"),
    ])
    func `a proxy that refuses is named`(answer: String, words: String) async throws {
        let proxy = try LoopbackServer(answering: answer)
        let target = HTTPRequest(method: .get, scheme: "http", host: "route53.test", path: "/x")
        let error = try await failure(target, options(proxy: "http://user:hunter2@127.0.0.1:\(proxy.port)"))
        #expect(error.kind == .proxy, "\(error)")
        #expect(error.description.contains("the proxy 127.0.0.1:\(proxy.port) \(words)"))
        #expect(!error.description.contains("hunter2"))
        #expect(!error.mayHaveBeenReceived)
    }

    @Test func `a proxy that is not there is named`() async throws {
        let port = try LoopbackServer.closedPort()
        let target = HTTPRequest(method: .get, scheme: "http", host: "route53.test", path: "/x")
        let error = try await failure(target, options(proxy: "127.0.0.1:\(port)"))
        #expect(
            error.description
                == "route53.test:80 was not reached: the proxy 127.0.0.1:\(port) was not reached: connection refused")
    }
}
