import Testing

@testable import Sandbox

/// What the sandbox does where AWS's documentation is silent, and that it can be chosen. Caller references and
/// multi-Region keys are with CreateKeySigningKey.
struct ChoiceTests {
    private static func bench(_ name: String, _ word: String) throws -> Bench {
        var settings = SandboxSettings()
        #expect(SettingChoice.choose(name, word, in: &settings))
        return try Bench(settings: settings)
    }

    @Test(arguments: [("invalid-argument", "InvalidArgument"), ("invalid-input", "InvalidInput")])
    func `the error for private zones`(word: String, code: String) async throws {
        let bench = try Self.bench("private-zones", word)
        let zone = try await bench.zoneID("corp.internal.")
        #expect(try await bench.route53("GET", "hostedzone/\(zone)/dnssec").code == code)
        #expect(try await bench.create(zone: "corp.internal.").code == code)
    }

    @Test(arguments: [("not-signing", nil), ("not-found", "DNSSECNotFound")] as [(String, String?)])
    func `GetDNSSEC of a zone without DNSSEC`(word: String, code: String?) async throws {
        let bench = try Self.bench("plain-zones", word)
        let zone = try await bench.zoneID("example.com.")
        #expect(try await bench.route53("GET", "hostedzone/\(zone)/dnssec").code == code)
        #expect(try await bench.create().status == 201)
        #expect(try await bench.route53("GET", "hostedzone/\(zone)/dnssec").status == 200)
    }

    @Test(arguments: [("as-seen", nil), ("as-documented", "InvalidKeySigningKeyName")] as [(String, String?)])
    func `names with dashes and dots`(word: String, code: String?) async throws {
        #expect(try await Self.bench("key-names", word).create(name: "example.com-1").code == code)
        #expect(try await Self.bench("key-names", word).create(name: "ksk_1").status == 201)
    }

    @Test(arguments: [("taken", nil), ("refused", "InvalidKMSArn")] as [(String, String?)])
    func `multi-Region keys`(word: String, code: String?) async throws {
        let bench = try Self.bench("multi-region-keys", word)
        let made = try await bench.kms(
            "CreateKey",
            [
                "KeySpec": "ECC_NIST_P256", "KeyUsage": "SIGN_VERIFY", "MultiRegion": true,
                "Policy": .string(KeyPolicies.guarded),
            ])
        let key = try #require(made.json["KeyMetadata"]?["Arn"]?.string)
        let body = Bench.body(zone: try await bench.zoneID("example.com."), key: key)
        #expect(try await bench.route53("POST", "keysigningkey", body).code == code)
    }

    @Test func `InvalidChangeBatch in its old form has a message for each problem`() async throws {
        let bench = try Self.bench("change-batch-errors", "messages")
        let sets = ["a.example.com", "b.example.org"].map { name in
            "<Change><Action>CREATE</Action><ResourceRecordSet><Name>\(name)</Name><Type>A</Type><TTL>1</TTL>"
                + "<ResourceRecords><ResourceRecord><Value>x</Value></ResourceRecord></ResourceRecords>"
                + "</ResourceRecordSet></Change>"
        }
        let body = """
            <ChangeResourceRecordSetsRequest xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><ChangeBatch><Changes>\
            \(sets.joined())</Changes></ChangeBatch></ChangeResourceRecordSetsRequest>
            """
        let path = "hostedzone/\(try await bench.zoneID("example.com."))/rrset/"
        let answer = try await bench.route53("POST", path, body)
        #expect(answer.status == 400)
        let root = try answer.xml
        #expect(root.name == "InvalidChangeBatch")
        #expect(root.namespace == "https://route53.amazonaws.com/doc/2013-04-01/")
        #expect(root.children.map(\.name) == ["Messages", "RequestId"])
        #expect(root.child("Messages")?.children.map(\.name) == ["Message", "Message"])
        #expect(root.child("RequestId")?.text == answer.response.header("x-amzn-requestid"))
        // Other errors have the envelope that they always had.
        #expect(try await bench.route53("POST", "hostedzone/Z0/rrset/", body).code == "NoSuchHostedZone")
    }
}
