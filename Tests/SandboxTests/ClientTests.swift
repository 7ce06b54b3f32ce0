import AWSCore
import Crypto
import DNSSEC
import Foundation
import KSKClient
import Sandbox
import SandboxConnection
import Testing

/// The client and the sandbox, which share no code, understand each other.
struct ClientTests {
    private let bench: Bench
    private let client: AWSClient

    init() throws {
        bench = try Bench()
        client = Self.client(of: bench, as: SandboxServer.administrator)
    }

    private static func client(of bench: Bench, as identity: SandboxIdentity) -> AWSClient {
        let clock = bench.clock
        let credentials = Credentials(
            accessKeyID: identity.accessKeyID, secretAccessKey: Secret(identity.secretAccessKey))
        return AWSClient(
            ClientConfiguration(
                transport: SandboxTransport(server: bench.server), credentials: GivenCredentials(credentials),
                clock: WallClock(now: { clock.now }, sleep: { _ in })))
    }

    private func zone(_ name: String) async throws -> HostedZoneID {
        try #require(HostedZoneID(try await bench.zoneID(name)))
    }

    private func creation(
        zone: String = "example.com.", alias: String = "alias/dnssec-example-com"
    ) async throws -> CreateKeySigningKey {
        CreateKeySigningKey(
            callerReference: CallerReference(rawValue: "ref & <1>"), hostedZoneID: try await self.zone(zone),
            keyManagementServiceARN: try #require(KMSKeyARN(try await bench.keyARN(alias))),
            name: KeySigningKeyName(rawValue: "ksk_1"), status: .active)
    }

    @Test func `a key is created, waited for and found`() async throws {
        let response = try await client.send(try await creation())
        #expect(response.changeInfo.status == .pending)
        #expect(response.changeInfo.submittedAt == bench.clock.now)
        #expect(response.location?.hasSuffix("/ksk_1") == true)
        bench.clock.advance(by: 3)
        #expect(try await client.send(GetChange(id: response.changeInfo.id)).status == .insync)
        let found = try await client.send(GetDNSSEC(hostedZoneID: try await zone("example.com.")))
        #expect(found.keySigningKeys == [response.keySigningKey])
        #expect(found.status.serveSignature == .notSigning)
        let keyID = KMSKeyIdentifier(rawValue: response.keySigningKey.kmsARN)
        let publicKey = try await client.send(GetPublicKey(keyID: keyID)).publicKey
        let dnskey = DNSKEY(publicKey: try P256PublicKey(subjectPublicKeyInfo: publicKey))
        let ds = try DelegationSigner(of: dnskey, owner: try DomainName("example.com"), digestType: .sha256)
        #expect(response.keySigningKey.dsRecord == "\(ds)")
        #expect(response.keySigningKey.dnskeyRecord == "\(dnskey)")
    }

    @Test func `all zones are listed, by page and by name`() async throws {
        var zones: [HostedZone] = []
        for try await page in client.pages(ListHostedZones()) { zones += page.hostedZones }
        #expect(zones.count == 307)
        #expect(zones.filter(\.isPrivate).map(\.name) == ["corp.internal."])
        var byName: Set<HostedZoneID> = []
        for try await page in client.pages(ListHostedZonesByName()) { byName.formUnion(page.hostedZones.map(\.id)) }
        #expect(byName == Set(zones.map(\.id)))
        let detail = try await client.send(GetHostedZone(id: try await zone("example.com.")))
        #expect(detail.nameServers.count == 4)
    }

    @Test func `all keys are listed and described`() async throws {
        var keys: [ListKeys.Key] = []
        for try await page in client.pages(ListKeys(limit: 4)) { keys += page.keys }
        var aliases: [KeyAlias] = []
        for try await page in client.pages(ListAliases(limit: 4)) { aliases += page.aliases }
        #expect(Set(aliases.compactMap(\.targetKeyID)) == Set(keys.map(\.keyID)))
        for key in keys {
            let metadata = try await client.send(DescribeKey(keyID: KMSKeyIdentifier(rawValue: key.keyARN)))
            #expect(metadata.arn == key.keyARN)
            let policy = try await client.send(GetKeyPolicy(keyID: KMSKeyIdentifier(rawValue: key.keyARN))).policy
            #expect(policy.contains("2012-10-17"))
        }
    }

