/// How the network is used.
public struct NetworkOptions: Sendable {
    /// A PEM file of certificates that replaces the system's trusted ones.
    public var caBundle: String?
    /// The proxies to go through.
    public var proxies: ProxySettings
    /// How long connecting may take.
    public var connect: Duration = .seconds(5)
    /// How long the server may be silent.
    public var read: Duration = .seconds(30)
    /// How long a request may take as a whole.
    public var total: Duration = .seconds(60)
    /// How many octets a body may have.
    public var largestBody = 4 << 20

    /// The usual limits, the system's certificates and no proxy, when nothing else is said.
    public init(caBundle: String? = nil, proxies: ProxySettings = ProxySettings(Environment(variables: [:]))) {
        self.caBundle = caBundle
        self.proxies = proxies
    }

    /// What the settings say.
    public init(_ settings: ClientSettings) {
        self.init(caBundle: settings.caBundle, proxies: settings.proxies)
    }
}
