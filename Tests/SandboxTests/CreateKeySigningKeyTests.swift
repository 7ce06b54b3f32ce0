import DNSSEC
import Foundation
import Testing

@testable import Sandbox

/// CreateKeySigningKey: what it makes and the ten errors that it has.
struct CreateKeySigningKeyTests {
    @Test func `a key is made of the KMS key's public key`() async throws {
        let bench = try Bench()
        let answer = try await bench.create()
        #expect(answer.status == 201)
        let zone = try await bench.zoneID("example.com.")
        let arn = try await bench.keyARN("alias/dnssec-example-com")
        #expect(
            answer.response.header("location")
                == "https://route53.amazonaws.com/2013-04-01/keysigningkey/\(zone)/ksk_1")
        #expect(answer.response.header("X-Amzn-RequestId")?.count == 36)
        #expect(answer.response.header("content-type") == "text/xml")
        #expect(answer.response.header("content-length") == "\(answer.response.body.count)")
        #expect(answer.response.header("date") == "Mon, 23 Nov 2026 20:15:00 GMT")
        #expect(try answer.xml.name == "CreateKeySigningKeyResponse")
        #expect(try answer.xml.namespace == "https://route53.amazonaws.com/doc/2013-04-01/")
        #expect(try answer.text("ChangeInfo/Id")?.hasPrefix("/change/C") == true)
        #expect(try answer.text("ChangeInfo/Status") == "PENDING")
        #expect(try answer.text("ChangeInfo/SubmittedAt") == "2026-11-23T20:15:00.000Z")
        let expected = [
            "Name": "ksk_1", "KmsArn": arn, "Flag": "257", "SigningAlgorithmMnemonic": "ECDSAP256SHA256",
            "SigningAlgorithmType": "13", "DigestAlgorithmMnemonic": "SHA-256", "DigestAlgorithmType": "2",
            "Status": "ACTIVE", "CreatedDate": "2026-11-23T20:15:00.000Z",
            "LastModifiedDate": "2026-11-23T20:15:00.000Z",
        ]
        for (name, value) in expected { #expect(try answer.text("KeySigningKey/\(name)") == value) }
    }

    @Test func `the records are those of the public key that KMS gives`() async throws {
        let bench = try Bench()
        let answer = try await bench.create()
        let arn = try await bench.keyARN("alias/dnssec-example-com")
        let reply = try await bench.kms("GetPublicKey", ["KeyId": .string(arn)])
        let der = try #require(Data(base64Encoded: reply.json["PublicKey"]?.string ?? ""))
        let dnskey = DNSKEY(publicKey: try P256PublicKey(subjectPublicKeyInfo: [UInt8](der)))
        let ds = try DelegationSigner(of: dnskey, owner: try DomainName("example.com."), digestType: .sha256)
        #expect(try answer.text("KeySigningKey/DSRecord") == "\(ds)")
        #expect(try answer.text("KeySigningKey/DNSKEYRecord") == "\(dnskey)")
        #expect(try answer.text("KeySigningKey/KeyTag") == "\(ds.keyTag)")
        #expect(try answer.text("KeySigningKey/DigestValue") == ds.digestHex)
        #expect(try answer.text("KeySigningKey/PublicKey") == der.suffix(64).base64EncodedString())
    }

    @Test func `a prefix of the zone's id is taken off`() async throws {
        let bench = try Bench()
        let body = Bench.body(
            zone: "/hostedzone/" + (try await bench.zoneID("example.com.")),
            key: try await bench.keyARN("alias/dnssec-shared"))
        #expect(try await bench.route53("POST", "keysigningkey", body).status == 201)
    }

    @Test(arguments: ["alias/dnssec-example-com", "alias/dnssec-shared", "alias/dnssec-spare"])
    func `good keys are taken`(alias: String) async throws {
        let answer = try await Bench().create(alias: alias, status: "INACTIVE")
        #expect(answer.status == 201)
        #expect(try answer.text("KeySigningKey/Status") == "INACTIVE")
    }

