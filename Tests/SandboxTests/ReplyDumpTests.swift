import Foundation
import Testing

@testable import Sandbox

/// Writes replies of every operation to a file, for Scripts/check-sandbox-replies.py to have botocore read them.
struct ReplyDumpTests {
    private static let path = ProcessInfo.processInfo.environment["KSK_SANDBOX_REPLIES"]

    private struct Entry: Encodable {
        var service: String
        var operation: String
        var status: Int
        var headers: [String: String]
        var body: String
    }

    // skipped: KSK_SANDBOX_REPLIES is not set
    @Test(.enabled(if: path != nil))
    func `replies are written down`() async throws {
        let bench = try Bench()
        var entries: [Entry] = []
        func note(_ service: String, _ operation: String, _ answer: Answer) {
            entries.append(
                Entry(
                    service: service, operation: operation, status: answer.status,
                    headers: Dictionary(uniqueKeysWithValues: answer.response.headers.map { ($0.name, $0.value) }),
                    body: answer.text))
        }
        func route53(_ operation: String, _ method: String, _ path: String, _ body: String = "") async throws {
            note("route53", operation, try await bench.route53(method, path, body))
        }
        func kms(_ operation: String, _ body: JSONValue) async throws {
            note("kms", operation, try await bench.kms(operation, body))
        }
        let zone = try await bench.zoneID("example.com.")
        let key = try await bench.keyARN("alias/dnssec-example-com")
        let created = try await bench.create()
        note("route53", "CreateKeySigningKey", created)
        try await route53("GetChange", "GET", String(try #require(try created.text("ChangeInfo/Id")).dropFirst()))
        try await route53("EnableHostedZoneDNSSEC", "POST", "hostedzone/\(zone)/enable-dnssec")
        try await route53("GetDNSSEC", "GET", "hostedzone/\(zone)/dnssec")
        try await route53("DisableHostedZoneDNSSEC", "POST", "hostedzone/\(zone)/disable-dnssec")
        try await route53("DeactivateKeySigningKey", "POST", "keysigningkey/\(zone)/ksk_1/deactivate")
        try await route53("ActivateKeySigningKey", "POST", "keysigningkey/\(zone)/ksk_1/activate")
        try await route53("DeactivateKeySigningKey", "POST", "keysigningkey/\(zone)/ksk_1/deactivate")
        try await route53("DeleteKeySigningKey", "DELETE", "keysigningkey/\(zone)/ksk_1")
        try await route53("DeleteKeySigningKey", "DELETE", "keysigningkey/\(zone)/ksk_1")
        try await route53("ListHostedZones", "GET", "hostedzone?maxitems=4")
        try await route53("ListHostedZonesByName", "GET", "hostedzonesbyname?dnsname=example.com&maxitems=2")
        try await route53("GetHostedZone", "GET", "hostedzone/\(zone)")
        try await route53("GetHostedZone", "GET", "hostedzone/\(try await bench.zoneID("corp.internal."))")
        try await route53("GetHostedZone", "GET", "hostedzone/Z0")
        try await route53("GetHostedZoneCount", "GET", "hostedzonecount")
        try await kms("ListKeys", ["Limit": 3])
        try await kms("ListAliases", ["Limit": 3])
        for alias in ["alias/dnssec-shared", "alias/dnssec-pending-deletion", "alias/dnssec-encrypt", "alias/none"] {
            try await kms("DescribeKey", ["KeyId": .string(alias)])
        }
        try await kms("GetPublicKey", ["KeyId": .string(key)])
        try await kms("GetKeyPolicy", ["KeyId": .string(key)])
        try await kms("PutKeyPolicy", ["KeyId": .string(key), "Policy": .string(KeyPolicies.guarded)])
        try await kms("CreateKey", ["KeySpec": "ECC_NIST_P256", "KeyUsage": "SIGN_VERIFY"])
        try await kms("CreateAlias", ["AliasName": "alias/x", "TargetKeyId": .string(key)])
        try await kms("EnableKey", ["KeyId": .string(key)])
        try await kms(
            "CancelKeyDeletion", ["KeyId": .string(try await bench.keyARN("alias/dnssec-pending-deletion"))])
        let message: JSONValue = ["KeyId": .string(key), "Message": "aGVsbG8=", "SigningAlgorithm": "ECDSA_SHA_256"]
        try await kms("Sign", message)
        note("kms", "Sign", try await bench.kms("Sign", message, as: .withoutSign))
        note("sts", "GetCallerIdentity", try await bench.sts("Action=GetCallerIdentity&Version=2011-06-15"))
        note("sts", "GetCallerIdentity", try await bench.sts("Action=GetCallerIdentity&Version=2010"))
        try JSONEncoder().encode(entries).write(to: URL(filePath: try #require(Self.path)))
    }
}
