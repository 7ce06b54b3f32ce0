/// Where services are, when not where AWS has them.
///
/// The places in their order: the program's own option, the service's variable, the common variable, the profile's
/// `services` section, the profile itself. So the common variable beats what a file says about one service.
public struct EndpointOverrides: Sendable, Hashable {
    /// A URL and who says so, for messages.
    public struct Override: Sendable, Hashable {
        /// The URL as it was written.
        public var url: String
        /// Its place, such as `AWS_ENDPOINT_URL`.
        public var source: String

        /// A URL and its place.
        public init(url: String, source: String) {
            self.url = url
            self.source = source
        }
    }

    /// For every service.
    public var everyService: Override?
    /// For one service, by its ``AWSService/variableSuffix``; beats the one for all.
    public var byService: [String: Override]

    /// No overrides, or the given ones.
    public init(everyService: Override? = nil, byService: [String: Override] = [:]) {
        self.everyService = everyService
        self.byService = byService
    }

    /// One URL for every service, as an option gives it.
    public init(url: String, source: String = "--endpoint-url") {
        self.init(everyService: Override(url: url, source: source))
    }

    /// The override for a service.
    public subscript(service: AWSService) -> Override? {
        byService[service.variableSuffix] ?? everyService
    }
}