    @Test(arguments: [
        "p384", "rsa", "encrypt", "key-agreement", "disabled", "pending-deletion", "eu-west-1", "no-statement",
        "no-sign",
        "wrong-principal", "wrong-account",
    ])
    func `InvalidKMSArn does not say what is wrong with a key`(name: String) async throws {
        let bench = try Bench()
        let answer = try await bench.create(alias: "alias/dnssec-\(name)")
        let arn = try await bench.keyARN("alias/dnssec-\(name)")
        #expect(answer.status == 400)
        #expect(try answer.code == "InvalidKMSArn")
        #expect(
            try answer.message
                == "The CMK with ARN '\(arn)' did not grant all required permissions for DNSSEC usage. Please review your"
                + " key-policy, and verify that you and Route 53 have permissions to perform the following actions:"
                + " DescribeKey, GetPublicKey, and Sign.")
    }

    @Test(arguments: [
        "", "x", "arn:aws:kms:us-east-1:111122223333:alias/dnssec-shared", "alias/dnssec-shared",
        "arn:aws:kms:us-east-1:111122223333:key/00000000-0000-4000-8000-000000000000",
        "arn:aws:kms:us-east-1:444455556666:key/00000000-0000-4000-8000-000000000000",
    ])
    func `InvalidKMSArn for what is no key of the account`(arn: String) async throws {
        let bench = try Bench()
        let body = Bench.body(zone: try await bench.zoneID("example.com."), key: arn)
        #expect(try await bench.route53("POST", "keysigningkey", body).code == "InvalidKMSArn")
    }

    @Test func `InvalidKMSArn when AWS manages the key`() async throws {
        #expect(try await Bench().create(alias: "alias/aws/rds").code == "InvalidKMSArn")
    }

    @Test func `InvalidKMSArn when the caller may not sign`() async throws {
        let bench = try Bench()
        #expect(try await bench.create(as: .withoutSign).code == "InvalidKMSArn")
        #expect(try await bench.create(as: .administrator).status == 201)
    }

    @Test func `InvalidKMSArn when the policy is for another zone`() async throws {
        let bench = try Bench()
        let key = try await bench.keyARN("alias/dnssec-shared")
        let other = try await bench.zoneID("example.net.")
        let policy = KeyPolicies.guarded.replacing("hostedzone/*", with: "hostedzone/\(other)")
        let body: JSONValue = ["KeyId": .string(key), "PolicyName": "default", "Policy": .string(policy)]
        #expect(try await bench.kms("PutKeyPolicy", body).status == 200)
        #expect(try await bench.create(alias: "alias/dnssec-shared").code == "InvalidKMSArn")
    }

    @Test func `NoSuchHostedZone`() async throws {
        let bench = try Bench()
        let body = Bench.body(zone: "Z0000000000000", key: try await bench.keyARN("alias/dnssec-shared"))
        let answer = try await bench.route53("POST", "keysigningkey", body)
        #expect(answer.status == 404)
        #expect(try answer.code == "NoSuchHostedZone")
        #expect(try answer.message == "No hosted zone found with ID: Z0000000000000")
        #expect(try answer.text("Error/Type") == "Sender")
        #expect(try answer.text("RequestId") == answer.response.header("x-amzn-requestid"))
    }

    @Test func `InvalidArgument for a private zone`() async throws {
        let answer = try await Bench().create(zone: "corp.internal.")
        #expect(answer.status == 400)
        #expect(try answer.code == "InvalidArgument")
    }

    @Test(arguments: [
        ("ACTIVE", ""), ("CallerReference", "<Extra>1</Extra><CallerReference"), ("<Name>ksk_1</Name>", ""),
        ("ksk_1", ""), ("ref-1", ""), ("ref-1", String(repeating: "r", count: 129)), ("ACTIVE", "ACT"),
        ("ACTIVE", String(repeating: "A", count: 151)), ("ksk_1", "<b/>"), ("doc/2013-04-01", "doc/2012-12-12"),
        ("</CreateKeySigningKeyRequest>", ""),
        ("<CreateKeySigningKeyRequest", "<!DOCTYPE x><CreateKeySigningKeyRequest"),
        ("ref-1", "&unknown;"), ("<Name>ksk_1</Name>", "<Name>ksk_1</Name><Name>ksk_2</Name>"),
    ])
    func `InvalidInput for what the schema does not allow`(old: String, new: String) async throws {
        let bench = try Bench()
        let body = Bench.body(
            zone: try await bench.zoneID("example.com."), key: try await bench.keyARN("alias/dnssec-shared")
        ).replacing(old, with: new)
        let answer = try await bench.route53("POST", "keysigningkey", body)
        #expect(answer.status == 400)
        #expect(try answer.code == "InvalidInput")
        #expect(try answer.message?.hasPrefix("Invalid XML ; ") == true)
    }

    @Test func `InvalidInput for a zone's id that is too long`() async throws {
        let body = Bench.body(zone: String(repeating: "Z", count: 33), key: "x")
        let answer = try await Bench().route53("POST", "keysigningkey", body)
        #expect(try answer.code == "InvalidInput")
        #expect(try answer.message?.contains("maxLength '32'") == true)
    }

    @Test(arguments: ["DELETING", "active", "ACTION_NEEDED", "ENABLED"])
    func `InvalidKeySigningKeyStatus for another status than the two`(status: String) async throws {
        let answer = try await Bench().create(status: status)
        #expect(answer.status == 400)
        #expect(try answer.code == "InvalidKeySigningKeyStatus")
    }

    @Test func `InvalidKeySigningKeyStatus when another key is in failure`() async throws {
        let bench = try Bench()
        let zone = try await bench.zoneID("example.net.")
        await bench.server.setStatus("INTERNAL_FAILURE", message: "why", ofKey: "ksk_2026_02", zone: zone)
        #expect(try await bench.create(zone: "example.net.").code == "InvalidKeySigningKeyStatus")
    }

    @Test(arguments: ["DELETING", "INTERNAL_FAILURE"])
    func `InvalidSigningStatus while the zone's signing is in trouble`(status: String) async throws {
        let bench = try Bench()
        await bench.server.setServeSignature(status, ofZone: try await bench.zoneID("example.com."))
        let answer = try await bench.create()
        #expect(answer.status == 400)
        #expect(try answer.code == "InvalidSigningStatus")
    }

    @Test(arguments: ["ab", "a b", "ksk!", "ключ_1", "ksk/1", String(repeating: "k", count: 129)])
    func `InvalidKeySigningKeyName`(name: String) async throws {
        let answer = try await Bench().create(name: name)
        #expect(answer.status == 400)
        #expect(try answer.code == "InvalidKeySigningKeyName")
    }

    @Test(arguments: ["abc", "tf-acc-test-1", "example.com", String(repeating: "k", count: 128)])
    func `names that AWS was seen to take are taken`(name: String) async throws {
        #expect(try await Bench().create(name: name).status == 201)
    }

    @Test func `KeySigningKeyAlreadyExists for the name and for the KMS key`() async throws {
        let bench = try Bench()
        #expect(try await bench.create().status == 201)
        let sameName = try await bench.create(alias: "alias/dnssec-spare", reference: "ref-2")
        #expect(sameName.status == 409)
        #expect(try sameName.code == "KeySigningKeyAlreadyExists")
        let sameKey = try await bench.create(name: "ksk_2", reference: "ref-3")
        #expect(sameKey.status == 409)
        #expect(try sameKey.code == "KeySigningKeyAlreadyExists")
    }

    @Test func `one KMS key may serve several zones`() async throws {
        let bench = try Bench()
        #expect(try await bench.create(alias: "alias/dnssec-shared").status == 201)
        let other = try await bench.create(zone: "shop-001.example.", alias: "alias/dnssec-shared", reference: "ref-2")
        #expect(other.status == 201)
    }

    @Test func `TooManyKeySigningKeys`() async throws {
        let answer = try await Bench().create(zone: "two-keys.example.")
        #expect(answer.status == 400)
        #expect(try answer.code == "TooManyKeySigningKeys")
    }

    @Test func `ConcurrentModification while another change of the zone is being made`() async throws {
        let (started, gate) = (AsyncStream<Void>.makeStream(), AsyncStream<Void>.makeStream())
        var settings = SandboxSettings()
        settings.changeDuration = .seconds(1)
        let bench = try Bench(settings: settings) { _ in
            started.continuation.yield()
            for await _ in gate.stream { break }
        }
        async let first = bench.create()
        for await _ in started.stream { break }
        let second = try await bench.create(alias: "alias/dnssec-spare", name: "ksk_2", reference: "ref-2")
        gate.continuation.yield()
        #expect(second.status == 400)
        #expect(try second.code == "ConcurrentModification")
        #expect(try second.message == "Database is currently busy. Please retry.")
        #expect(try await first.status == 201)
    }

    @Test func `ConcurrentModification on demand`() async throws {
        let bench = try Bench()
        await bench.server.inject(
            .error(code: "ConcurrentModification", message: "Database is currently busy. Please retry.", status: 400),
            into: "CreateKeySigningKey")
        #expect(try await bench.create().code == "ConcurrentModification")
        #expect(try await bench.create().status == 201)
    }

    @Test func `the same request again gives the same key`() async throws {
        let bench = try Bench()
        let first = try await bench.create()
        bench.clock.advance(by: 10)
        let second = try await bench.create()
        #expect(second.status == 201)
        for path in ["ChangeInfo/Id", "KeySigningKey/CreatedDate", "KeySigningKey/DSRecord"] {
            #expect(try first.text(path) == second.text(path))
        }
        let dnssec = try await bench.route53("GET", "hostedzone/\(try await bench.zoneID("example.com."))/dnssec")
        #expect(try dnssec.xml.child("KeySigningKeys")?.children.count == 1)
    }

    @Test func `a reference with other parameters is refused`() async throws {
        let bench = try Bench()
        #expect(try await bench.create().status == 201)
        #expect(try await bench.create(name: "ksk_2").code == "InvalidArgument")
        #expect(try await bench.create(status: "INACTIVE").code == "InvalidArgument")
        #expect(try await bench.create(alias: "alias/dnssec-spare").code == "InvalidArgument")
        #expect(try await bench.create(zone: "shop-001.example.").code == "InvalidArgument")
    }

    @Test func `both answers to a reference can be set`() async throws {
        let bench = try Bench()
        await bench.server.configure { settings in
            settings.repeatedReference = .alreadyExists
            settings.reusedReference = .alreadyExists
        }
        #expect(try await bench.create().status == 201)
        #expect(try await bench.create().code == "KeySigningKeyAlreadyExists")
        #expect(try await bench.create(name: "ksk_2").code == "KeySigningKeyAlreadyExists")
    }

    @Test func `a refused request leaves its reference free`() async throws {
        let bench = try Bench()
        #expect(try await bench.create(alias: "alias/dnssec-no-sign").code == "InvalidKMSArn")
        #expect(try await bench.create().status == 201)
    }

    @Test func `who may only look is told so`() async throws {
        let bench = try Bench()
        let answer = try await bench.create(as: .readOnly)
        #expect(answer.status == 403)
        #expect(try answer.code == "AccessDenied")
        let zone = try await bench.zoneID("example.com.")
        #expect(
            try answer.message
                == "User: arn:aws:iam::111122223333:user/auditor is not authorized to perform:"
                + " route53:CreateKeySigningKey on resource: arn:aws:route53:::hostedzone/\(zone) because no"
                + " identity-based policy allows the route53:CreateKeySigningKey action")
    }
}
