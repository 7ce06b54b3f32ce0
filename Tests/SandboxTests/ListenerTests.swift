import Foundation
import NIOCore
import NIOPosix
import Testing

@testable import Sandbox

/// What happens on connections, before and after the sandbox itself.
struct ListenerTests {
    /// Serves while a body runs.
    private static func withListener(
        _ seed: Seed = .empty, _ change: (inout ListenerOptions) -> Void = { _ in },
        _ body: (SandboxListener, SandboxServer) async throws -> Void
    ) async throws {
        var options = ListenerOptions()
        options.port = 0
        change(&options)
        let server = try SandboxServer(seed: seed)
        let listener = try await SandboxListener(server, options: options)
        do {
            try await body(listener, server)
        } catch {
            await listener.close()
            throw error
        }
        await listener.close()
    }

    /// Sends octets and reads until the other side ends.
    private static func exchange(_ text: String, with listener: SandboxListener) async throws -> String {
        let connection = try await TestConnection.open(host: listener.host, port: listener.port)
        return try await connection.executeThenClose { inbound, outbound in
            if !text.isEmpty { try await outbound.write(ByteBuffer(string: text)) }
            return try await TestConnection.text(of: inbound)
        }
    }

    private static let unknown = "<UnknownOperationException/>"

    @Test func `a request gets its answer, and the connection goes on`() async throws {
        try await Self.withListener { listener, _ in
            let request = "GET / HTTP/1.1\r\nHost: x\r\n\r\n"
            let last = "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
            let answer = try await Self.exchange(request + request + last, with: listener)
            #expect(answer.components(separatedBy: Self.unknown).count == 4)
            #expect(answer.components(separatedBy: "HTTP/1.1 404").count == 4)
        }
    }

    @Test func `requests that come all at once are answered one after the other`() async throws {
        try await Self.withListener { listener, _ in
            let requests = (1...200).map { "GET /\($0) HTTP/1.1\r\nHost: x\r\n\r\n" }.joined()
            let last = "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
            let answer = try await Self.exchange(requests + last, with: listener)
            #expect(answer.components(separatedBy: "HTTP/1.1 404").count == 202)
        }
    }

    @Test func `a body may come in chunks`() async throws {
        try await Self.withListener { listener, _ in
            let head = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
            let parts = ["Action=Get", "CallerIdentity", "&Version=2011-06-15"]
            let chunks = parts.map { "\(String($0.utf8.count, radix: 16))\r\n\($0)\r\n" }.joined()
            let answer = try await Self.exchange(head + chunks + "0\r\n\r\n", with: listener)
            #expect(answer.hasPrefix("HTTP/1.1 403"))
            #expect(answer.contains("MissingAuthenticationToken"))
        }
    }

    @Test func `an answer to HEAD has no body`() async throws {
        try await Self.withListener { listener, _ in
            let answer = try await Self.exchange(
                "HEAD / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", with: listener)
            #expect(answer.hasPrefix("HTTP/1.1 404"))
            #expect(!answer.contains(Self.unknown))
        }
    }

    @Test func `a client that waits for leave to go on gets it`() async throws {
        try await Self.withListener { listener, _ in
            let request =
                "POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\nConnection: close\r\n\r\nab"
            let answer = try await Self.exchange(request, with: listener)
            #expect(answer.hasPrefix("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 404"))
        }
    }

    @Test(arguments: [
        ("GET / HTTP/1.1\r\nHost x\r\n\r\n", "HTTP/1.1 400", "MalformedHttpRequestException"),
        ("\u{16}\u{3}\u{1}\u{0}", "HTTP/1.1 400", "MalformedHttpRequestException"),
        (
            "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\na", "HTTP/1.1 400",
            "MalformedHttpRequestException"
        ),
        (
            "GET / HTTP/1.1\r\nHost: x\r\nA: \(String(repeating: "a", count: 5000))\r\n\r\n", "HTTP/1.1 400",
            "RequestHeaderSectionTooLarge"
        ),
        ("GET /\(String(repeating: "a", count: 5000))", "HTTP/1.1 400", "RequestHeaderSectionTooLarge"),
        ("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 101\r\n\r\n", "HTTP/1.1 413", "RequestEntityTooLargeException"),
        (
            "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n65\r\n"
                + String(repeating: "a", count: 101) + "\r\n0\r\n\r\n",
            "HTTP/1.1 413", "RequestEntityTooLargeException"
        ),
        (
            "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n", "HTTP/1.1 400",
            "MalformedHttpRequestException"
        ),
        (
            "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n",
            "HTTP/1.1 400", "MalformedHttpRequestException"
        ),
        (
            "POST / HTTP/1.1\r\nHost: x\r\nX-Amz-Target: TrentService.Sign\r\nContent-Length: 101\r\n\r\n",
            "HTTP/1.1 413", #"{"__type":"RequestEntityTooLargeException""#
        ),
    ])
    func `what is no request is refused as AWS refuses it`(text: String, status: String, code: String) async throws {
        try await Self.withListener(.empty) { options in
            options.maximumHeadLength = 4096
            options.maximumBodyLength = 100
        } _: { listener, _ in
            let answer = try await Self.exchange(text, with: listener)
            #expect(answer.hasPrefix(status))
            #expect(answer.contains(code))
            #expect(answer.contains("Connection: close"))
            #expect(answer.contains("x-amzn-RequestId: "))
        }
    }

