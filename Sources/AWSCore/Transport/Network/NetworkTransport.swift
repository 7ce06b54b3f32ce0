import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// Sends requests over the network: HTTP/1.1, TLS, no redirects, bounded in time and size.
///
/// Nothing is started, and no file read, before the first request. Call ``shutdown()`` at the end.
public final class NetworkTransport: HTTPTransport {
    private let options: NetworkOptions
    private let clock: WallClock
    private let state = Mutex(State())

    private struct State {
        var group: MultiThreadedEventLoopGroup?
        var clients: [Route: HTTPClient] = [:]
        var isShutDown = false
    }

    /// What a client is made for: it has one proxy, and only for TLS does it read the certificates.
    private struct Route: Hashable {
        var proxy: ProxySettings.Proxy?
        var isEncrypted: Bool
    }

    /// A transport that starts with its first request.
    public init(_ options: NetworkOptions = NetworkOptions(), clock: WallClock = .system) {
        self.options = options
        self.clock = clock
    }

    deinit {
        let (clients, group) = state.withLock { Self.takeDown(&$0) }
        // The client insists on being shut down, and a deinitializer cannot wait.
        if let group { Task { await Self.stop(clients, group) } }
    }

    /// Sends a request and reads the whole answer.
    public func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        let proxy: ProxySettings.Proxy?
        do {
            proxy = try options.proxies.proxy(for: request)
        } catch {
            throw TransportError(kind: .proxy, endpoint: request.endpoint, reason: error.description)
        }
        let failures = NetworkFailures(endpoint: request.endpoint, proxy: proxy)
        let client = try client(
            for: Route(proxy: proxy, isEncrypted: request.scheme == "https"), failures: failures)
        do {
            return try await withDeadline(failures) { try await self.exchange(request, client: client) }
        } catch {
            try Task.checkCancellation()
            guard let problem = NetworkFailures.certificateProblem(in: error),
                let certificate = await certificate(of: request, proxy: proxy, failures: failures)
            else { throw failures.transportError(for: error) }
            throw failures.refused(certificate, for: problem, at: clock.now())
        }
    }

    /// Whether there is a thread for connections.
    var isStarted: Bool { state.withLock { $0.group != nil } }

    /// Ends all connections; requests after this fail.
    public func shutdown() async {
        let (clients, group) = state.withLock { Self.takeDown(&$0) }
        if let group { await Self.stop(clients, group) }
    }

    /// The certificate that was refused, looked at once more.
    private func certificate(
        of request: HTTPRequest, proxy: ProxySettings.Proxy?, failures: NetworkFailures
    ) async -> PeerCertificate? {
        guard let group = state.withLock({ $0.group }) else { return nil }
        return await CertificateInspection(options: options, proxy: proxy, group: group)
            .certificate(of: request, failures: failures)
    }

    private func exchange(_ request: HTTPRequest, client: HTTPClient) async throws -> HTTPResponse {
        var outgoing = HTTPClientRequest(url: "\(request.scheme)://\(request.authority)\(request.target)")
        outgoing.method = .init(rawValue: request.method.rawValue)
        for field in request.headers.fields { outgoing.headers.add(name: field.name, value: field.value) }
        if !request.body.isEmpty { outgoing.body = .bytes(ByteBuffer(bytes: request.body)) }
        let reply = try await client.execute(outgoing, deadline: .now() + options.total.timeAmount)
        let body = try await reply.body.collect(upTo: options.largestBody)
        let headers = reply.headers.map { HTTPHeaders.Field(name: $0.name, value: $0.value) }
        return HTTPResponse(
            status: Int(reply.status.code), headers: HTTPHeaders(headers), body: Array(body.readableBytesView))
    }

    /// The client's own deadline ends with the reply's head; this one includes the body.
    private func withDeadline(
        _ failures: NetworkFailures, _ body: @escaping @Sendable () async throws -> HTTPResponse
    ) async throws -> HTTPResponse {
        try await withThrowingTaskGroup(of: HTTPResponse.self) { group in
            group.addTask { try await body() }
            group.addTask { [total = options.total] in
                try await Task.sleep(for: total)
                throw failures.tooSlow(total)
            }
            defer { group.cancelAll() }
            guard let reply = try await group.next() else { throw CancellationError() }
            return reply
        }
    }

    /// The client for a route, made with its first request.
    private func client(for route: Route, failures: NetworkFailures) throws(TransportError) -> HTTPClient {
        if let client = state.withLock({ $0.clients[route] }) { return client }
        // Reads the certificates, so outside the lock; who comes second finds the first one's client.
        let configuration = try options.clientConfiguration(
            proxy: route.proxy, isEncrypted: route.isEncrypted, failures: failures)
        let client: HTTPClient? = state.withLock { state in
            guard !state.isShutDown else { return nil }
            if let client = state.clients[route] { return client }
            let group = state.group ?? MultiThreadedEventLoopGroup(numberOfThreads: 1)
            let client = HTTPClient(eventLoopGroupProvider: .shared(group), configuration: configuration)
            state.group = group
            state.clients[route] = client
            return client
        }
        guard let client else { throw failures.shutDown }
        return client
    }

    private static func takeDown(_ state: inout State) -> ([HTTPClient], MultiThreadedEventLoopGroup?) {
        let parts = (Array(state.clients.values), state.group)
        state = State(isShutDown: true)
        return parts
    }

    private static func stop(_ clients: [HTTPClient], _ group: MultiThreadedEventLoopGroup) async {
        for client in clients { try? await client.shutdown() }
        try? await group.shutdownGracefully()
    }
}
