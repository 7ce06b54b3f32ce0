import DNSSEC
import Glibc
import Resolver
import Synchronization
import Testing

/// A server on 127.0.0.1 with real sockets, on a thread of its own: UDP and TCP on the same port.
final class LoopbackServer: Sendable {
    /// What goes out for a query that came in: octets, each as a datagram or a message of the stream.
    typealias Behaviour = @Sendable (Message, TransportKind, _ count: Int) -> [[UInt8]]

    let address: ServerAddress
    private let datagrams: Int32
    private let listener: Int32
    private let behaviour: Behaviour
    private let answersFromElsewhere: Bool
    private let isOpen = Mutex(true)
    private let seen: Mutex<[UInt16]> = Mutex([])

    /// The ports that datagrams came from.
    var ports: [UInt16] { seen.withLock(\.self) }

    /// - Parameter answersFromElsewhere: Whether datagrams come from another port than the questions went to.
    init(answersFromElsewhere: Bool = false, _ behaviour: @escaping Behaviour) throws {
        self.behaviour = behaviour
        self.answersFromElsewhere = answersFromElsewhere
        let stream = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        let datagram = socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
        let port = try Self.bindBoth(stream, datagram)
        listen(stream, 8)
        (listener, datagrams) = (stream, datagram)
        address = ServerAddress(try #require(IPAddress("127.0.0.1")), port: port)
        let server = Unmanaged.passRetained(self)
        var thread = pthread_t()
        pthread_create(
            &thread, nil,
            { argument in
                if let argument { Unmanaged<LoopbackServer>.fromOpaque(argument).takeRetainedValue().run() }
                return nil
            }, server.toOpaque())
        pthread_detach(thread)
    }

    /// Ends the thread, which closes the sockets.
    func stop() { isOpen.withLock { $0 = false } }

    /// The system chooses a port for TCP; UDP has to have the same.
    private static func bindBoth(_ stream: Int32, _ datagram: Int32) throws -> UInt16 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        func with(_ body: (UnsafeMutablePointer<sockaddr>) -> Int32) -> Int32 {
            withUnsafeMutablePointer(to: &address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1, body)
            }
        }
        try #require(with { bind(stream, $0, length) } == 0)
        try #require(with { getsockname(stream, $0, &length) } == 0)
        try #require(with { bind(datagram, $0, length) } == 0)
        return UInt16(bigEndian: address.sin_port)
    }

    private func run() {
        var count = 0
        while isOpen.withLock(\.self) {
            var polled = [datagrams, listener].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
            guard poll(&polled, 2, 20) > 0 else { continue }
            if polled[0].revents != 0 { answerDatagram(&count) }
            if polled[1].revents != 0 { answerConnection(&count) }
        }
        close(datagrams)
        close(listener)
    }

    private func answerDatagram(_ count: inout Int) {
        var buffer = [UInt8](repeating: 0, count: 4096)
        var peer = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        withUnsafeMutablePointer(to: &peer) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { peer in
                let size = recvfrom(datagrams, &buffer, buffer.count, 0, peer, &length)
                guard size > 0, let query = try? Message(decoding: Array(buffer[..<size])) else { return }
                count += 1
                let port = UInt16(
                    bigEndian: UnsafeRawPointer(peer).assumingMemoryBound(to: sockaddr_in.self).pointee.sin_port)
                seen.withLock { $0.append(port) }
                let source = answersFromElsewhere ? socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0) : datagrams
                for octets in behaviour(query, .udp, count) { sendto(source, octets, octets.count, 0, peer, length) }
                if answersFromElsewhere { close(source) }
            }
        }
    }

    private func answerConnection(_ count: inout Int) {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else { return }
        defer { close(connection) }
        var buffer = [UInt8](repeating: 0, count: 4096)
        let size = recv(connection, &buffer, buffer.count, 0)
        guard size > 2, let query = try? Message(decoding: Array(buffer[2..<size])) else { return }
        count += 1
        for octets in behaviour(query, .tcp, count) {
            let framed = [UInt8(octets.count >> 8), UInt8(octets.count & 0xFF)] + octets
            // In two parts, as a slow network does.
            send(connection, framed, 3, Int32(MSG_NOSIGNAL))
            usleep(5000)
            _ = framed[3...].withUnsafeBytes { send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        }
    }
}
