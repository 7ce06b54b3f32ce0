/// A URL that services are asked at: scheme, host, port and the beginning of the path.
struct EndpointURL: Hashable, Sendable {
    var scheme: String
    var host: String
    var port: Int?
    /// As it was written; empty for none.
    var basePath: String

    /// Reads an override.
    init(_ override: EndpointOverrides.Override) throws(EndpointError) {
        func failure(_ reason: String) -> EndpointError {
            .invalidURL(text: override.url, source: override.source, reason: reason)
        }
        guard let (scheme, rest) = Self.scheme(of: override.url) else {
            throw failure("it has to start with http:// or https://")
        }
        guard rest.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw failure("it has a blank, a control character or a letter beyond ASCII")
        }
        guard !rest.contains(where: { "?#@\\\"<>".contains($0) }) else {
            throw failure("it may have a host, a port and a path only")
        }
        let authority = rest.prefix { $0 != "/" }
        guard let (host, port) = Self.hostAndPort(authority) else { throw failure("its host or port is not valid") }
        self.scheme = scheme
        self.host = host
        self.port = port
        basePath = String(rest.dropFirst(authority.count))
    }

    private static func scheme(of url: String) -> (String, Substring)? {
        for scheme in ["https", "http"] where url.lowercased().hasPrefix(scheme + "://") {
            return (scheme, url.dropFirst(scheme.count + 3))
        }
        return nil
    }

    private static func hostAndPort(_ authority: Substring) -> (String, Int?)? {
        let isAddress = authority.hasPrefix("[")
        guard let end = isAddress ? authority.firstIndex(of: "]").map(authority.index(after:)) : hostEnd(authority)
        else { return nil }
        let host = authority[..<end]
        let inner = isAddress ? host.dropFirst().dropLast() : host
        guard !inner.isEmpty, inner.allSatisfy({ isAddress ? $0.isHexDigit || $0 == ":" || $0 == "." : isHost($0) })
        else { return nil }
        let rest = authority[end...]
        if rest.isEmpty { return (String(host), nil) }
        let digits = rest.dropFirst()
        guard rest.hasPrefix(":"), digits.allSatisfy(\.isNumber), let port = UInt16(digits), port > 0 else {
            return nil
        }
        return (String(host), Int(port))
    }

    private static func hostEnd(_ authority: Substring) -> Substring.Index? {
        authority.firstIndex(of: ":") ?? authority.endIndex
    }

    private static func isHost(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || "-._".contains(character)
    }
}
