import AWSCore
import Foundation
import KSKClient
import Testing

struct KMSResponseTests {
    private static let arn = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"

    @Test func `a key's metadata is read`() throws {
        let metadata = try DescribeKey(keyID: "alias/x").response(
            """
            {"KeyMetadata": {"AWSAccountId": "111122223333", "Arn": "\(Self.arn)", "CreationDate": 1795462281.484635,
             "DeletionDate": 1.7954622E9, "CustomerMasterKeySpec": "ECC_NIST_P256", "KeySpec": "ECC_NIST_P256",
             "Description": "ksk", "Enabled": true, "KeyId": "1234abcd-12ab-34cd-56ef-1234567890ab",
             "KeyManager": "CUSTOMER", "KeyUsage": "SIGN_VERIFY", "KeyState": "Enabled", "MultiRegion": false,
             "Origin": "AWS_KMS", "SigningAlgorithms": ["ECDSA_SHA_256"], "Newer": {"x": [1]}}}
            """)
        #expect(
            metadata
                == KeyMetadata(
                    keyID: "1234abcd-12ab-34cd-56ef-1234567890ab", arn: Self.arn, accountID: "111122223333",
                    isEnabled: true, description: "ksk", keyUsage: .signVerify, keyState: .enabled,
                    keySpec: .eccNISTP256, keyManager: .customer, origin: .awsKMS, isMultiRegion: false,
                    creationDate: Date(timeIntervalSince1970: 1_795_462_281.484635),
                    deletionDate: Date(timeIntervalSince1970: 1_795_462_200), signingAlgorithms: ["ECDSA_SHA_256"]))
    }

    @Test func `what is null or missing is nil, and the old name of the spec counts`() throws {
        let metadata = try DescribeKey(keyID: "x").response(
            """
            {"KeyMetadata": {"Arn": "a", "KeyId": "k", "KeyState": "PendingDeletion", "KeyUsage": "ENCRYPT_DECRYPT",
             "CustomerMasterKeySpec": "RSA_2048", "MultiRegion": null, "SigningAlgorithms": null, "Enabled": null}}
            """)
        #expect(
            metadata
                == KeyMetadata(
                    keyID: "k", arn: "a", isEnabled: false, keyUsage: .encryptDecrypt, keyState: .pendingDeletion,
                    keySpec: .rsa2048))
    }

    @Test func `keys are listed page by page`() throws {
        let first = ListKeys(limit: 1)
        let page = try first.response(
            "{\"Keys\": [{\"KeyId\": \"k\", \"KeyArn\": \"\(Self.arn)\"}], \"Truncated\": true, \"NextMarker\": \"m\"}")
        #expect(page.keys == [ListKeys.Key(keyID: "k", keyARN: Self.arn)])
        #expect(first.next(after: page) == ListKeys(marker: "m", limit: 1))
        #expect(ListKeys(marker: "m").next(after: page) == nil)
        for body in ["{}", "{\"Keys\": null}", "{\"Keys\": [], \"Truncated\": false, \"NextMarker\": \"m\"}"] {
            let last = try first.response(body)
            #expect(last.keys.isEmpty)
            #expect(first.next(after: last) == nil)
        }
    }

    @Test func `aliases are listed, those of no key too`() throws {
        let first = ListAliases(keyID: "k", limit: 2)
        let page = try first.response(
            """
            {"Aliases": [{"AliasName": "alias/a", "AliasArn": "arn:a", "TargetKeyId": "k", "CreationDate": 1.5},
             {"AliasName": "alias/aws/rds", "AliasArn": "arn:b"}], "Truncated": true, "NextMarker": "m"}
            """)
        #expect(
            page.aliases == [
                KeyAlias(name: "alias/a", arn: "arn:a", targetKeyID: "k"),
                KeyAlias(name: "alias/aws/rds", arn: "arn:b"),
            ])
        #expect(first.next(after: page) == ListAliases(keyID: "k", marker: "m", limit: 2))
    }

    @Test func `a policy comes as its text`() throws {
        let policy = try GetKeyPolicy(keyID: "k").response("{\"Policy\": \"{\\\"Version\\\": \\\"2012-10-17\\\"}\"}")
            .policy
        #expect(policy == "{\"Version\": \"2012-10-17\"}")
    }

    @Test func `a public key comes as its octets`() throws {
        let response = try GetPublicKey(keyID: "k").response(
            """
            {"CustomerMasterKeySpec": "ECC_NIST_P256", "KeyId": "\(Self.arn)", "KeyUsage": "SIGN_VERIFY",
             "PublicKey": "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEFzbSgvOMdyvI3W77Zxs4pqCse2HSQRT0/xz9or6lB+eeCm33eUqiPAntVhSUOZxt9MH8x0zKeDNuO0CcWB2zKw==",
             "SigningAlgorithms": ["ECDSA_SHA_256"]}
            """)
        #expect(response.publicKey.count == 91)
        #expect(response.publicKey.prefix(3) == [0x30, 0x59, 0x30])
        #expect(response.keyARN == Self.arn)
        #expect(response.keySpec == .eccNISTP256)
        #expect(response.keyUsage == .signVerify)
    }

    @Test func `a signature comes as its octets`() throws {
        #expect(try Sign(keyID: "k", message: [1]).response("{\"Signature\": \"AQID\"}").signature == [1, 2, 3])
    }

    @Test func `a new key comes with what KMS knows about it`() throws {
        let metadata = try CreateKey().response(
            """
            {"KeyMetadata": {"Arn": "\(Self.arn)", "KeyId": "k", "KeyState": "Enabled", "KeyUsage": "SIGN_VERIFY",
             "KeySpec": "ECC_NIST_P256"}}
            """)
        #expect(metadata.arn == Self.arn)
        #expect(metadata.isEnabled)
        #expect(throws: ReplyError.self) { try CreateKey().response("{}") }
    }

    @Test func `a key that is kept comes as its ARN`() throws {
        #expect(try CancelKeyDeletion(keyID: "k").response("{\"KeyId\": \"\(Self.arn)\"}").keyARN == Self.arn)
        #expect(throws: ReplyError.self) { try CancelKeyDeletion(keyID: "k").response("{}") }
    }

    @Test func `tags are listed page by page`() throws {
        let first = ListResourceTags(keyID: "k", limit: 1)
        let page = try first.response(
            """
            {"Tags": [{"TagKey": "a", "TagValue": "b"}, {"TagKey": "c"}], "Truncated": true, "NextMarker": "m"}
            """)
        #expect(page.tags == [KeyTag(key: "a", value: "b"), KeyTag(key: "c", value: "")])
        #expect(first.next(after: page) == ListResourceTags(keyID: "k", marker: "m", limit: 1))
        #expect(ListResourceTags(keyID: "k", marker: "m").next(after: page) == nil)
        #expect(throws: ReplyError.self) { try first.response("{\"Tags\": [], \"Truncated\": true}") }
        #expect(try first.next(after: first.response("{}")) == nil)
    }

    @Test(arguments: ["", "{}", "null"])
    func `operations that answer nothing take any success`(body: String) async throws {
        try await EnableKey(keyID: "k").sent(200, body)
        try await PutKeyPolicy(keyID: "k", policy: "{}").sent(200, body)
        try await TagResource(keyID: "k", tags: []).sent(200, body)
        try await CreateAlias(aliasName: "alias/a", targetKeyID: "k").sent(200, body)
    }

    @Test(arguments: [
        "", "{}", "null", "[]", "<html>", "{\"PublicKey\": 5}", "{\"KeyId\": \"k\"}",
        "{\"KeyId\": \"k\", \"PublicKey\": \"%%\"}",
        "{\"KeyId\": \"k\", \"PublicKey\": null}", "{\"KeyId\": \"k\", \"PublicKey\": \"AQID\"", "\u{FFFD}",
    ])
    func `a public key that is not one is an error`(body: String) async throws {
        let error = await #expect(throws: ReplyError.self) { try await GetPublicKey(keyID: "k").sent(200, body) }
        #expect(error?.operation == "GetPublicKey")
        #expect(error?.endpoint == "kms.us-east-1.amazonaws.com:443")
    }

    @Test(arguments: [
        ("NotFoundException", AWSError.Code.notFoundException),
        ("com.amazonaws.kms#DisabledException", .disabledException),
        ("DryRunOperationException", .dryRunOperationException),
        ("KMSInvalidStateException", .kmsInvalidStateException),
        ("AccessDeniedException", .accessDeniedException),
    ])
    func `KMS's errors can be told apart`(type: String, code: AWSError.Code) async {
        let error = await #expect(throws: AWSError.self) {
            try await Sign(keyID: "k", message: [1], dryRun: true).sent(
                400, "{\"__type\": \"\(type)\", \"message\": \"m\"}", headers: ["x-amzn-RequestId": "r"])
        }
        #expect(error?.code == code)
        #expect(error?.description == "KMS refused Sign: \(code): m (HTTP 400, request id r)")
    }
}
