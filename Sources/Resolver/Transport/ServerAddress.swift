/// Where a name server listens.
package struct ServerAddress: Hashable, Sendable {
    /// The address.
    package var ip: IPAddress
    /// The port, the same for UDP and TCP.
    package var port: UInt16

    /// The port of name servers.
    package static let usualPort: UInt16 = 53

    /// Takes an address and a port.
    package init(_ ip: IPAddress, port: UInt16 = ServerAddress.usualPort) {
        self.ip = ip
        self.port = port
    }

    /// Reads `192.0.2.1`, `192.0.2.1:5353`, `2001:db8::1`, `[2001:db8::1]` or `[2001:db8::1]:5353`; nil for anything
    /// else.
    package init?(_ text: String, usualPort: UInt16 = ServerAddress.usualPort) {
        var host = text[...]
        var port: Substring?
        if text.hasPrefix("[") {
            guard let end = text.firstIndex(of: "]") else { return nil }
            host = text[text.index(after: text.startIndex)..<end]
            let rest = text[text.index(after: end)...]
            guard rest.isEmpty || rest.hasPrefix(":") else { return nil }
            if !rest.isEmpty { port = rest.dropFirst() }
            guard host.contains(":") else { return nil }
        } else if text.count(where: { $0 == ":" }) == 1, let colon = text.firstIndex(of: ":") {
            host = text[..<colon]
            port = text[text.index(after: colon)...]
        }
        guard let ip = IPAddress(String(host)) else { return nil }
        self.ip = ip
        self.port = usualPort
        guard let port else { return }
        guard port.allSatisfy(\.isNumber), let number = UInt16(port), number > 0 else { return nil }
        self.port = number
    }
}

extension ServerAddress: CustomStringConvertible {
    /// The address; the port as well when it is not 53.
    package var description: String {
        if port == Self.usualPort { return ip.description }
        return ip.isIPv6 ? "[\(ip)]:\(port)" : "\(ip):\(port)"
    }
}
