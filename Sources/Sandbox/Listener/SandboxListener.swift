import NIOCore
import NIOHTTP1
import NIOPosix

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A sandbox that AWS's clients reach over HTTP.
package final class SandboxListener: Sendable {
    private let channel: any Channel
    private let group: MultiThreadedEventLoopGroup

    /// The address on which it listens.
    package let host: String
    /// The port on which it listens.
    package let port: Int

    /// Begins to listen.
    ///
    /// - Throws: ``ListenerFailure`` when the address cannot be had.
    package init(_ server: SandboxServer, options: ListenerOptions = ListenerOptions()) async throws(ListenerFailure) {
        group = MultiThreadedEventLoopGroup(numberOfThreads: 2)
        host = options.host
        var options = options
        options.maximumConnections = min(options.maximumConnections, Self.possibleConnections())
        do {
            channel = try await Self.bootstrap(server, options, group).bind(host: options.host, port: options.port)
                .get()
        } catch {
            try? await group.shutdownGracefully()
            throw ListenerFailure(address: "\(options.host):\(options.port)", reason: "\(error)")
        }
        port = channel.localAddress?.port ?? options.port
    }

    /// The URL that goes into `AWS_ENDPOINT_URL`.
    package var url: String { host.contains(":") ? "http://[\(host)]:\(port)" : "http://\(host):\(port)" }

    /// Waits until it listens no more.
    package func waitUntilClosed() async { try? await channel.closeFuture.get() }

    /// Ends it and its connections.
    package func close() async {
        try? await channel.close()
        try? await group.shutdownGracefully()
    }

    private static func bootstrap(
        _ server: SandboxServer, _ options: ListenerOptions, _ group: MultiThreadedEventLoopGroup
    ) -> ServerBootstrap {
        let connections = ConnectionCount()
        let control = options.isControllable ? ControlInterface(server: server) : nil
        let answer: @Sendable (SandboxRequest) async -> SandboxOutcome = { request in
            if let control, request.target.hasPrefix(ControlInterface.prefix) {
                return .reply(await control.respond(to: request))
            }
            return await server.respond(to: request)
        }
        return ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 1024)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.socketOption(.tcp_nodelay), value: 1)
            .childChannelOption(.maxMessagesPerRead, value: 4)
            .childChannelInitializer { channel in
                let isRefused = connections.begin() > options.maximumConnections
                channel.closeFuture.whenComplete { _ in connections.end() }
                return channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandlers(
                        handlers(HTTPConnection(options: options, isRefused: isRefused, answer: answer), options))
                }
            }
    }

    private static func handlers(_ connection: HTTPConnection, _ options: ListenerOptions) -> [any ChannelHandler] {
        var limits = NIOHTTPDecoderLimitConfiguration()
        limits.maxHeaderFieldSize = options.maximumHeadLength
        limits.maxHeaderListSize = options.maximumHeadLength
        let decoder = HTTPRequestDecoder(leftOverBytesStrategy: .dropBytes, limitConfiguration: limits)
        return [
            OctetsGate(), HTTPResponseEncoder(),
            // What the decoder cannot take out yet is a head that is not whole.
            ByteToMessageHandler(decoder, maximumBufferSize: options.maximumHeadLength),
            HTTPServerPipelineHandler(), connection,
        ]
    }

    /// How many connections the system has room for, after asking it for as much as it gives.
    private static func possibleConnections() -> Int {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 512 }
        if limit.rlim_cur < limit.rlim_max {
            limit.rlim_cur = limit.rlim_max
            _ = setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
            _ = getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        }
        return max(16, Int(clamping: limit.rlim_cur) - 64)
    }
}

/// Why there is no listener.
package struct ListenerFailure: Error, Sendable, CustomStringConvertible {
    /// The address that was wanted.
    package var address: String
    /// What the system says.
    package var reason: String

    /// One sentence.
    package var description: String { "cannot listen on \(address): \(reason)" }
}
