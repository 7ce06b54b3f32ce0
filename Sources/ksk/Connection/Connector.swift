import AWSCore
import FoundationEssentials
import KSKClient
import Sandbox
import SandboxConnection
import Wizard

/// Makes clients, of AWS or of the sandbox, as the options and the environment say.
struct Connector: Sendable {
    var options: ConnectionOptions
    var environment = AWSCore.Environment.current
    /// Sees what goes over the wire, apart from `--debug`.
    var watcher: (any ExchangeObserver)?
    /// Asks the operator for the code of an MFA device.
    var askForCode: @Sendable (MFADevice) async throws -> Secret = { try TerminalCode(device: $0).read() }

    /// A client that knows whose credentials it has.
    func session(practise: Bool) async throws -> Session {
        var configuration = try configuration(practise: practise)
        // An endpoint that cannot be asked is told before credentials are looked for.
        _ = try AWSClient(configuration).preview(ListHostedZones())
        configuration = try await configuration.inRegionOfCredentials()
        let client = AWSClient(configuration)
        let identity = try await client.send(GetCallerIdentity())
        let endpoint = try client.preview(ListHostedZones())
        return Session(
            summary: SessionSummary(
                account: identity.account, identityARN: identity.arn, identityName: identity.displayName,
                region: configuration.region.rawValue, route53Endpoint: "\(endpoint.scheme)://\(endpoint.authority)",
                isSandbox: practise),
            identity: identity, client: client)
    }

    /// What a client works with, before anything has been sent.
    func configuration(practise: Bool) throws -> ClientConfiguration {
        try practise ? sandbox() : network()
    }

    private func sandbox() throws -> ClientConfiguration {
        let server = try SandboxServer(seed: options.seed, stateFile: options.sandboxState)
        let identity = SandboxServer.administrator
        let credentials = Credentials(
            accessKeyID: identity.accessKeyID, secretAccessKey: Secret(identity.secretAccessKey), source: .given)
        return ClientConfiguration(
            transport: SandboxTransport(server: server), credentials: GivenCredentials(credentials), observer: observer,
            product: Version.product)
    }

    /// The profile in force.
    var profile: String {
        get throws { try settings.profile }
    }

    private var settings: ClientSettings {
        get throws {
            try ClientSettings(
                environment: environment, profile: options.profile, region: options.region,
                endpointURL: options.endpointURL)
        }
    }

    private func network() throws -> ClientConfiguration {
        let settings = try settings
        NameService.useFilesAndDNS()
        return ClientConfiguration.network(
            settings, budget: .route53(), observer: observer, product: Version.product, askForCode: askForCode)
    }

    private var observer: (any ExchangeObserver)? { options.isDebugging ? DebugLog(next: watcher) : watcher }
}
