import Foundation
import Testing

@testable import Sandbox

/// Every error that AWS documents for the DNSSEC family, met. `Scripts/drive-sandbox.py` compares the table with
/// botocore's model.
struct DNSSECErrorTests {
    /// What has to be so for an error, and the request that meets it.
    struct Case: Sendable, CustomTestStringConvertible {
        var operation: String
        var code: String
        var status = 400
        /// The zone of the demonstration that it is about, or an id.
        var zone = "example.com."
        /// The name of the key.
        var key = "ksk_1"
        /// The alias of the KMS key that CreateKeySigningKey is given.
        var alias = "alias/dnssec-spare"
        var reference = "ref-9"
        var keyStatus = "ACTIVE"
        var trouble: @Sendable (Bench) async throws -> Void = { _ in }

        var testDescription: String { "\(operation): \(code)" }
    }

    /// As if Route 53 had failed inside.
    private static func failure(_ zone: String, key: String? = nil) -> @Sendable (Bench) async throws -> Void {
        { bench in
            let id = try await bench.zoneID(zone)
            if let key {
                await bench.server.setStatus("INTERNAL_FAILURE", ofKey: key, zone: id)
            } else {
                await bench.server.setServeSignature("INTERNAL_FAILURE", ofZone: id)
            }
        }
    }

    /// The errors that no state of a zone leads to here; AWS does not say which one does.
    private static func fault(_ operation: String, _ code: String) -> @Sendable (Bench) async throws -> Void {
        { await $0.server.inject(.error(code: code, message: "m", status: 400), into: operation) }
    }

    private static let inParent: @Sendable (Bench) async throws -> Void = { bench in
        let id = try await bench.zoneID("two-keys.example.")
        let tags = await bench.server.account.zone(id)?.keySigningKeys.map(\.keyTag) ?? []
        await bench.server.setParent(ofZone: id, keyTags: tags)
    }

    private static let brokenKey: @Sendable (Bench) async throws -> Void = { bench in
        let key = try await bench.keyARN("alias/dnssec-example-net")
        _ = try await bench.kms("DisableKey", ["KeyId": .string(key)])
    }

    private static let long = String(repeating: "Z", count: 33)

    static let creating: [Case] = [
        Case(operation: "CreateKeySigningKey", code: "NoSuchHostedZone", status: 404, zone: "Z0"),
        Case(operation: "CreateKeySigningKey", code: "InvalidArgument", zone: "corp.internal."),
        Case(operation: "CreateKeySigningKey", code: "InvalidInput", reference: String(repeating: "r", count: 129)),
        Case(operation: "CreateKeySigningKey", code: "InvalidKMSArn", alias: "alias/dnssec-no-sign"),
        Case(operation: "CreateKeySigningKey", code: "InvalidKeySigningKeyStatus", keyStatus: "DELETING"),
        Case(
            operation: "CreateKeySigningKey", code: "InvalidSigningStatus", zone: "example.net.",
            trouble: failure("example.net.")),
        Case(operation: "CreateKeySigningKey", code: "InvalidKeySigningKeyName", key: "a b"),
        Case(
            operation: "CreateKeySigningKey", code: "KeySigningKeyAlreadyExists", status: 409, zone: "example.net.",
            key: "ksk_2026_02"),
        Case(operation: "CreateKeySigningKey", code: "TooManyKeySigningKeys", zone: "two-keys.example."),
    ]

    static let changingKeys: [Case] = ["Activate", "Deactivate", "Delete"].flatMap { verb in
        let operation = "\(verb)KeySigningKey"
        return [
            Case(operation: operation, code: "NoSuchKeySigningKey", status: 404, key: "none"),
            Case(
                operation: operation, code: "InvalidKeySigningKeyStatus", zone: "two-keys.example.", key: "ksk_2026_03",
                trouble: failure("two-keys.example.", key: "ksk_2026_02")),
            Case(
                operation: operation, code: "InvalidSigningStatus", zone: "example.net.", key: "ksk_2026_02",
                trouble: failure("example.net.")),
            Case(operation: operation, code: "InvalidInput", zone: long),
        ]
    }