    @Test(arguments: ["GET / HT", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc"])
    func `a request that never ends is given up`(text: String) async throws {
        try await Self.withListener(.empty) {
            $0.requestTimeout = .milliseconds(50)
        } _: { listener, _ in
            let answer = try await Self.exchange(text, with: listener)
            #expect(answer.hasPrefix("HTTP/1.1 408"))
            #expect(answer.contains("RequestTimeoutException"))
        }
    }

    @Test func `who sends an octet now and then does not get more time for it`() async throws {
        try await Self.withListener(.empty) {
            $0.requestTimeout = .milliseconds(100)
        } _: { listener, _ in
            let connection = try await TestConnection.open(host: listener.host, port: listener.port)
            let answer = try await connection.executeThenClose { inbound, outbound in
                let sender = Task {
                    // Far more octets than there is time for; the end of the connection ends it.
                    for octet in "GET /" + String(repeating: "a", count: 500) {
                        try await outbound.write(ByteBuffer(string: String(octet)))
                        try await Task.sleep(for: .milliseconds(10))
                    }
                }
                defer { sender.cancel() }
                return try await TestConnection.text(of: inbound)
            }
            #expect(answer.hasPrefix("HTTP/1.1 408"))
        }
    }

    @Test func `a thousand connections that say nothing do no harm`() async throws {
        try await Self.withListener { listener, _ in
            var idle: [any Channel] = []
            for _ in 0..<1000 {
                let bootstrap = ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
                idle.append(try await bootstrap.connect(host: listener.host, port: listener.port).get())
            }
            let before = Self.residentKilobytes()
            let request = "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
            for _ in 0..<20 {
                #expect(try await Self.exchange(request, with: listener).hasPrefix("HTTP/1.1 404"))
            }
            #expect(Self.residentKilobytes() - before < 20_000)
            for channel in idle { try await channel.close() }
        }
    }

    /// The memory of this process.
    private static func residentKilobytes() -> Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
    }

    @Test func `a connection that says nothing is ended`() async throws {
        try await Self.withListener(.empty) {
            $0.idleTimeout = .milliseconds(50)
        } _: { listener, _ in
            let answer = try await Self.exchange("", with: listener)
            #expect(answer.isEmpty)
        }
    }

    @Test func `one connection too many is told so, and there is room again when others end`() async throws {
        try await Self.withListener(.empty) {
            $0.maximumConnections = 16
        } _: { listener, _ in
            var idle: [any Channel] = []
            for _ in 0..<16 {
                let bootstrap = ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
                idle.append(try await bootstrap.connect(host: listener.host, port: listener.port).get())
            }
            let request = "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
            let answer = try await Self.exchange(request, with: listener)
            #expect(answer.hasPrefix("HTTP/1.1 503"))
            #expect(answer.contains("ServiceUnavailable"))
            for channel in idle { try await channel.close() }
            var last = ""
            for _ in 0..<100 where !last.hasPrefix("HTTP/1.1 404") {
                last = try await Self.exchange(request, with: listener)
            }
            #expect(last.hasPrefix("HTTP/1.1 404"))
        }
    }

    @Test func `the control interface is not there unless asked for`() async throws {
        let request = "GET /_sandbox/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
        try await Self.withListener { listener, _ in
            let answer = try await Self.exchange(request, with: listener)
            #expect(answer.contains(Self.unknown))
        }
        try await Self.withListener(.empty) {
            $0.isControllable = true
        } _: { listener, _ in
            let answer = try await Self.exchange(request, with: listener)
            #expect(answer.contains(#""HostedZones":0"#))
        }
    }

    @Test func `a place that is taken is named`() async throws {
        try await Self.withListener { listener, _ in
            var options = ListenerOptions()
            options.port = listener.port
            let server = try SandboxServer(seed: .empty)
            let error = await #expect(throws: ListenerFailure.self) {
                _ = try await SandboxListener(server, options: options)
            }
            #expect("\(try #require(error))".hasPrefix("cannot listen on 127.0.0.1:\(listener.port): "))
        }
    }

    @Test(arguments: [
        ("127.0.0.1:4566", "127.0.0.1", 4566, true), ("localhost:0", "localhost", 0, true),
        ("[::1]:65535", "::1", 65_535, true), ("127.8.9.1:1", "127.8.9.1", 1, true),
        ("0.0.0.0:80", "0.0.0.0", 80, false), ("[::]:80", "::", 80, false),
        ("127.0.0.1.evil:80", "127.0.0.1.evil", 80, false),
        ("example.com:80", "example.com", 80, false),
    ])
    func `an address is read`(text: String, host: String, port: Int, isLoopback: Bool) throws {
        let address = try #require(ListenAddress(text))
        #expect(address.host == host)
        #expect(address.port == port)
        #expect(address.isLoopback == isLoopback)
    }

    @Test(arguments: ["", ":", "4566", ":4566", "host", "host:", "host:x", "host:65536", "host:-1", "::1:80", "[]:80"])
    func `what is no address is refused`(text: String) {
        #expect(ListenAddress(text) == nil)
    }
}
