/// Which proxy a request goes through, by the environment's variables.
///
/// The rules are those of Python's urllib, which AWS's own command line has: by the URL's scheme, lower case before
/// upper case, `NO_PROXY` a list of hosts and domains.
public struct ProxySettings: Sendable, Hashable {
    /// A proxy.
    public struct Proxy: Sendable, Hashable {
        /// Its host.
        public var host: String
        /// Its port.
        public var port: Int
        /// The user for Basic authentication.
        public var user: String?
        /// The password for Basic authentication.
        public var password: Secret?
    }

    /// URLs, which may hold a password.
    private let byScheme: [String: Secret]
    private let exceptions: [String]

    /// Reads `https_proxy`, `http_proxy`, `no_proxy` and the same in upper case.
    public init(_ environment: Environment) {
        func value(_ name: String) -> String? { environment[name] ?? environment[name.uppercased()] }
        var byScheme: [String: Secret] = [:]
        for scheme in ["https", "http"] { byScheme[scheme] = value("\(scheme)_proxy").map(Secret.init) }
        self.byScheme = byScheme
        exceptions = (value("no_proxy") ?? "").split(separator: ",").map { $0.trimmingBlanks().lowercased() }
    }

    /// The proxy for a request; nil to go directly.
    ///
    /// - Throws: ``SettingError`` when the variable is no proxy's URL.
    public func proxy(for request: HTTPRequest) throws(SettingError) -> Proxy? {
        guard let text = byScheme[request.scheme]?.reveal(), !isException(request) else { return nil }
        guard let proxy = Proxy(text) else {
            // The text may hold a password, so it is not shown.
            throw SettingError(setting: "\(request.scheme)_proxy", reason: "it is no URL such as http://host:3128")
        }
        return proxy
    }

    private func isException(_ request: HTTPRequest) -> Bool {
        if exceptions == ["*"] { return true }
        let host = request.host.lowercased()
        let names = [host, request.endpoint.lowercased()]
        return exceptions.contains { exception in
            let domain = exception.hasPrefix(".") ? String(exception.dropFirst()) : exception
            return !domain.isEmpty && names.contains { $0 == domain || $0.hasSuffix("." + domain) }
        }
    }
}

extension ProxySettings.Proxy {
    /// Reads `http://user:password@host:port`; the scheme may be missing.
    init?(_ text: String) {
        var rest = text[...]
        if let end = rest.firstRange(of: "://") {
            // TLS to the proxy itself is not spoken.
            guard rest[..<end.lowerBound].lowercased() == "http" else { return nil }
            rest = rest[end.upperBound...]
        }
        var credentials: Substring?
        if let at = rest.lastIndex(of: "@") {
            credentials = rest[..<at]
            rest = rest[rest.index(after: at)...]
        }
        let authority = rest.prefix { $0 != "/" }
        guard
            let url = try? EndpointURL(EndpointOverrides.Override(url: "http://\(authority)", source: "")),
            url.basePath.isEmpty
        else { return nil }
        host = url.host
        port = url.port ?? 80
        guard let credentials else { return }
        let parts = credentials.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        user = PercentEncoding.decode(String(parts[0]))
        password = Secret(parts.count > 1 ? PercentEncoding.decode(String(parts[1])) : "")
    }
}
