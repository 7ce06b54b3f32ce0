internal import DNSSEC
internal import Glibc

/// A query and its server, on the way to an answer; it lives on the loop's thread.
protocol SocketExchange {
    /// The socket.
    var descriptor: Int32 { get }
    /// What `poll` is to wait for.
    var events: Int16 { get }
    /// When the exchange wants to be called even if nothing comes.
    var wakeAt: ContinuousClock.Instant { get }

    /// Goes on after the socket has become ready, or the time has come.
    ///
    /// - Parameter buffer: Where to read into; as large as the largest message.
    /// - Returns: The end of the exchange; nil while it lasts.
    mutating func proceed(
        at now: ContinuousClock.Instant, _ buffer: inout [UInt8]
    ) -> Result<Message, ExchangeFailure>?
}

/// A question in a datagram, sent again while no answer comes.
struct DatagramExchange: SocketExchange {
    let descriptor: Int32
    let events = Int16(POLLIN)
    private let query: Message
    private let octets: [UInt8]
    private let deadline: ContinuousClock.Instant
    private var sendAt: ContinuousClock.Instant
    private var pause = Self.firstPause

    /// Some resolvers drop what took them longer than two seconds, so that waiting long once is not enough.
    static let firstPause = Duration.milliseconds(800)

    init(_ query: Message, to server: ServerAddress, deadline: ContinuousClock.Instant, now: ContinuousClock.Instant)
        throws(ExchangeFailure)
    {
        descriptor = try server.openSocket(.udp)
        self.query = query
        octets = query.wireFormat
        self.deadline = deadline
        sendAt = now
    }

    var wakeAt: ContinuousClock.Instant { min(sendAt, deadline) }

    mutating func proceed(
        at now: ContinuousClock.Instant, _ buffer: inout [UInt8]
    ) -> Result<Message, ExchangeFailure>? {
        if let result = receive(&buffer) { return result }
        guard now < deadline else { return .failure(.timedOut) }
        guard now >= sendAt else { return nil }
        sendAt = now + pause
        pause = pause * 5 / 4
        guard send(descriptor, octets, octets.count, Int32(MSG_NOSIGNAL)) < 0 else { return nil }
        return errno == EAGAIN || errno == EINTR ? nil : .failure(ExchangeFailure(errno))
    }

    /// Reads what has come; what does not belong to the query is dropped.
    private func receive(_ buffer: inout [UInt8]) -> Result<Message, ExchangeFailure>? {
        while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count >= 0 else {
                return errno == EAGAIN || errno == EINTR ? nil : .failure(ExchangeFailure(errno))
            }
            do {
                let message = try Message(decoding: Array(buffer[..<count]))
                if message.answers(query) { return .success(message) }
            } catch {
                // Garbage with the right id, from the right address, is what this server says.
                if count >= 2, buffer[0] == octets[0], buffer[1] == octets[1] { return .failure(.malformed(error)) }
            }
        }
    }
}

/// A question over a connection of its own.
struct StreamExchange: SocketExchange {
    let descriptor: Int32
    private let query: Message
    private let deadline: ContinuousClock.Instant
    private var unsent: ArraySlice<UInt8>
    private var received: [UInt8] = []

    init(_ query: Message, to server: ServerAddress, deadline: ContinuousClock.Instant) throws(ExchangeFailure) {
        descriptor = try server.openSocket(.tcp)
        self.query = query
        self.deadline = deadline
        let octets = query.wireFormat
        unsent =
            ([UInt8(truncatingIfNeeded: octets.count >> 8), UInt8(truncatingIfNeeded: octets.count)] + octets)[...]
    }

    var events: Int16 { Int16(unsent.isEmpty ? POLLIN : POLLOUT) }
    var wakeAt: ContinuousClock.Instant { deadline }

    mutating func proceed(
        at now: ContinuousClock.Instant, _ buffer: inout [UInt8]
    ) -> Result<Message, ExchangeFailure>? {
        guard now < deadline else { return .failure(.timedOut) }
        if !unsent.isEmpty {
            let count = unsent.withUnsafeBytes {
                send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            // ENOTCONN: the connection is still being made.
            guard count >= 0 || [EAGAIN, EINTR, ENOTCONN].contains(errno) else {
                return .failure(ExchangeFailure(errno))
            }
            unsent = unsent.dropFirst(max(0, count))
        }
        return receive(&buffer)
    }

    private mutating func receive(_ buffer: inout [UInt8]) -> Result<Message, ExchangeFailure>? {
        while unsent.isEmpty {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count >= 0 else {
                return errno == EAGAIN || errno == EINTR ? nil : .failure(ExchangeFailure(errno))
            }
            guard count > 0 else { return .failure(.closed) }
            received += buffer[..<count]
            if let result = takeMessages() { return result }
        }
        return nil
    }

    /// Takes whole messages off what was received; those that do not answer the query are dropped.
    private mutating func takeMessages() -> Result<Message, ExchangeFailure>? {
        while received.count >= 2 {
            let length = Int(received[0]) << 8 | Int(received[1])
            guard received.count >= 2 + length else { return nil }
            let octets = Array(received[2..<2 + length])
            received.removeFirst(2 + length)
            do {
                let message = try Message(decoding: octets)
                if message.answers(query) { return .success(message) }
            } catch {
                return .failure(.malformed(error))
            }
        }
        return nil
    }
}