    static let others: [Case] = [
        Case(
            operation: "ActivateKeySigningKey", code: "InvalidKMSArn", zone: "example.net.", key: "ksk_2026_02",
            trouble: brokenKey),
        Case(
            operation: "DeleteKeySigningKey", code: "InvalidKMSArn", zone: "example.net.", key: "ksk_2026_02",
            trouble: fault("DeleteKeySigningKey", "InvalidKMSArn")),
        Case(
            operation: "DeactivateKeySigningKey", code: "KeySigningKeyInUse", zone: "example.net.", key: "ksk_2026_02"),
        Case(
            operation: "DeactivateKeySigningKey", code: "KeySigningKeyInParentDSRecord", zone: "two-keys.example.",
            key: "ksk_2026_03", trouble: inParent),
        Case(operation: "EnableHostedZoneDNSSEC", code: "KeySigningKeyWithActiveStatusNotFound"),
        Case(operation: "EnableHostedZoneDNSSEC", code: "InvalidKMSArn", zone: "example.net.", trouble: brokenKey),
        Case(
            operation: "EnableHostedZoneDNSSEC", code: "HostedZonePartiallyDelegated", zone: "example.net.",
            trouble: { bench in
                let id = try await bench.zoneID("example.net.")
                await bench.server.setParent(ofZone: id, keyTags: [], isPartiallyDelegated: true)
            }),
        Case(
            operation: "EnableHostedZoneDNSSEC", code: "DNSSECNotFound",
            trouble: fault("EnableHostedZoneDNSSEC", "DNSSECNotFound")),
        Case(operation: "DisableHostedZoneDNSSEC", code: "DNSSECNotFound"),
        Case(
            operation: "DisableHostedZoneDNSSEC", code: "KeySigningKeyInParentDSRecord", zone: "two-keys.example.",
            trouble: inParent),
        Case(
            operation: "DisableHostedZoneDNSSEC", code: "InvalidKMSArn", zone: "example.net.",
            trouble: fault("DisableHostedZoneDNSSEC", "InvalidKMSArn")),
    ]

    static let switching: [Case] = ["EnableHostedZoneDNSSEC", "DisableHostedZoneDNSSEC", "GetDNSSEC"].flatMap {
        operation in
        [
            Case(operation: operation, code: "NoSuchHostedZone", status: 404, zone: "Z0"),
            Case(operation: operation, code: "InvalidArgument", zone: "corp.internal."),
            Case(operation: operation, code: "InvalidInput", zone: long),
        ]
            + (operation == "GetDNSSEC"
                ? []
                : [
                    Case(
                        operation: operation, code: "InvalidKeySigningKeyStatus", zone: "two-keys.example.",
                        trouble: failure("two-keys.example.", key: "ksk_2026_02"))
                ])
    }

    private static func send(_ item: Case, to bench: Bench) async throws -> Answer {
        let zone = item.zone.hasSuffix(".") ? try await bench.zoneID(item.zone) : item.zone
        let key = "keysigningkey/\(zone)/\(item.key)"
        switch item.operation {
        case "CreateKeySigningKey":
            let body = Bench.body(
                zone: zone, key: try await bench.keyARN(item.alias), name: item.key, status: item.keyStatus,
                reference: item.reference)
            return try await bench.route53("POST", "keysigningkey", body)
        case "ActivateKeySigningKey": return try await bench.route53("POST", key + "/activate")
        case "DeactivateKeySigningKey": return try await bench.route53("POST", key + "/deactivate")
        case "DeleteKeySigningKey": return try await bench.route53("DELETE", key)
        case "EnableHostedZoneDNSSEC": return try await bench.route53("POST", "hostedzone/\(zone)/enable-dnssec")
        case "DisableHostedZoneDNSSEC": return try await bench.route53("POST", "hostedzone/\(zone)/disable-dnssec")
        default: return try await bench.route53("GET", "hostedzone/\(zone)/dnssec")
        }
    }

