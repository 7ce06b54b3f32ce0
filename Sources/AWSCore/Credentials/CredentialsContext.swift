import FoundationEssentials

/// What sources of credentials need of the outside world.
public struct CredentialsContext: Sendable {
    /// Variables, and files to read.
    public var environment: Environment
    /// The way to AWS.
    public var transport: any HTTPTransport
    /// The way to addresses that only this machine has: no proxy, and time-outs of a second; nil when there is none.
    public var metadataTransport: (any HTTPTransport)?
    /// The region in which STS is asked.
    public var region: Region
    /// Whether nobody named that region, so that an instance is asked for its own.
    public var asksForRegion = false
    /// Where services are, when not where AWS has them.
    public var endpointOverrides: EndpointOverrides
    /// Which of AWS's endpoints are used.
    public var endpointVariant: EndpointVariant
    /// The time.
    public var clock: WallClock
    /// Randomness.
    public var random: RandomSource
    /// Asks the user for the code of an MFA device; nil when nobody can be asked.
    public var askForCode: (@Sendable (MFADevice) async throws -> Secret)?
    /// Runs a shell command.
    public var runProcess: @Sendable (String) async throws -> ProcessOutcome
    /// Writes a file that only the user may read; the path's directories are made.
    public var writeFile: @Sendable (String, [UInt8]) throws -> Void
    /// Sees each exchange, with secrets masked.
    public var observer: (any ExchangeObserver)?
    /// What the program is called.
    public var product: String

    /// A context of this world.
    public init(
        environment: Environment, transport: any HTTPTransport, metadataTransport: (any HTTPTransport)? = nil,
        region: Region = .usEast1, endpointOverrides: EndpointOverrides = EndpointOverrides(),
        endpointVariant: EndpointVariant = EndpointVariant(), clock: WallClock = .system,
        random: RandomSource = .system, askForCode: (@Sendable (MFADevice) async throws -> Secret)? = nil,
        runProcess: (@Sendable (String) async throws -> ProcessOutcome)? = nil,
        writeFile: (@Sendable (String, [UInt8]) throws -> Void)? = nil, observer: (any ExchangeObserver)? = nil,
        product: String = "ksk"
    ) {
        self.environment = environment
        self.transport = transport
        self.metadataTransport = metadataTransport
        self.region = region
        self.endpointOverrides = endpointOverrides
        self.endpointVariant = endpointVariant
        self.clock = clock
        self.random = random
        self.askForCode = askForCode
        self.runProcess =
            runProcess ?? { try await ShellProcess(command: $0, variables: environment.variables).run() }
        self.writeFile = writeFile ?? { try PrivateFile.write($1, to: $0) }
        self.observer = observer
        self.product = product
    }

    /// A client that signs with these, or one for what is not signed.
    func client(signingWith credentials: Credentials? = nil, region: Region? = nil) -> AWSClient {
        let nobody = Credentials(accessKeyID: "", secretAccessKey: Secret(""))
        return AWSClient(
            ClientConfiguration(
                transport: transport, credentials: GivenCredentials(credentials ?? nobody),
                region: region ?? self.region, endpointOverride: endpointOverrides, endpointVariant: endpointVariant,
                clock: clock, random: random, observer: observer, product: product))
    }

    /// What a role's session is called when no one says: the program and the time.
    var sessionName: String {
        let name = product.prefix { $0 != "/" && $0 != " " }
        return "\(name)-\(Int(clock.now().timeIntervalSince1970))"
    }
}

/// What shows a code that proves who one is.
public struct MFADevice: Sendable, Hashable {
    /// Its ARN or serial number.
    public var serialNumber: String
    /// The role that wants the code.
    public var roleARN: String

    /// A device and the role that wants its code.
    public init(serialNumber: String, roleARN: String) {
        self.serialNumber = serialNumber
        self.roleARN = roleARN
    }
}

/// What someone who wants credentials can use.
struct CredentialsDemand: Sendable, Hashable {
    /// Whether the user may be asked something for it.
    var mayAsk = true
    /// How long they have to be good from now on, in seconds; kept ones that are not are fetched anew.
    var lifeSeconds: Double = 60
    /// The id of an access key that AWS refused.
    var refused: String?

    /// Whether kept credentials will do.
    func accepts(_ credentials: Credentials, at now: Date) -> Bool {
        guard credentials.accessKeyID != refused else { return false }
        return credentials.expiration.map { $0.timeIntervalSince(now) > lifeSeconds } ?? true
    }
}
