internal import Glibc

extension ServerAddress {
    /// Calls the body with the address in the form that the system takes.
    func withSocketAddress<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
        if ip.isIPv6 {
            var address = sockaddr_in6()
            address.sin6_family = sa_family_t(AF_INET6)
            address.sin6_port = port.bigEndian
            withUnsafeMutableBytes(of: &address.sin6_addr) { $0.copyBytes(from: ip.octets) }
            return withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    body($0, socklen_t(MemoryLayout<sockaddr_in6>.size))
                }
            }
        }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        withUnsafeMutableBytes(of: &address.sin_addr) { $0.copyBytes(from: ip.octets) }
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }

    /// Opens a socket that does not block, and connects it.
    ///
    /// A connected UDP socket takes datagrams of this server only, learns of its refusals, and has a port that the
    /// system chose at random. A TCP connection may not be there yet when this returns.
    func openSocket(_ kind: TransportKind) throws(ExchangeFailure) -> Int32 {
        let type = kind == .udp ? SOCK_DGRAM : SOCK_STREAM
        let flags = Int32(SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        let descriptor = socket(ip.isIPv6 ? AF_INET6 : AF_INET, Int32(type.rawValue) | flags, 0)
        guard descriptor >= 0 else { throw ExchangeFailure(errno) }
        let result = withSocketAddress { connect(descriptor, $0, $1) }
        guard result == 0 || errno == EINPROGRESS else {
            let failure = ExchangeFailure(errno)
            close(descriptor)
            throw failure
        }
        return descriptor
    }
}
