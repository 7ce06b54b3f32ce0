/// An address to listen on, as `HOST:PORT`.
package struct ListenAddress: Sendable, Hashable {
    /// A host name or an IP address; one of IPv6 without its brackets.
    package var host: String
    /// The port; 0 picks a free one.
    package var port: Int

    /// Reads `127.0.0.1:4566`, `localhost:0` or `[::1]:4566`; nil for what is none of these.
    package init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]) else {
            return nil
        }
        var host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = host.dropFirst().dropLast()
        } else if host.contains(":") {
            return nil
        }
        guard !host.isEmpty else { return nil }
        self.host = String(host)
        self.port = Int(port)
    }

    /// Whether only this machine can connect.
    package var isLoopback: Bool {
        if ["localhost", "::1"].contains(host) { return true }
        let numbers = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        return numbers.count == 4 && numbers[0] == 127 && !numbers.contains(nil)
    }
}
