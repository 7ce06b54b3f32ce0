import NIOCore
import NIOPosix

/// The practice world's name servers, over UDP and TCP at one address.
package final class DNSListener: Sendable {
    private let channels: [any Channel]
    private let group: MultiThreadedEventLoopGroup

    /// The address on which it listens.
    package let host: String
    /// The port on which it listens, of UDP and TCP.
    package let port: Int

    /// How many queries are answered at once; of more over UDP nothing is heard, as on a busy server.
    static let maximumQueries = 1000
    /// How many connections of TCP there can be.
    static let maximumConnections = 200
    /// How long a connection of TCP may say nothing.
    static let idleTimeout = TimeAmount.seconds(10)

    /// Begins to listen.
    ///
    /// - Parameter port: 0 picks one that is free for both.
    /// - Throws: ``ListenerFailure`` when the address cannot be had.
    package init(_ server: SandboxServer, host: String, port: Int) async throws(ListenerFailure) {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        self.group = group
        self.host = host
        do {
            let streams = try await Self.streams(server, group).bind(host: host, port: port).get()
            self.port = streams.localAddress?.port ?? port
            let datagrams = try await Self.datagrams(server, group).bind(host: host, port: self.port).get()
            channels = [streams, datagrams]
        } catch {
            try? await group.shutdownGracefully()
            throw ListenerFailure(address: "\(host):\(port)", reason: "\(error)")
        }
    }

    /// Ends it.
    package func close() async {
        for channel in channels { try? await channel.close() }
        try? await group.shutdownGracefully()
    }

    private static func datagrams(_ server: SandboxServer, _ group: MultiThreadedEventLoopGroup) -> DatagramBootstrap {
        DatagramBootstrap(group: group)
            .channelOption(.socketOption(.so_reuseaddr), value: 1)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(DatagramQueries(server: server))
                }
            }
    }

    private static func streams(_ server: SandboxServer, _ group: MultiThreadedEventLoopGroup) -> ServerBootstrap {
        let connections = ConnectionCount()
        return ServerBootstrap(group: group)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                let isRefused = connections.begin() > maximumConnections
                channel.closeFuture.whenComplete { _ in connections.end() }
                return channel.eventLoop.makeCompletedFuture {
                    guard !isRefused else { throw ChannelError.operationUnsupported }
                    try channel.pipeline.syncOperations.addHandlers([
                        IdleStateHandler(allTimeout: idleTimeout), ByteToMessageHandler(DNSFrameDecoder()),
                        StreamQueries(server: server),
                    ])
                }
            }
    }
}

/// Takes queries off a socket of UDP.
private final class DatagramQueries: ChannelInboundHandler {
    typealias InboundIn = AddressedEnvelope<ByteBuffer>
    typealias OutboundOut = AddressedEnvelope<ByteBuffer>

    private let server: SandboxServer
    private var count = 0

    init(server: SandboxServer) { self.server = server }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let envelope = unwrapInboundIn(data)
        guard count < DNSListener.maximumQueries else { return }
        count += 1
        let octets = Array(envelope.data.readableBytesView)
        let bound = NIOLoopBound((handler: self, context: context), eventLoop: context.eventLoop)
        let (server, eventLoop, address) = (server, context.eventLoop, envelope.remoteAddress)
        Task {
            let answer = await server.answer(toDNS: octets, isDatagram: true)
            eventLoop.execute { bound.value.handler.finish(answer, to: address, context: bound.value.context) }
        }
    }

    private func finish(_ answer: [UInt8]?, to address: SocketAddress, context: ChannelHandlerContext) {
        count -= 1
        guard let answer else { return }
        let envelope = AddressedEnvelope(
            remoteAddress: address, data: context.channel.allocator.buffer(bytes: answer))
        context.writeAndFlush(wrapOutboundOut(envelope), promise: nil)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // An answer that a closed port sent back is no reason to stop.
    }
}

/// Takes queries off a connection of TCP.
private final class StreamQueries: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let server: SandboxServer
    private var count = 0
    /// How many queries of one connection are answered at once.
    private static let maximumQueries = 100

    init(server: SandboxServer) { self.server = server }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard count < Self.maximumQueries else { return context.close(promise: nil) }
        count += 1
        let octets = Array(unwrapInboundIn(data).readableBytesView)
        let bound = NIOLoopBound((handler: self, context: context), eventLoop: context.eventLoop)
        let (server, eventLoop) = (server, context.eventLoop)
        Task {
            let answer = await server.answer(toDNS: octets, isDatagram: false)
            eventLoop.execute { bound.value.handler.finish(answer, context: bound.value.context) }
        }
    }

    private func finish(_ answer: [UInt8]?, context: ChannelHandlerContext) {
        count -= 1
        guard let answer, let length = UInt16(exactly: answer.count) else { return context.close(promise: nil) }
        var buffer = context.channel.allocator.buffer(capacity: answer.count + 2)
        buffer.writeInteger(length)
        buffer.writeBytes(answer)
        context.writeAndFlush(wrapOutboundOut(buffer), promise: nil)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is IdleStateHandler.IdleStateEvent { context.close(promise: nil) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}

/// Takes messages out of a stream, each behind its length.
///
/// Source: RFC 1035 section 4.2.2.
private struct DNSFrameDecoder: ByteToMessageDecoder {
    typealias InboundOut = ByteBuffer

    mutating func decode(context: ChannelHandlerContext, buffer: inout ByteBuffer) -> DecodingState {
        guard let length = buffer.getInteger(at: buffer.readerIndex, as: UInt16.self),
            buffer.readableBytes >= Int(length) + 2
        else { return .needMoreData }
        buffer.moveReaderIndex(forwardBy: 2)
        guard let message = buffer.readSlice(length: Int(length)) else { return .needMoreData }
        context.fireChannelRead(wrapInboundOut(message))
        return .continue
    }

    mutating func decodeLast(
        context: ChannelHandlerContext, buffer: inout ByteBuffer, seenEOF: Bool
    ) -> DecodingState { .needMoreData }
}
