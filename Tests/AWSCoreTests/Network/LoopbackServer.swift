import Foundation
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A server on the loopback interface that does what a test says with each connection: it can break every rule.
///
/// It listens until the process ends: a test's last mention of it may come before its connections do.
final class LoopbackServer: Sendable {
    /// One connection; closed when the test's closure returns.
    struct Connection: Sendable {
        let socket: Int32

        /// Reads a request: its head, and as much body as the head announces.
        func request() -> String {
            var octets: [UInt8] = []
            var buffer = [UInt8](repeating: 0, count: 4096)
            while !Self.isWhole(octets) {
                let count = recv(socket, &buffer, buffer.count, 0)
                guard count > 0 else { break }
                octets += buffer[..<count]
            }
            return String(decoding: octets, as: UTF8.self)
        }

        /// Reads what has come first, such as the greeting of a TLS client; what is left unread would reset the
        /// connection when it is closed.
        func beginning() {
            var buffer = [UInt8](repeating: 0, count: 65536)
            _ = recv(socket, &buffer, buffer.count, 0)
        }

        func write(_ text: String) {
            let octets = Array(text.utf8)
            _ = send(socket, octets, octets.count, Int32(MSG_NOSIGNAL))
        }

        /// Hands everything on to another port of this machine, and back, until one side ends.
        func forward(toPort port: Int) {
            let other = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            defer { close(other) }
            let isConnected = LoopbackServer.withAddress(port: port) { connect(other, $0, $1) == 0 }
            var ends = [socket, other].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
            var buffer = [UInt8](repeating: 0, count: 65536)
            while isConnected, poll(&ends, 2, -1) > 0 {
                for (end, opposite) in [(ends[0], other), (ends[1], socket)] where end.revents != 0 {
                    let count = recv(end.fd, &buffer, buffer.count, 0)
                    guard count > 0, send(opposite, buffer, count, Int32(MSG_NOSIGNAL)) == count else { return }
                }
            }
        }

        /// Closes so that the other side sees a reset.
        func reset() {
            var option = linger(l_onoff: 1, l_linger: 0)
            setsockopt(socket, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
        }

        private static func isWhole(_ octets: [UInt8]) -> Bool {
            let text = String(decoding: octets, as: UTF8.self)
            guard let end = text.range(of: "\r\n\r\n") else { return false }
            let head = text[..<end.lowerBound].lowercased()
            guard let field = head.range(of: "\r\ncontent-length: ") else { return true }
            let length = Int(head[field.upperBound...].prefix { $0.isNumber }) ?? 0
            return text[end.upperBound...].utf8.count >= length
        }
    }

    let port: Int
    private let seen = Mutex<[String]>([])

    /// The requests that tests have noted.
    var requests: [String] { seen.withLock { $0 } }

    init(_ serve: @escaping @Sendable (Connection, LoopbackServer) -> Void) throws {
        let listener: Int32
        (listener, port) = try Self.listen()
        Thread.detachNewThread { [self] in
            while true {
                let socket = accept(listener, nil, nil)
                guard socket >= 0 else { return }
                Thread.detachNewThread {
                    serve(Connection(socket: socket), self)
                    close(socket)
                }
            }
        }
    }

    /// A server that notes each request and gives the same answer.
    convenience init(answering answer: String) throws {
        try self.init { connection, server in
            server.note(connection.request())
            connection.write(answer)
        }
    }

    func note(_ request: String) {
        seen.withLock { $0.append(request) }
    }

    /// A port at which nothing listens.
    static func closedPort() throws -> Int {
        let (listener, port) = try listen()
        close(listener)
        return port
    }

    /// Whether a connection to a port is taken; it is closed at once.
    static func isListening(at port: Int) -> Bool {
        let client = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(client) }
        return withAddress(port: port) { connect(client, $0, $1) == 0 }
    }

    private static func listen() throws -> (Int32, Int) {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        let isListening = withAddress(port: 0) { bind(listener, $0, $1) == 0 && Glibc.listen(listener, 16) == 0 }
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = withUnsafeMutablePointer(to: &address) { pointer in
            // The socket calls take every kind of address through this one type.
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(listener, $0, &length) }
        }
        guard listener >= 0, isListening, status == 0 else { throw POSIXError(.EADDRNOTAVAIL) }
        return (listener, Int(UInt16(bigEndian: address.sin_port)))
    }

    /// The address of a port on the loopback interface, as the socket calls take it.
    private static func withAddress<Value>(
        port: Int, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Value
    ) -> Value {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }
}