    @Test(arguments: creating + changingKeys + others + switching)
    func `the error is met`(item: Case) async throws {
        let bench = try Bench()
        try await item.trouble(bench)
        let answer = try await Self.send(item, to: bench)
        #expect(try answer.code == item.code)
        #expect(answer.status == item.status)
        #expect(try answer.text("Error/Type") == "Sender")
        #expect(try answer.message?.isEmpty == false)
        #expect(try answer.text("RequestId") == answer.response.header("x-amzn-requestid"))
        #expect(try answer.xml.namespace == "https://route53.amazonaws.com/doc/2013-04-01/")
    }

    /// The operations that change a zone, each with a zone on which it would work.
    @Test(arguments: [
        Case(operation: "CreateKeySigningKey", code: ""),
        Case(operation: "ActivateKeySigningKey", code: "", zone: "two-keys.example.", key: "ksk_2026_03"),
        Case(operation: "DeactivateKeySigningKey", code: "", zone: "two-keys.example.", key: "ksk_2026_03"),
        Case(operation: "DeleteKeySigningKey", code: "", zone: "two-keys.example.", key: "ksk_2026_03"),
        Case(operation: "EnableHostedZoneDNSSEC", code: "", zone: "two-keys.example."),
        Case(operation: "DisableHostedZoneDNSSEC", code: "", zone: "two-keys.example."),
    ])
    func `ConcurrentModification while another change of the zone is being made`(item: Case) async throws {
        var settings = SandboxSettings()
        settings.changeDuration = .seconds(1)
        let (begun, go) = (AsyncStream<Void>.makeStream(), AsyncStream<Void>.makeStream())
        let bench = try Bench(settings: settings) { _ in
            begun.continuation.yield()
            for await _ in go.stream { break }
        }
        async let first = Self.send(item, to: bench)
        for await _ in begun.stream { break }
        let second = try await Self.send(item, to: bench)
        #expect(try second.code == "ConcurrentModification")
        #expect(second.status == 400)
        go.continuation.yield()
        #expect(try await (200...201).contains(first.status))
    }

    @Test func `a parent that names other servers too is a partial delegation`() async throws {
        let bench = try Bench()
        let body = """
            <CreateHostedZoneRequest xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><Name>sub.example.net</Name>\
            <CallerReference>r</CallerReference></CreateHostedZoneRequest>
            """
        let made = try await bench.route53("POST", "hostedzone", body)
        let zone = try await bench.zoneID("sub.example.net.")
        let servers = try made.xml.child("DelegationSet")?.child("NameServers")?.children.map(\.text) ?? []
        #expect(try await bench.create(zone: "sub.example.net.").status == 201)
        for (values, code) in [
            (servers.dropLast() + ["ns.example.org"], "HostedZonePartiallyDelegated"),
            (servers.dropLast(), "HostedZonePartiallyDelegated"), (servers.reversed(), nil),
        ] as [([String], String?)] {
            let records = values.map { "<ResourceRecord><Value>\($0)</Value></ResourceRecord>" }.joined()
            let change = """
                <ChangeResourceRecordSetsRequest xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><ChangeBatch>\
                <Changes><Change><Action>UPSERT</Action><ResourceRecordSet><Name>sub.example.net</Name><Type>NS</Type>\
                <TTL>300</TTL><ResourceRecords>\(records)</ResourceRecords></ResourceRecordSet></Change></Changes>\
                </ChangeBatch></ChangeResourceRecordSetsRequest>
                """
            let parent = try await bench.zoneID("example.net.")
            #expect(try await bench.route53("POST", "hostedzone/\(parent)/rrset/", change).status == 200)
            #expect(try await bench.route53("POST", "hostedzone/\(zone)/enable-dnssec").code == code)
        }
    }
}
