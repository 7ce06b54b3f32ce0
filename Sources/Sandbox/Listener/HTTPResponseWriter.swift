import NIOCore
import NIOHTTP1

/// Puts a response on a connection, in the way that it asks for.
struct HTTPResponseWriter {
    private let response: SandboxResponse
    private let hasBody: Bool
    /// Whether the connection ends with it.
    let isLast: Bool

    /// How long an octet of a slow response takes.
    private static let dripInterval = TimeAmount.milliseconds(10)

    init(_ response: SandboxResponse, isKeptAlive: Bool, hasBody: Bool) {
        self.response = response
        self.hasBody = hasBody && !response.body.isEmpty
        isLast = !isKeptAlive || response.delivery != .whole
    }

    func write(to context: ChannelHandlerContext) {
        var head = HTTPResponseHead(
            version: .http1_1, status: HTTPResponseStatus(statusCode: response.status),
            headers: HTTPHeaders(response.headers.map { ($0.name, $0.value) }))
        if isLast, !head.headers.contains(name: "connection") { head.headers.add(name: "Connection", value: "close") }
        context.write(NIOAny(HTTPServerResponsePart.head(head)), promise: nil)
        switch response.delivery {
        case .whole:
            if hasBody { write(response.body[...], to: context) }
            end(context)
        case .truncated:
            write(response.body.prefix(response.body.count / 2), to: context)
            context.flush()
            context.close(promise: nil)
        case .drip:
            context.flush()
            drip(response.body[...], to: context)
        }
    }

    private func write(_ octets: ArraySlice<UInt8>, to context: ChannelHandlerContext) {
        let buffer = context.channel.allocator.buffer(bytes: octets)
        context.write(NIOAny(HTTPServerResponsePart.body(.byteBuffer(buffer))), promise: nil)
    }

    private func end(_ context: ChannelHandlerContext) {
        let end = NIOAny(HTTPServerResponsePart.end(nil))
        guard isLast else { return context.writeAndFlush(end, promise: nil) }
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        context.writeAndFlush(end).whenComplete { _ in bound.value.close(promise: nil) }
    }

    private func drip(_ octets: ArraySlice<UInt8>, to context: ChannelHandlerContext) {
        guard !octets.isEmpty, context.channel.isActive else { return end(context) }
        write(octets.prefix(1), to: context)
        context.flush()
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        context.eventLoop.scheduleTask(in: Self.dripInterval) { drip(octets.dropFirst(), to: bound.value) }
    }
}
