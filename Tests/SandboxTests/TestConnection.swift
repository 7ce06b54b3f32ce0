import NIOCore
import NIOPosix

/// A connection of TCP to a listener.
enum TestConnection {
    typealias Connected = NIOAsyncChannel<ByteBuffer, ByteBuffer>

    static func open(host: String, port: Int) async throws -> Connected {
        try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .connect(host: host, port: port) { channel in
                channel.eventLoop.makeCompletedFuture { try Connected(wrappingChannelSynchronously: channel) }
            }
    }

    /// Reads until the other side ends; a reset after what it says is an end too.
    static func text(of inbound: NIOAsyncChannelInboundStream<ByteBuffer>) async throws -> String {
        var text = ""
        do { for try await part in inbound { text += String(buffer: part) } } catch is IOError {}
        return text
    }
}
