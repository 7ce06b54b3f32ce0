import Crypto
import DNSSEC
import Foundation
import Testing

@testable import Sandbox

/// The operations of KMS.
struct KMSTests {
    /// How many keys of the demonstration are of the account that asks.
    private static let ownKeys = DemoKeys.all.count { $0.owner == SandboxAccount.id }
    private static let missing = "00000000-0000-4000-8000-000000000000"

    @Test func `keys are listed page by page, AWS's own among them`() async throws {
        let bench = try Bench()
        var arns: [String] = []
        var body: JSONValue = ["Limit": 5]
        while arns.count < 100 {
            let answer = try await bench.kms("ListKeys", body)
            #expect(answer.response.header("Content-Type") == "application/x-amz-json-1.1")
            arns += answer.json["Keys"]?.oneOrMany.compactMap { $0["KeyArn"]?.string } ?? []
            guard let marker = answer.json["NextMarker"]?.string else { break }
            #expect(answer.json["Truncated"] == true)
            body = ["Limit": 5, "Marker": .string(marker)]
        }
        #expect(arns.count == Self.ownKeys)
        #expect(Set(arns).count == arns.count)
    }

    @Test func `aliases are listed by name, of all keys or of one`() async throws {
        let bench = try Bench()
        let all = try await bench.kms("ListAliases").json["Aliases"]?.oneOrMany ?? []
        let names = all.compactMap { $0["AliasName"]?.string }
        #expect(names == names.sorted())
        #expect(names.count == Self.ownKeys)
        #expect(all.allSatisfy { $0["CreationDate"] != nil && $0["LastUpdatedDate"] != nil })
        let key = try await bench.keyARN("alias/dnssec-shared")
        let one = try await bench.kms("ListAliases", ["KeyId": .string(key)]).json["Aliases"]?.oneOrMany ?? []
        #expect(one.compactMap { $0["AliasName"]?.string } == ["alias/dnssec-shared"])
        #expect(one.first?["AliasArn"]?.string == "arn:aws:kms:us-east-1:111122223333:alias/dnssec-shared")
        #expect(one.first?["TargetKeyId"]?.string == key.split(separator: "/").last.map(String.init))
    }

