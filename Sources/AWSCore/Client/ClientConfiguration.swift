/// What a client works with. Nothing in it is global, and nothing happens until something is sent.
public struct ClientConfiguration: Sendable {
    /// Takes requests to where they go.
    public var transport: any HTTPTransport
    /// Knows what to sign with.
    public var credentials: any CredentialsProvider
    /// The region: decides the partition, and where STS is asked.
    public var region: Region
    /// Where services are, when not where AWS has them.
    public var endpointOverride: EndpointOverrides
    /// Which of AWS's endpoints are used.
    public var endpointVariant: EndpointVariant
    /// The time.
    public var clock: WallClock
    /// Randomness, for waiting times and ids.
    public var random: RandomSource
    /// How often a request is sent at most, the first time included.
    public var maximumAttempts: Int
    /// Whether signatures have the time that AWS's replies tell, when this machine's clock is wrong.
    public var correctsClock: Bool
    /// Spreads requests over time; nil for none.
    public var budget: RequestBudget?
    /// Sees each exchange, with secrets masked; nil for none.
    public var observer: (any ExchangeObserver)?
    /// What the program is called in the user agent, such as `ksk/1.0`.
    public var product: String

    /// A configuration with the usual answers to everything but transport and credentials.
    public init(
        transport: any HTTPTransport, credentials: any CredentialsProvider, region: Region = .usEast1,
        endpointOverride: EndpointOverrides = EndpointOverrides(),
        endpointVariant: EndpointVariant = EndpointVariant(), clock: WallClock = .system,
        random: RandomSource = .system, maximumAttempts: Int = 3, correctsClock: Bool = true,
        budget: RequestBudget? = nil,
        observer: (any ExchangeObserver)? = nil, product: String = "ksk"
    ) {
        self.transport = transport
        self.credentials = credentials
        self.region = region
        self.endpointOverride = endpointOverride
        self.endpointVariant = endpointVariant
        self.clock = clock
        self.random = random
        self.maximumAttempts = maximumAttempts
        self.correctsClock = correctsClock
        self.budget = budget
        self.observer = observer
        self.product = product
    }
}

extension ClientConfiguration {
    /// What the settings say, over a transport; with credentials from wherever the settings lead.
    ///
    /// - Parameters:
    ///   - metadataTransport: The way to addresses that only this machine has; without it neither a container nor an
    ///     instance is asked for credentials.
    ///   - askForCode: Asks the user for the code of an MFA device.
    public init(
        _ settings: ClientSettings, transport: any HTTPTransport, metadataTransport: (any HTTPTransport)? = nil,
        budget: RequestBudget? = nil, observer: (any ExchangeObserver)? = nil, product: String = "ksk",
        askForCode: (@Sendable (MFADevice) async throws -> Secret)? = nil
    ) {
        var context = CredentialsContext(
            environment: settings.environment, transport: transport, metadataTransport: metadataTransport,
            region: settings.region, endpointOverrides: settings.endpointOverrides,
            endpointVariant: settings.endpointVariant, askForCode: askForCode, observer: observer, product: product)
        context.asksForRegion = !settings.isRegionNamed
        self.init(
            transport: transport,
            credentials: RefreshingCredentials(
                DefaultCredentials(profile: settings.explicitProfile, context: context)),
            region: settings.region,
            endpointOverride: settings.endpointOverrides, endpointVariant: settings.endpointVariant,
            maximumAttempts: settings.maximumAttempts, correctsClock: settings.correctsClock, budget: budget,
            observer: observer, product: product)
    }
    /// The same in the region of the EC2 instance that the credentials come from, where nothing else names a region.
    ///
    /// - Throws: ``CredentialsError``.
    public func inRegionOfCredentials() async throws -> ClientConfiguration {
        guard let region = try await credentials.credentials().region else { return self }
        var configuration = self
        configuration.region = region
        return configuration
    }
}
