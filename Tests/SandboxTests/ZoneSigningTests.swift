import Foundation
import Testing

@testable import Sandbox

/// The operations that change the signing of a zone, and GetDNSSEC and GetChange, which tell of it.
struct ZoneSigningTests {
    private static func post(_ bench: Bench, _ zone: String, _ rest: String) async throws -> Answer {
        let isKey = rest.contains("/")
        let id = try await bench.zoneID(zone)
        return try await bench.route53("POST", isKey ? "keysigningkey/\(id)/\(rest)" : "hostedzone/\(id)/\(rest)")
    }

    private static func dnssec(_ bench: Bench, _ zone: String) async throws -> Answer {
        try await bench.route53("GET", "hostedzone/\(try await bench.zoneID(zone))/dnssec")
    }

    private static func keyStatuses(_ bench: Bench, _ zone: String) async throws -> [String?] {
        try await dnssec(bench, zone).xml.child("KeySigningKeys")?.children.map { $0.child("Status")?.text } ?? []
    }

    @Test func `a zone without DNSSEC has a status and an empty list`() async throws {
        let answer = try await Self.dnssec(try Bench(), "example.com.")
        #expect(answer.status == 200)
        #expect(
            answer.text == """
                <?xml version="1.0"?>
                <GetDNSSECResponse xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><Status><ServeSignature>\
                NOT_SIGNING</ServeSignature></Status><KeySigningKeys></KeySigningKeys></GetDNSSECResponse>
                """)
    }

    @Test func `keys are listed as members`() async throws {
        let answer = try await Self.dnssec(try Bench(), "two-keys.example.")
        let keys = try #require(try answer.xml.child("KeySigningKeys")?.children)
        #expect(keys.map(\.name) == ["member", "member"])
        #expect(keys.map { $0.child("Name")?.text } == ["ksk_2026_02", "ksk_2026_03"])
        #expect(keys.allSatisfy { $0.child("DSRecord")?.text.split(separator: " ").count == 4 })
    }

    @Test func `a message of trouble is told`() async throws {
        let bench = try Bench()
        let zone = try await bench.zoneID("example.net.")
        await bench.server.setServeSignature("ACTION_NEEDED", message: "a & b", ofZone: zone)
        await bench.server.setStatus("ACTION_NEEDED", message: "<gone>", ofKey: "ksk_2026_02", zone: zone)
        let answer = try await Self.dnssec(bench, "example.net.")
        #expect(try answer.text("Status/StatusMessage") == "a & b")
        #expect(answer.text.contains("<StatusMessage>&lt;gone&gt;</StatusMessage>"))
        #expect(try await Self.post(bench, "example.net.", "ksk_2026_02/activate").status == 200)
        let repaired = try await Self.dnssec(bench, "example.net.")
        #expect(try repaired.text("Status/ServeSignature") == "SIGNING")
        #expect(!repaired.text.contains("&lt;gone&gt;"))
    }

    @Test func `words that are no status change nothing`() async throws {
        let bench = try Bench()
        let zone = try await bench.zoneID("example.net.")
        await bench.server.setServeSignature("BROKEN", ofZone: zone)
        await bench.server.setStatus("BROKEN", ofKey: "ksk_2026_02", zone: zone)
        #expect(try await Self.dnssec(bench, "example.net.").text("Status/ServeSignature") == "SIGNING")
    }

    @Test func `a private zone and none are told apart`() async throws {
        let bench = try Bench()
        #expect(try await Self.dnssec(bench, "corp.internal.").code == "InvalidArgument")
        #expect(try await bench.route53("GET", "hostedzone/Z0/dnssec").code == "NoSuchHostedZone")
    }

    @Test func `from no key to a signed zone and back`() async throws {
        let bench = try Bench()
        let zone = try await bench.zoneID("example.com.")
        #expect(
            try await Self.post(bench, "example.com.", "enable-dnssec").code == "KeySigningKeyWithActiveStatusNotFound")
        #expect(try await bench.create(status: "INACTIVE").status == 201)
        let tooEarly = try await Self.post(bench, "example.com.", "enable-dnssec")
        #expect(
            try tooEarly.message
                == "Hosted zone with ID '\(zone)' does not have a Key Signing Key in ACTIVE status.")
        #expect(try await Self.post(bench, "example.com.", "ksk_1/activate").status == 200)
        #expect(try await Self.keyStatuses(bench, "example.com.") == ["ACTIVE"])
        let enabled = try await Self.post(bench, "example.com.", "enable-dnssec")
        #expect(try enabled.xml.name == "EnableHostedZoneDNSSECResponse")
        #expect(try enabled.text("ChangeInfo/Status") == "PENDING")
        #expect(try await Self.dnssec(bench, "example.com.").text("Status/ServeSignature") == "SIGNING")
        #expect(try await Self.post(bench, "example.com.", "ksk_1/deactivate").code == "KeySigningKeyInUse")
        #expect(try await bench.route53("DELETE", "keysigningkey/\(zone)/ksk_1").code == "InvalidKeySigningKeyStatus")
        #expect(try await Self.post(bench, "example.com.", "disable-dnssec").status == 200)
        #expect(try await Self.dnssec(bench, "example.com.").text("Status/ServeSignature") == "NOT_SIGNING")
        #expect(try await Self.post(bench, "example.com.", "ksk_1/deactivate").status == 200)
        #expect(try await bench.route53("DELETE", "keysigningkey/\(zone)/ksk_1").status == 200)
        #expect(try await Self.keyStatuses(bench, "example.com.").isEmpty)
        #expect(try await Self.post(bench, "example.com.", "disable-dnssec").code == "DNSSECNotFound")
        #expect(try await bench.create().status == 201)
    }

    @Test func `a key must be inactive to be deleted, and AWS says which`() async throws {
        let bench = try Bench()
        let zone = try await bench.zoneID("example.net.")
        let answer = try await bench.route53("DELETE", "keysigningkey/\(zone)/ksk_2026_02")
        #expect(
            try answer.message
                == "Key Signing Key with name ksk_2026_02 cannot be deleted because current status is not INACTIVE.")
    }

    @Test(arguments: ["activate", "deactivate"])
    func `NoSuchKeySigningKey`(action: String) async throws {
        let bench = try Bench()
        let answer = try await Self.post(bench, "example.net.", "none/\(action)")
        #expect(answer.status == 404)
        #expect(try answer.code == "NoSuchKeySigningKey")
        #expect(try await bench.route53("POST", "keysigningkey/Z0/none/\(action)").code == "NoSuchKeySigningKey")
        #expect(try await bench.route53("DELETE", "keysigningkey/Z0/none").code == "NoSuchKeySigningKey")
    }

    @Test func `names of keys may need escapes in the path`() async throws {
        let bench = try Bench()
        #expect(try await bench.create(name: "example.com-1").status == 201)
        #expect(try await Self.post(bench, "example.com.", "example%2Ecom-1/deactivate").status == 200)
    }

    @Test func `a broken KMS key blocks activation and signing`() async throws {
        let bench = try Bench()
        let key = try await bench.keyARN("alias/dnssec-example-net")
        let policy: JSONValue = [
            "KeyId": .string(key), "PolicyName": "default", "Policy": .string(KeyPolicies.default),
        ]
        #expect(try await bench.kms("PutKeyPolicy", policy).status == 200)
        #expect(try await Self.post(bench, "example.net.", "ksk_2026_02/activate").code == "InvalidKMSArn")
        #expect(try await Self.post(bench, "example.net.", "enable-dnssec").code == "InvalidKMSArn")
    }

    @Test func `the parent blocks what would break the chain`() async throws {
        let bench = try Bench()
        let zone = try await bench.zoneID("two-keys.example.")
        let tags = try await Self.dnssec(bench, "two-keys.example.").xml.child("KeySigningKeys")?.children
            .compactMap { $0.child("KeyTag").flatMap { UInt16($0.text) } }
        await bench.server.setParent(ofZone: zone, keyTags: try #require(tags), isPartiallyDelegated: true)
        #expect(
            try await Self.post(bench, "two-keys.example.", "ksk_2026_03/deactivate").code
                == "KeySigningKeyInParentDSRecord")
        #expect(
            try await Self.post(bench, "two-keys.example.", "disable-dnssec").code == "KeySigningKeyInParentDSRecord")
        #expect(try await Self.post(bench, "two-keys.example.", "enable-dnssec").code == "HostedZonePartiallyDelegated")
    }

    @Test(arguments: ["ksk_2026_03/activate", "ksk_2026_03/deactivate", "enable-dnssec", "disable-dnssec"])
    func `a key in failure blocks everything but its own repair`(rest: String) async throws {
        let bench = try Bench()
        let zone = try await bench.zoneID("two-keys.example.")
        await bench.server.setStatus("INTERNAL_FAILURE", ofKey: "ksk_2026_02", zone: zone)
        #expect(try await Self.post(bench, "two-keys.example.", rest).code == "InvalidKeySigningKeyStatus")
        #expect(try await Self.post(bench, "two-keys.example.", "ksk_2026_02/activate").status == 200)
        #expect(try await Self.keyStatuses(bench, "two-keys.example.").first == "ACTIVE")
    }

    @Test(arguments: ["activate", "deactivate"])
    func `InvalidSigningStatus while the zone is in trouble`(action: String) async throws {
        let bench = try Bench()
        let zone = try await bench.zoneID("two-keys.example.")
        await bench.server.setServeSignature("INTERNAL_FAILURE", ofZone: zone)
        #expect(try await Self.post(bench, "two-keys.example.", "ksk_2026_03/\(action)").code == "InvalidSigningStatus")
        #expect(
            try await bench.route53("DELETE", "keysigningkey/\(zone)/ksk_2026_03").code == "InvalidSigningStatus")
    }

    @Test func `nothing is done to a key that is being deleted`() async throws {
        let bench = try Bench()
        let zone = try await bench.zoneID("two-keys.example.")
        await bench.server.setStatus("DELETING", ofKey: "ksk_2026_03", zone: zone)
        for action in ["activate", "deactivate"] {
            #expect(
                try await Self.post(bench, "two-keys.example.", "ksk_2026_03/\(action)").code
                    == "InvalidKeySigningKeyStatus")
        }
    }

    @Test(arguments: ["enable-dnssec", "disable-dnssec"])
    func `private zones and none are told apart when signing is switched`(action: String) async throws {
        let bench = try Bench()
        #expect(try await Self.post(bench, "corp.internal.", action).code == "InvalidArgument")
        #expect(try await bench.route53("POST", "hostedzone/Z0/\(action)").code == "NoSuchHostedZone")
    }

    @Test func `a change comes into sync after a while`() async throws {
        let bench = try Bench()
        let created = try await bench.create()
        let id = try #require(try created.text("ChangeInfo/Id"))
        let path = String(id.dropFirst())
        #expect(try await bench.route53("GET", path).text("ChangeInfo/Status") == "PENDING")
        bench.clock.advance(by: 2.9)
        #expect(try await bench.route53("GET", path).text("ChangeInfo/Status") == "PENDING")
        bench.clock.advance(by: 0.2)
        let answer = try await bench.route53("GET", path)
        #expect(try answer.text("ChangeInfo/Status") == "INSYNC")
        #expect(try answer.text("ChangeInfo/Id") == id)
        #expect(try answer.text("ChangeInfo/SubmittedAt") == "2026-11-23T20:15:00.000Z")
    }

    @Test func `how long this takes can be set`() async throws {
        let bench = try Bench()
        await bench.server.configure { $0.propagationDelay = .zero }
        #expect(try await bench.create().text("ChangeInfo/Status") == "INSYNC")
    }

    @Test func `NoSuchChange`() async throws {
        let answer = try await Bench().route53("GET", "change/C2682N5HXP0BZ4")
        #expect(answer.status == 404)
        #expect(try answer.code == "NoSuchChange")
    }

    @Test func `changes do not pile up without end`() {
        var account = AccountState()
        for number in 0...10_000 {
            account.add(ChangeRecord(id: "C\(number)", submittedAt: .init(timeIntervalSince1970: Double(number))))
        }
        #expect(account.changes.count == 5_000)
        #expect(account.changes["C10000"] != nil)
        #expect(account.changes["C0"] == nil)
    }
}
