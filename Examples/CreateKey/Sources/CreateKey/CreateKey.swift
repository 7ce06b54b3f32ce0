import AWSCore
import KSKClient

/// Makes a key-signing key of a zone and waits until Route 53 serves it: `CreateKey ZONE-ID KEY-ARN NAME`.
///
/// Uses nothing but what the library promises to everyone.
@main
struct CreateKey {
    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard arguments.count == 3, let zone = HostedZoneID(arguments[1]), let key = KMSKeyARN(arguments[2]) else {
            print("usage: CreateKey ZONE-ID KEY-ARN NAME")
            return
        }
        let settings = try ClientSettings(environment: .current)
        let client = AWSClient(.network(settings, budget: .route53(), product: "create-key-example/1"))
        let operation = CreateKeySigningKey(
            callerReference: CallerReference(rawValue: "\(arguments[3])-\(UInt64.random(in: 0 ... .max))"),
            hostedZoneID: zone, keyManagementServiceARN: key, name: KeySigningKeyName(rawValue: arguments[3]),
            status: .active)
        do {
            let created = try await create(operation, with: client)
            print("DS record: \(created.dsRecord ?? "not told")")
        } catch let error as AWSError where error.code == .invalidKMSArn {
            print("Route 53 cannot use the key: \(error.message)")
        }
    }

    /// Sends once; after a lost reply looks instead of sending again.
    static func create(_ operation: CreateKeySigningKey, with client: AWSClient) async throws -> KeySigningKey {
        do {
            let response = try await client.send(operation)
            try await wait(for: response.changeInfo, with: client)
            return response.keySigningKey
        } catch where AWSClient.isOutcomeOpen(after: error) {
            let found = try await client.send(GetDNSSEC(hostedZoneID: operation.hostedZoneID))
            guard let key = found.keySigningKeys.first(where: { $0.name == operation.name }) else { throw error }
            return key
        }
    }

    static func wait(for change: ChangeInfo, with client: AWSClient) async throws {
        var change = change
        while change.status != .insync {
            try await Task.sleep(for: .seconds(5))
            change = try await client.send(GetChange(id: change.id))
        }
    }
}
