import AWSCore
import DNSSEC
import Foundation
import KSKClient
import Onboarding
import Sandbox
import SandboxConnection
import Testing

/// The whole way against the sandbox, which has its own code for all of it.
@Suite struct OnboardingOnSandboxTests {
    let clock = TestClock()
    let server: SandboxServer

    init() throws {
        let wallClock = clock.wallClock
        server = try SandboxServer(now: { wallClock.now() })
    }

    private func gatherer(as identity: SandboxIdentity = SandboxServer.administrator) -> Gatherer {
        Gatherer(client: SandboxTransport.client(server, clock, as: identity))
    }

    private func facts(
        _ alias: String, zone: String = "example.com", as identity: SandboxIdentity = SandboxServer.administrator
    ) async throws -> KeyFacts {
        let gatherer = gatherer(as: identity)
        let zone = try await gatherer.facts(for: try await gatherer.zone(for: try ZoneInput(zone)))
        return try await gatherer.facts(
            for: KMSKeyIdentifier(rawValue: alias), zone: zone, identity: try await gatherer.identity())
    }

    /// The items that are not in order, as `id status`.
    private func blemishes(_ list: Checklist) -> String {
        list.items.filter { $0.status != .pass }.map { "\($0.id.rawValue) \($0.status)" }.joined(separator: ", ")
    }

    static let keys: [(alias: String, verdict: CheckStatus, blemishes: String)] = [
        ("alias/dnssec-example-com", .pass, ""),
        ("alias/dnssec-spare", .pass, ""),
        ("alias/dnssec-shared", .pass, "policy-source-guard warn"),
        ("alias/dnssec-p384", .fail, "key-spec fail, caller-sign undecided"),
        ("alias/dnssec-rsa", .fail, "key-spec fail, caller-sign undecided"),
        ("alias/dnssec-encrypt", .fail, "key-spec fail, key-usage fail, caller-sign undecided"),
        ("alias/dnssec-disabled", .fail, "key-state fail, caller-get-public-key undecided, caller-sign undecided"),
        (
            "alias/dnssec-pending-deletion", .fail,
            "key-state fail, caller-get-public-key undecided, caller-sign undecided"
        ),
        ("alias/dnssec-eu-west-1", .fail, "region fail"),
        (
            "alias/dnssec-no-statement", .fail,
            "policy-describe-key fail, policy-get-public-key fail, policy-sign fail, policy-create-grant warn, "
                + "policy-source-guard undecided"
        ),
        ("alias/dnssec-no-sign", .fail, "policy-sign fail, policy-source-guard undecided"),
        (
            "alias/dnssec-wrong-principal", .fail,
            "policy-describe-key fail, policy-get-public-key fail, policy-sign fail, policy-source-guard undecided"
        ),
        (
            "alias/dnssec-wrong-account", .fail,
            "policy-describe-key fail, policy-get-public-key fail, policy-sign fail, policy-source-guard fail"
        ),
    ]

    @Test(arguments: keys)
    func `the seed's keys are judged for what is wrong with them, and Route 53 agrees`(
        alias: String, verdict: CheckStatus, expected: String
    ) async throws {
        let facts = try await facts(alias)
        let list = checklist(for: facts)
        #expect(list.verdict == verdict)
        #expect(blemishes(list) == expected)

        var request = Sample.request
        request.zoneID = facts.zone.zone.id
        request.zoneName = facts.zone.zone.name
        request.keyARN = try #require(list.resolvedARN)
        let directory = try TemporaryDirectory()
        let creator = creator(directory)
        do {
            let created = try await creator.create(request)
            #expect(verdict == .pass)
            let predicted = try PredictedRecords(
                publicKeyDER: try #require(facts.publicKey.value), zoneName: facts.zone.zone.name)
            #expect(RecordComparison(keySigningKey: created.keySigningKey, predicted: predicted) == .equal)
            try await creator.waitUntilInSync(change: try #require(created.changeInfo?.id))
        } catch let error as AWSError {
            #expect(verdict == .fail, "\(error)")
            #expect(error.code == .invalidKMSArn)
        }
    }

    private func creator(_ directory: TemporaryDirectory) -> KeyCreator {
        let client = SandboxTransport.client(server, clock, as: SandboxServer.administrator)
        let journal = Journal(directory: directory.path, clock: clock.wallClock)
        return KeyCreator(client: client, journal: journal, clock: clock.wallClock)
    }

    @Test(arguments: [
        (SandboxFault.closedBeforeWork, false), (.closedAfterWork, true), (.unavailable, false), (.throttle, false),
        (.internalFailure, false),
        (
            .error(code: "ConcurrentModification", message: "Database is currently busy. Please retry.", status: 400),
            false
        ),
    ])
    func `one fault on the way, one key in the end`(fault: SandboxFault, isAdopted: Bool) async throws {
        let facts = try await facts("alias/dnssec-example-com")
        await server.inject(fault, into: "CreateKeySigningKey")
        var request = Sample.request
        request.zoneID = facts.zone.zone.id
        request.keyARN = try #require(facts.resolvedARN)
        let directory = try TemporaryDirectory()
        #expect(try await creator(directory).create(request).wasAdopted == isAdopted)
        let after = try await gatherer().facts(for: facts.zone.zone)
        #expect(after.keySigningKeys.map(\.name) == ["ksk_1"])
    }

    @Test func `who may not sign is told so`() async throws {
        let list = checklist(for: try await facts("alias/dnssec-example-com", as: .withoutSign))
        #expect(list.items.first { $0.id == .callerSign }?.status == .fail)
        #expect(list.verdict == .fail)
    }

    @Test func `zones with escapes, and zones with the same name, are found by what they are called`() async throws {
        let zones = try await gatherer().zones()
        #expect(zones.count >= 300)
        let escaped = try #require(zones.first { $0.name.hasPrefix("\\") })
        #expect(try await gatherer().zone(for: try ZoneInput(escaped.name)).id == escaped.id)
        let inDNS = try DomainName(route53: escaped.name).description
        #expect(inDNS != escaped.name)
        #expect(try await gatherer().zone(for: try ZoneInput(inDNS)).id == escaped.id)
        await #expect(throws: ZoneLookupError.self) {
            try await gatherer().zone(for: try ZoneInput("twice.example"))
        }
    }

    @Test func `the key list shows usable keys first, and why others are not`() async throws {
        var last: [KeySummary] = []
        for try await list in gatherer().keys() { last = list }
        let usable = last.prefix { $0.isUsable }
        #expect(usable.contains { $0.aliases == ["alias/dnssec-example-com"] })
        #expect(last.dropFirst(usable.count).allSatisfy { !$0.isUsable && !$0.obstacles.isEmpty })
        let obstacles = Dictionary(
            last.map { ($0.aliases.first ?? "", $0.obstacles.joined(separator: "; ")) }, uniquingKeysWith: { $1 })
        #expect(obstacles["alias/dnssec-p384"] == "ECC_NIST_P384, not ECC_NIST_P256")
        #expect(obstacles["alias/dnssec-disabled"] == "disabled")
        #expect(obstacles["alias/dnssec-eu-west-1"] == "in eu-west-1")
        #expect(obstacles["alias/dnssec-pending-deletion"]?.hasPrefix("pending deletion until 20") == true)
        #expect(obstacles["alias/aws/rds"] == "AWS managed")
    }
}
