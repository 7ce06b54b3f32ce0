extension ClientConfiguration {
    /// What the settings say, over the network: the proxies and certificates of the settings for AWS, and none of them
    /// for containers and instances.
    ///
    /// Nothing is sent, and no thread started, before the first operation.
    public static func network(
        _ settings: ClientSettings, budget: RequestBudget? = nil, observer: (any ExchangeObserver)? = nil,
        product: String = "ksk", askForCode: (@Sendable (MFADevice) async throws -> Secret)? = nil
    ) -> ClientConfiguration {
        ClientConfiguration(
            settings, transport: NetworkTransport(NetworkOptions(settings)),
            metadataTransport: NetworkTransport(.metadata), budget: budget, observer: observer, product: product,
            askForCode: askForCode)
    }
}

extension NetworkOptions {
    /// For addresses of this machine's link: where there are none, that is known within a second.
    static var metadata: NetworkOptions {
        var options = NetworkOptions()
        options.connect = .seconds(1)
        options.read = .seconds(2)
        options.total = .seconds(3)
        options.largestBody = 64 << 10
        return options
    }
}
