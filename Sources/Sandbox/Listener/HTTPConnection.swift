import NIOCore
import NIOHTTP1

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Takes one request after the other off a connection and puts the replies on it.
final class HTTPConnection: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private enum State {
        /// Between requests.
        case idle
        /// Octets of a request have come, its head not yet whole.
        case beginning
        /// The head is here, more of the body may come.
        case receiving(HTTPRequestHead, ByteBuffer)
        /// The request is being answered.
        case answering
        /// Nothing more is read.
        case ended
    }

    private let options: ListenerOptions
    private let isRefused: Bool
    private let answer: @Sendable (SandboxRequest) async -> SandboxOutcome
    private var state = State.idle
    private var timer: Scheduled<Void>?

    /// - Parameters:
    ///   - isRefused: Whether there are too many connections already.
    ///   - answer: Does the work.
    init(
        options: ListenerOptions, isRefused: Bool,
        answer: @escaping @Sendable (SandboxRequest) async -> SandboxOutcome
    ) {
        self.options = options
        self.isRefused = isRefused
        self.answer = answer
    }

    func channelActive(context: ChannelHandlerContext) {
        if isRefused { return refuse(.tooManyConnections, context: context) }
        startTimer(options.idleTimeout, context: context)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        state = .ended
        timer?.cancel()
        context.fireChannelInactive()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is OctetsArrived, case .idle = state {
            state = .beginning
            startTimer(options.requestTimeout, context: context)
        }
        context.fireUserInboundEventTriggered(event)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch (unwrapInboundIn(data), state) {
        case (_, .ended): return
        case (.head(let head), _): begin(head, context: context)
        case (.body(let part), .receiving(let head, var body)):
            guard body.readableBytes + part.readableBytes <= options.maximumBodyLength else {
                return refuse(.bodyTooLong, target: head.headers.first(name: "x-amz-target"), context: context)
            }
            // Without this the buffer would be copied for each part.
            state = .idle
            body.writeImmutableBuffer(part)
            state = .receiving(head, body)
        case (.end, .receiving(let head, let body)): perform(head, body, context: context)
        default: return
        }
    }

    private func begin(_ head: HTTPRequestHead, context: ChannelHandlerContext) {
        // A request that came behind another one has had no octets announced.
        if case .idle = state { startTimer(options.requestTimeout, context: context) }
        state = .receiving(head, context.channel.allocator.buffer(capacity: 0))
        if let length = head.headers.first(name: "content-length").flatMap({ Int($0) }),
            length > options.maximumBodyLength
        {
            return refuse(.bodyTooLong, target: head.headers.first(name: "x-amz-target"), context: context)
        }
        if head.headers.first(name: "expect")?.lowercased() == "100-continue" {
            context.writeAndFlush(
                wrapOutboundOut(.head(HTTPResponseHead(version: head.version, status: .continue))), promise: nil)
        }
    }

    private func perform(_ head: HTTPRequestHead, _ body: ByteBuffer, context: ChannelHandlerContext) {
        state = .answering
        timer?.cancel()
        let request = SandboxRequest(head, body: body)
        let answer = self.answer
        let bound = NIOLoopBound((handler: self, context: context), eventLoop: context.eventLoop)
        let eventLoop = context.eventLoop
        Task {
            let outcome = await answer(request)
            eventLoop.execute { bound.value.handler.finish(outcome, head, context: bound.value.context) }
        }
    }

    private func finish(_ outcome: SandboxOutcome, _ head: HTTPRequestHead, context: ChannelHandlerContext) {
        guard case .answering = state else { return }
        guard case .reply(let response) = outcome else { return reset(context: context) }
        let writer = HTTPResponseWriter(response, isKeptAlive: head.isKeepAlive, hasBody: head.method != .HEAD)
        state = writer.isLast ? .ended : .idle
        if !writer.isLast { startTimer(options.idleTimeout, context: context) }
        writer.write(to: context)
    }

    /// Ends the connection as a crash would: the client sees a reset.
    private func reset(context: ChannelHandlerContext) {
        state = .ended
        guard let channel = context.channel as? any SocketOptionProvider else {
            return context.close(promise: nil)
        }
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        channel.setSoLinger(linger(l_onoff: 1, l_linger: 0)).whenComplete { _ in bound.value.close(promise: nil) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        switch error {
        case HTTPParserError.headerOverflow: refuse(.headersTooLong, context: context)
        case is ByteToMessageDecoderError.PayloadTooLargeError: refuse(.headersTooLong, context: context)
        case is HTTPParserError: refuse(.malformed, context: context)
        default: context.close(promise: nil)
        }
    }

    private func refuse(_ refusal: HTTPRefusal, target: String? = nil, context: ChannelHandlerContext) {
        if case .ended = state { return }
        state = .ended
        timer?.cancel()
        context.triggerUserOutboundEvent(LastOctets(octets: refusal.octets(target: target)), promise: nil)
    }

    private func startTimer(_ duration: Duration, context: ChannelHandlerContext) {
        timer?.cancel()
        let bound = NIOLoopBound((handler: self, context: context), eventLoop: context.eventLoop)
        timer = context.eventLoop.scheduleTask(in: TimeAmount(duration)) {
            bound.value.handler.timeOut(context: bound.value.context)
        }
    }

    private func timeOut(context: ChannelHandlerContext) {
        switch state {
        case .idle: context.close(promise: nil)
        case .beginning: refuse(.tooSlow, context: context)
        case .receiving(let head, _):
            refuse(.tooSlow, target: head.headers.first(name: "x-amz-target"), context: context)
        case .answering, .ended: return
        }
    }
}

extension SandboxRequest {
    fileprivate init(_ head: HTTPRequestHead, body: ByteBuffer) {
        self.init(
            method: head.method.rawValue, target: Self.target(head.uri),
            headers: head.headers.map { SandboxField($0.name, $0.value) }, body: Array(body.readableBytesView))
    }

    /// A proxy's form of a target has scheme and host before the path.
    private static func target(_ uri: String) -> String {
        guard uri.hasPrefix("http://") else { return uri }
        let rest = uri.dropFirst("http://".count)
        return rest.firstIndex(of: "/").map { String(rest[$0...]) } ?? "/"
    }
}
