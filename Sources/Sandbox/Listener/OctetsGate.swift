import NIOCore

/// Octets have come on a connection, whatever they are.
struct OctetsArrived: Sendable {}

/// The last octets that go out on a connection, past the rules of HTTP: the answer to what is no request.
struct LastOctets: Sendable {
    var octets: [UInt8]
}

/// The end of a connection that is nearest to the network.
///
/// It tells the handlers behind it when octets come, so that a head that never gets whole has its time too. And it
/// says the last word: the handlers of HTTP let no answer by without a request.
final class OctetsGate: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private var hasSaidLastWord = false

    /// For how long a client may go on sending to a connection that is over. Closing it at once could destroy the answer
    /// on its way.
    private static let drainTime = TimeAmount.milliseconds(500)

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !hasSaidLastWord else { return }
        context.fireUserInboundEventTriggered(OctetsArrived())
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard !hasSaidLastWord else {
            promise?.fail(ChannelError.outputClosed)
            return
        }
        context.write(data, promise: promise)
    }

    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        // Whoever closes after the last word does so in time.
        guard !hasSaidLastWord else {
            promise?.succeed()
            return
        }
        context.close(mode: mode, promise: promise)
    }

    func triggerUserOutboundEvent(context: ChannelHandlerContext, event: Any, promise: EventLoopPromise<Void>?) {
        guard let last = event as? LastOctets else {
            return context.triggerUserOutboundEvent(event, promise: promise)
        }
        promise?.succeed()
        guard !hasSaidLastWord else { return }
        hasSaidLastWord = true
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        context.writeAndFlush(NIOAny(context.channel.allocator.buffer(bytes: last.octets))).whenComplete { _ in
            bound.value.close(mode: .output, promise: nil)
        }
        context.eventLoop.scheduleTask(in: Self.drainTime) { bound.value.close(promise: nil) }
    }
}