    @Test(arguments: [
        ("ListKeys", #"{"Limit":0}"#, "ValidationException"), ("ListKeys", #"{"Limit":1001}"#, "ValidationException"),
        ("ListAliases", #"{"Limit":101}"#, "ValidationException"),
        ("ListKeys", #"{"Limit":"5"}"#, "SerializationException"),
        ("ListKeys", #"{"Limit":1.5}"#, "SerializationException"),
        ("ListKeys", #"{"Limit":1e300}"#, "SerializationException"),
        ("ListKeys", #"{"Marker":"x"}"#, "InvalidMarkerException"),
        ("ListAliases", #"{"KeyId":"alias/dnssec-shared"}"#, "NotFoundException"),
    ])
    func `lists refuse what makes no sense`(operation: String, body: String, code: String) async throws {
        let answer = try await Bench().kms(operation, octets: Array(body.utf8))
        #expect(answer.status == 400)
        #expect(try answer.code == code)
    }

    @Test func `a key is found by id, ARN, alias and alias ARN`() async throws {
        let bench = try Bench()
        let arn = try await bench.keyARN("alias/dnssec-shared")
        let id = String(arn.split(separator: "/")[1])
        let identifiers = [arn, id, "alias/dnssec-shared", "arn:aws:kms:us-east-1:111122223333:alias/dnssec-shared"]
        for identifier in identifiers {
            let metadata = try await bench.kms("DescribeKey", ["KeyId": .string(identifier)]).json["KeyMetadata"]
            #expect(metadata?["Arn"]?.string == arn)
        }
    }

    @Test func `DescribeKey tells everything of a key`() async throws {
        let bench = try Bench()
        let arn = try await bench.keyARN("alias/dnssec-shared")
        let answer = try await bench.kms("DescribeKey", ["KeyId": "alias/dnssec-shared"])
        #expect(
            answer.json == [
                "KeyMetadata": [
                    "AWSAccountId": "111122223333", "Arn": .string(arn),
                    "KeyId": .string(String(arn.split(separator: "/")[1])), "CreationDate": 1_768_467_600,
                    "CustomerMasterKeySpec": "ECC_NIST_P256", "KeySpec": "ECC_NIST_P256",
                    "Description": "For any zone: its policy has no guard", "Enabled": true, "KeyManager": "CUSTOMER",
                    "KeyState": "Enabled", "KeyUsage": "SIGN_VERIFY", "MultiRegion": false, "Origin": "AWS_KMS",
                    "SigningAlgorithms": ["ECDSA_SHA_256"],
                ]
            ])
    }

    @Test(arguments: [
        ("dnssec-p384", "KeySpec", "ECC_NIST_P384"), ("dnssec-rsa", "KeySpec", "RSA_2048"),
        ("dnssec-rsa", "KeyUsage", "SIGN_VERIFY"), ("dnssec-encrypt", "KeyUsage", "ENCRYPT_DECRYPT"),
        ("dnssec-key-agreement", "KeyUsage", "KEY_AGREEMENT"), ("dnssec-key-agreement", "KeySpec", "ECC_NIST_P256"),
        ("dnssec-disabled", "KeyState", "Disabled"), ("dnssec-pending-deletion", "KeyState", "PendingDeletion"),
        ("aws/rds", "KeyManager", "AWS"), ("aws/rds", "KeySpec", "SYMMETRIC_DEFAULT"),
    ])
    func `the demonstration has a key for each thing that can be wrong`(
        alias: String, member: String, value: String
    ) async throws {
        let metadata = try await Bench().kms("DescribeKey", ["KeyId": .string("alias/\(alias)")]).json["KeyMetadata"]
        #expect(metadata?[member]?.string == value)
        #expect((metadata?["Enabled"] == true) == (metadata?["KeyState"]?.string == "Enabled"))
        #expect((metadata?["DeletionDate"] != nil) == (metadata?["KeyState"]?.string == "PendingDeletion"))
    }

    @Test(arguments: [
        ("alias/none", "NotFoundException", "Alias arn:aws:kms:us-east-1:111122223333:alias/none is not found."),
        (missing, "NotFoundException", "Key 'arn:aws:kms:us-east-1:111122223333:key/\(missing)' does not exist"),
        (
            "arn:aws:kms:us-east-1:111122223333:key/\(missing)", "NotFoundException",
            "Key 'arn:aws:kms:us-east-1:111122223333:key/\(missing)' does not exist"
        ),
        ("garbage", "NotFoundException", "Invalid keyId 'garbage'"),
        ("arn:aws:s3:::bucket", "InvalidArnException", "Invalid ARN 'arn:aws:s3:::bucket'"),
        ("arn:aws:kms:us-east-1:111122223333:role/x", "InvalidArnException", nil),
        ("arn:", "InvalidArnException", nil),
        ("arn:aws:kms:us-east-1:444455556666:key/\(missing)", "AccessDeniedException", nil),
        ("", "ValidationException", nil), (String(repeating: "k", count: 2049), "ValidationException", nil),
    ])
    func `a key that is not there`(identifier: String, code: String, message: String?) async throws {
        let answer = try await Bench().kms("DescribeKey", ["KeyId": .string(identifier)])
        #expect(answer.status == 400)
        #expect(try answer.code == code)
        if let message { #expect(try answer.message == message) }
    }

    @Test(arguments: ["", "{", "[]", "null", "\"x\"", "{\"KeyId\":1}", "{\"KeyId\":[\"x\"]}", "\u{0}"])
    func `bodies that are not what they should be are refused`(body: String) async throws {
        let answer = try await Bench().kms("DescribeKey", octets: Array(body.utf8))
        #expect(answer.status == 400)
        #expect(try answer.code == "SerializationException")
    }

    @Test func `a missing member is named`() async throws {
        let answer = try await Bench().kms("DescribeKey")
        #expect(try answer.code == "ValidationException")
        #expect(
            try answer.message
                == "1 validation error detected: Value at 'keyId' failed to satisfy constraint: Member must not be null"
        )
        #expect(try await Bench().kms("DescribeKey", ["KeyId": .null]).code == "ValidationException")
    }

    @Test func `keys of other regions are shown unless AWS's way is asked for`() async throws {
        let bench = try Bench()
        let arn = try await bench.keyARN("alias/dnssec-eu-west-1")
        #expect(arn.hasPrefix("arn:aws:kms:eu-west-1:111122223333:key/"))
        #expect(try await bench.kms("DescribeKey", ["KeyId": "alias/dnssec-eu-west-1"]).status == 200)
        await bench.server.configure { $0.showsKeysOfOtherRegions = false }
        let answer = try await bench.kms("DescribeKey", ["KeyId": .string(arn)])
        #expect(try answer.message == "Invalid arn eu-west-1")
        #expect(try await bench.kms("DescribeKey", ["KeyId": "alias/dnssec-eu-west-1"]).code == "NotFoundException")
        let there = try await bench.kms("ListKeys", region: "eu-west-1").json["Keys"]?.oneOrMany
        #expect(there?.compactMap { $0["KeyArn"]?.string } == [arn])
        let here = try await bench.kms("ListKeys").json["Keys"]?.oneOrMany
        #expect(here?.count == Self.ownKeys - 1)
    }

    @Test func `a policy is told and replaced`() async throws {
        let bench = try Bench()
        let key = JSONValue.string(try await bench.keyARN("alias/dnssec-no-sign"))
        let before = try await bench.kms("GetKeyPolicy", ["KeyId": key])
        #expect(before.json["PolicyName"] == "default")
        #expect(before.json["Policy"]?.string == KeyPolicies.withoutSign)
        let put = try await bench.kms(
            "PutKeyPolicy", ["KeyId": key, "PolicyName": "default", "Policy": .string(KeyPolicies.guarded)])
        #expect(put.status == 200)
        #expect(put.response.body.isEmpty)
        #expect(put.response.header("Content-Type") == nil)
        let after = try await bench.kms("GetKeyPolicy", ["KeyId": key, "PolicyName": "default"])
        #expect(after.json["Policy"]?.string == KeyPolicies.guarded)
        #expect(try await bench.create(alias: "alias/dnssec-no-sign").status == 201)
    }

    @Test func `policies have one name, and no alias leads to them`() async throws {
        let bench = try Bench()
        let key = JSONValue.string(try await bench.keyARN("alias/dnssec-shared"))
        #expect(try await bench.kms("GetKeyPolicy", ["KeyId": key, "PolicyName": "x"]).code == "NotFoundException")
        #expect(try await bench.kms("GetKeyPolicy", ["KeyId": "alias/dnssec-shared"]).code == "NotFoundException")
    }

    @Test(arguments: [
        ("{}", "MalformedPolicyDocumentException"), ("no JSON", "MalformedPolicyDocumentException"),
        (KeyPolicies.awsManaged, "MalformedPolicyDocumentException"),
        (String(repeating: " ", count: 40_000), "LimitExceededException"),
        (String(repeating: " ", count: 140_000), "ValidationException"),
    ])
    func `a policy that is none or locks its author out is refused`(policy: String, code: String) async throws {
        let bench = try Bench()
        let key = JSONValue.string(try await bench.keyARN("alias/dnssec-shared"))
        let answer = try await bench.kms("PutKeyPolicy", ["KeyId": key, "Policy": .string(policy)])
        #expect(try answer.code == code)
        #expect(try await bench.kms("GetKeyPolicy", ["KeyId": key]).json["Policy"]?.string == KeyPolicies.unguarded)
    }

    @Test func `the lock-out check can be bypassed, and then one is locked out`() async throws {
        let bench = try Bench()
        let key = JSONValue.string(try await bench.keyARN("alias/dnssec-shared"))
        let body: JSONValue = [
            "KeyId": key, "Policy": .string(KeyPolicies.awsManaged), "BypassPolicyLockoutSafetyCheck": true,
        ]
        #expect(try await bench.kms("PutKeyPolicy", body).status == 200)
        let again = try await bench.kms("PutKeyPolicy", body)
        #expect(try again.code == "AccessDeniedException")
        #expect(
            try again.message?.hasSuffix("because no resource-based policy allows the kms:PutKeyPolicy action") == true)
    }

    @Test func `a public key is real DER`() async throws {
        let bench = try Bench()
        let answer = try await bench.kms("GetPublicKey", ["KeyId": "alias/dnssec-shared"])
        let der = try #require(Data(base64Encoded: answer.json["PublicKey"]?.string ?? ""))
        #expect(der.count == 91)
        _ = try P256PublicKey(subjectPublicKeyInfo: [UInt8](der))
        #expect(answer.json["KeyId"]?.string == (try await bench.keyARN("alias/dnssec-shared")))
        #expect(answer.json["KeySpec"] == "ECC_NIST_P256")
        #expect(answer.json["KeyUsage"] == "SIGN_VERIFY")
        #expect(answer.json["SigningAlgorithms"] == ["ECDSA_SHA_256"])
        let other = try await bench.kms("GetPublicKey", ["KeyId": "alias/dnssec-p384"]).json["PublicKey"]?.string
        _ = try P384.Signing.PublicKey(derRepresentation: try #require(Data(base64Encoded: other ?? "")))
        let rsa = try await bench.kms("GetPublicKey", ["KeyId": "alias/dnssec-rsa"]).json["PublicKey"]?.string
        #expect(Data(base64Encoded: rsa ?? "")?.count == 294)
    }

    @Test(arguments: [
        ("alias/dnssec-disabled", "DisabledException"), ("alias/dnssec-pending-deletion", "KMSInvalidStateException"),
        ("alias/aws/rds", "UnsupportedOperationException"),
    ])
    func `some keys give no public key`(alias: String, code: String) async throws {
        #expect(try await Bench().kms("GetPublicKey", ["KeyId": .string(alias)]).code == code)
    }

    @Test(arguments: ["ECC_NIST_P256", "ECC_NIST_P384", "ECC_NIST_P521", "RSA_2048"])
    func `keys for signing are made`(spec: String) async throws {
        let bench = try Bench(.empty)
        let answer = try await bench.kms("CreateKey", ["KeySpec": .string(spec), "KeyUsage": "SIGN_VERIFY"])
        #expect(answer.status == 200)
        let id = try #require(answer.json["KeyMetadata"]?["KeyId"]?.string)
        #expect(try await bench.kms("GetPublicKey", ["KeyId": .string(id)]).status == 200)
        #expect(try await bench.kms("ListKeys").json["Keys"]?.oneOrMany.count == 1)
        #expect(
            try await bench.kms("GetKeyPolicy", ["KeyId": .string(id)]).json["Policy"]?.string == KeyPolicies.default)
    }

    @Test func `a key that was made signs a zone`() async throws {
        let bench = try Bench()
        let made = try await bench.kms(
            "CreateKey",
            ["KeySpec": "ECC_NIST_P256", "KeyUsage": "SIGN_VERIFY", "Policy": .string(KeyPolicies.guarded)])
        let id = try #require(made.json["KeyMetadata"]?["KeyId"]?.string)
        let alias = try await bench.kms("CreateAlias", ["AliasName": "alias/new", "TargetKeyId": .string(id)])
        #expect(alias.status == 200)
        #expect(alias.response.body.isEmpty)
        #expect(try await bench.create(alias: "alias/new").status == 201)
    }

    @Test func `a key without wishes is symmetric`() async throws {
        let answer = try await Bench(.empty).kms("CreateKey")
        #expect(answer.json["KeyMetadata"]?["KeySpec"] == "SYMMETRIC_DEFAULT")
        #expect(answer.json["KeyMetadata"]?["KeyUsage"] == "ENCRYPT_DECRYPT")
    }

    @Test(arguments: [
        (#"{"KeySpec":"X"}"#, "ValidationException"),
        (#"{"KeySpec":"SM2","KeyUsage":"SIGN_VERIFY"}"#, "UnsupportedOperationException"),
        (#"{"KeySpec":"ECC_NIST_P256"}"#, "ValidationException"),
        (#"{"KeySpec":"SYMMETRIC_DEFAULT","KeyUsage":"SIGN_VERIFY"}"#, "ValidationException"),
        (#"{"Origin":"EXTERNAL"}"#, "UnsupportedOperationException"),
        (#"{"MultiRegion":"yes"}"#, "SerializationException"),
        (#"{"Policy":"{}"}"#, "MalformedPolicyDocumentException"),
    ])
    func `keys that are not made`(body: String, code: String) async throws {
        #expect(try await Bench(.empty).kms("CreateKey", octets: Array(body.utf8)).code == code)
    }

    @Test(arguments: [
        ("dnssec", "InvalidAliasNameException"), ("alias/", "InvalidAliasNameException"),
        ("alias/a b", "InvalidAliasNameException"), ("alias/é", "InvalidAliasNameException"),
        ("alias/aws/mine", "NotAuthorizedException"), ("alias/dnssec-shared", "AlreadyExistsException"),
        ("alias/" + String(repeating: "a", count: 251), "ValidationException"),
    ])
    func `aliases that are not made`(name: String, code: String) async throws {
        let bench = try Bench()
        let key = JSONValue.string(try await bench.keyARN("alias/dnssec-shared"))
        let answer = try await bench.kms("CreateAlias", ["AliasName": .string(name), "TargetKeyId": key])
        #expect(try answer.code == code)
    }

    @Test func `a key that is to be deleted is kept, enabled, and taken`() async throws {
        let bench = try Bench()
        let key = JSONValue.string(try await bench.keyARN("alias/dnssec-pending-deletion"))
        #expect(try await bench.kms("EnableKey", ["KeyId": key]).code == "KMSInvalidStateException")
        let alias = try await bench.kms("CreateAlias", ["AliasName": "alias/x", "TargetKeyId": key])
        #expect(try alias.code == "KMSInvalidStateException")
        #expect(try await bench.kms("CancelKeyDeletion", ["KeyId": key]).json["KeyId"] == key)
        let metadata = try await bench.kms("DescribeKey", ["KeyId": key]).json["KeyMetadata"]
        #expect(metadata?["KeyState"] == "Disabled")
        #expect(metadata?["DeletionDate"] == nil)
        #expect(try await bench.kms("CancelKeyDeletion", ["KeyId": key]).code == "KMSInvalidStateException")
        #expect(try await bench.kms("EnableKey", ["KeyId": key]).status == 200)
        #expect(try await bench.create(alias: "alias/dnssec-pending-deletion").status == 201)
    }

    @Test(arguments: ["EnableKey", "CancelKeyDeletion", "PutKeyPolicy", "CreateAlias"])
    func `who may only look changes nothing`(operation: String) async throws {
        let bench = try Bench()
        let key = JSONValue.string(try await bench.keyARN("alias/dnssec-pending-deletion"))
        let body: JSONValue = [
            "KeyId": key, "Policy": .string(KeyPolicies.guarded), "AliasName": "alias/x", "TargetKeyId": key,
        ]
        #expect(try await bench.kms(operation, body, as: .readOnly).code == "AccessDeniedException")
        #expect(try await bench.kms("CreateKey", as: .readOnly).code == "AccessDeniedException")
        #expect(try await bench.kms("DescribeKey", ["KeyId": key], as: .readOnly).status == 200)
    }

    @Test(arguments: ["Nothing", "", "GetDNSSEC"])
    func `operations that KMS has not`(operation: String) async throws {
        let answer = try await Bench().kms(operation)
        #expect(answer.status == 400)
        #expect(try answer.code == "UnknownOperationException")
    }
}