    @Test func `the caller is known`() async throws {
        let caller = try await client.send(GetCallerIdentity())
        #expect(caller.account == "111122223333")
        #expect(caller.displayName == "ops-admin")
    }

    @Test func `a message is signed, and a dry run is none`() async throws {
        let keyID = KMSKeyIdentifier(rawValue: "alias/dnssec-shared")
        let signature = try await client.send(Sign(keyID: keyID, message: [1, 2, 3])).signature
        let publicKey = try P256.Signing.PublicKey(
            derRepresentation: try await client.send(GetPublicKey(keyID: keyID)).publicKey)
        #expect(
            publicKey.isValidSignature(
                try P256.Signing.ECDSASignature(derRepresentation: signature), for: Data([1, 2, 3])))
        let error = await #expect(throws: AWSError.self) {
            try await client.send(Sign(keyID: keyID, message: [1], dryRun: true))
        }
        #expect(error?.code == .dryRunOperationException)
    }

    @Test(arguments: [
        ("corp.internal.", "alias/dnssec-shared", AWSError.Code.invalidArgument, 400),
        ("example.com.", "alias/dnssec-no-sign", .invalidKMSArn, 400),
        ("two-keys.example.", "alias/dnssec-shared", .tooManyKeySigningKeys, 400),
        ("example.net.", "alias/dnssec-example-net", .keySigningKeyAlreadyExists, 409),
    ])
    func `errors arrive with code, status and request id`(
        zone: String, alias: String, code: AWSError.Code, status: Int
    ) async throws {
        let operation = try await creation(zone: zone, alias: alias)
        let error = await #expect(throws: AWSError.self) { try await client.send(operation) }
        #expect(error?.code == code)
        #expect(error?.httpStatus == status)
        #expect(error?.requestID?.count == 36)
        #expect(error?.message.isEmpty == false)
    }

    @Test func `a lost reply is a broken connection`() async throws {
        await bench.server.inject(.closedAfterWork, into: "CreateKeySigningKey")
        let operation = try await creation()
        let error = await #expect(throws: TransportError.self) { try await client.send(operation) }
        #expect(error?.mayHaveBeenReceived == true)
        let found = try await client.send(GetDNSSEC(hostedZoneID: operation.hostedZoneID))
        #expect(found.keySigningKeys.map(\.name.rawValue) == ["ksk_1"])
        #expect(await bench.server.recentOperations == ["CreateKeySigningKey", "GetDNSSEC"])
    }

    @Test func `throttled reads are asked again`() async throws {
        await bench.server.inject(.throttle, into: "ListHostedZones", times: 2)
        #expect(try await client.send(ListHostedZones(maxItems: 1)).hostedZones.count == 1)
        await bench.server.inject(.throttle, into: "ListKeys", times: 2)
        #expect(try await client.send(ListKeys()).keys.isEmpty == false)
        #expect(await bench.server.recentOperations.count == 6)
    }

    @Test func `refusals come in each service's way`() async throws {
        let reader = Self.client(of: bench, as: SandboxServer.readOnly)
        let operation = try await creation()
        let denied = await #expect(throws: AWSError.self) { try await reader.send(operation) }
        #expect(denied?.code == .accessDenied)
        let keyID = KMSKeyIdentifier(rawValue: "alias/dnssec-shared")
        let signing = await #expect(throws: AWSError.self) {
            try await reader.send(Sign(keyID: keyID, message: [1], dryRun: true))
        }
        #expect(signing?.code == .accessDeniedException)
        #expect(signing?.message.contains("is not authorized to perform: kms:Sign on resource: arn:aws:kms") == true)
    }
}
