import AWSCore
import FoundationEssentials
import KSKClient
import Sandbox
import SandboxConnection
import Wizard

/// Makes clients, of AWS or of the sandbox, as the options and the environment say.
struct Connector: Sendable {
    let options: ConnectionOptions
    var environment = AWSCore.Environment.current

    /// A client that knows whose credentials it has.
    func session(practise: Bool) async throws -> Session {
        let configuration = try practise ? sandbox() : network()
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

    private func sandbox() throws -> ClientConfiguration {
        let server = try SandboxServer(seed: options.seed, stateFile: options.sandboxState)
        let identity = SandboxServer.administrator
        let credentials = Credentials(
            accessKeyID: identity.accessKeyID, secretAccessKey: Secret(identity.secretAccessKey), source: .given)
        return ClientConfiguration(
            transport: SandboxTransport(server: server), credentials: GivenCredentials(credentials), observer: observer,
            product: Version.product)
    }

    private func network() throws -> ClientConfiguration {
        let settings = try ClientSettings(
            environment: environment, profile: options.profile, region: options.region, endpointURL: options.endpointURL
        )
        return ClientConfiguration(
            settings, transport: NetworkTransport(NetworkOptions(settings)), budget: .route53(), observer: observer,
            product: Version.product)
    }

    private var observer: (any ExchangeObserver)? { options.isDebugging ? DebugLog() : nil }
}
