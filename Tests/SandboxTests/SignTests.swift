import Crypto
import Foundation
import Testing

@testable import Sandbox

/// Signing with keys of KMS, and who may.
struct SignTests {
    private static func sign(
        _ bench: Bench, _ alias: String = "alias/dnssec-shared", message: [UInt8] = Array("hello".utf8),
        type: String = "RAW", algorithm: String = "ECDSA_SHA_256", isDryRun: Bool = false,
        as identity: SandboxIdentity = .administrator
    ) async throws -> Answer {
        try await bench.kms(
            "Sign",
            [
                "KeyId": .string(alias), "Message": .string(Data(message).base64EncodedString()),
                "MessageType": .string(type), "SigningAlgorithm": .string(algorithm), "DryRun": .bool(isDryRun),
            ], as: identity)
    }

    @Test(arguments: ["RAW", "DIGEST"])
    func `signatures verify`(type: String) async throws {
        let bench = try Bench()
        let message = Array("hello".utf8)
        let sent = type == "RAW" ? message : Array(SHA256.hash(data: message))
        let answer = try await Self.sign(bench, message: sent, type: type)
        #expect(answer.json["KeyId"]?.string == (try await bench.keyARN("alias/dnssec-shared")))
        #expect(answer.json["SigningAlgorithm"] == "ECDSA_SHA_256")
        let der = try await bench.kms("GetPublicKey", ["KeyId": "alias/dnssec-shared"]).json["PublicKey"]?.string
        let key = try P256.Signing.PublicKey(derRepresentation: try #require(Data(base64Encoded: der ?? "")))
        let signature = try P256.Signing.ECDSASignature(
            derRepresentation: try #require(Data(base64Encoded: answer.json["Signature"]?.string ?? "")))
        #expect(key.isValidSignature(signature, for: message))
    }

    @Test func `a P-384 key signs too`() async throws {
        let bench = try Bench()
        let answer = try await Self.sign(bench, "alias/dnssec-p384", algorithm: "ECDSA_SHA_384")
        let der = try await bench.kms("GetPublicKey", ["KeyId": "alias/dnssec-p384"]).json["PublicKey"]?.string
        let key = try P384.Signing.PublicKey(derRepresentation: try #require(Data(base64Encoded: der ?? "")))
        let signature = try P384.Signing.ECDSASignature(
            derRepresentation: try #require(Data(base64Encoded: answer.json["Signature"]?.string ?? "")))
        #expect(key.isValidSignature(signature, for: Data("hello".utf8)))
    }

    /// Every algorithm of every spec that the sandbox signs with, and a key of the spec.
    @Test(
        arguments: [
            (.eccNISTP256, "alias/dnssec-shared"), (.eccNISTP384, "alias/dnssec-p384"), (.eccNISTP521, nil),
            (.eccNISTEdwards25519, nil), (.rsa2048, "alias/dnssec-rsa"), (.rsa2048, nil), (.rsa3072, nil),
        ] as [(KMSKeySpec, String?)])
    func `signatures of every algorithm verify, and only for what was signed`(
        spec: KMSKeySpec, alias: String?
    ) async throws {
        let bench = try Bench()
        var key = alias ?? ""
        if alias == nil {
            let made = try await bench.kms("CreateKey", ["KeySpec": .string(spec.rawValue), "KeyUsage": "SIGN_VERIFY"])
            key = try #require(made.json["KeyMetadata"]?["KeyId"]?.string)
        }
        for algorithm in spec.signingAlgorithms where algorithm != "ED25519_PH_SHA_512" {
            for type in algorithm.hasPrefix("ED25519") ? ["RAW"] : ["RAW", "DIGEST"] {
                let sent = type == "RAW" ? Array("hello".utf8) : Self.digest(Array("hello".utf8), algorithm)
                let signed = try await Self.sign(bench, key, message: sent, type: type, algorithm: algorithm)
                let signature = try #require(signed.json["Signature"])
                for (message, isValid) in [("hello", true), ("hullo", false)] {
                    let answer = try await bench.kms(
                        "Verify",
                        [
                            "KeyId": .string(key), "Message": .string(Data(message.utf8).base64EncodedString()),
                            "Signature": signature, "SigningAlgorithm": .string(algorithm),
                        ])
                    #expect(try answer.code == (isValid ? nil : "KMSInvalidSignatureException"), "\(algorithm) \(type)")
                }
            }
        }
    }

    private static func digest(_ message: [UInt8], _ algorithm: String) -> [UInt8] {
        switch algorithm.suffix(3) {
        case "256": Array(SHA256.hash(data: message))
        case "384": Array(SHA384.hash(data: message))
        default: Array(SHA512.hash(data: message))
        }
    }

    @Test(arguments: ["PSS", "PKCS1_V1_5"])
    func `a signature of one scheme of RSA is none of the other`(scheme: String) async throws {
        let bench = try Bench()
        let signed = try await Self.sign(bench, "alias/dnssec-rsa", algorithm: "RSASSA_\(scheme)_SHA_256")
        let other = scheme == "PSS" ? "PKCS1_V1_5" : "PSS"
        let answer = try await bench.kms(
            "Verify",
            [
                "KeyId": "alias/dnssec-rsa", "Message": .string(Data("hello".utf8).base64EncodedString()),
                "Signature": try #require(signed.json["Signature"]),
                "SigningAlgorithm": .string("RSASSA_\(other)_SHA_256"),
            ])
        #expect(try answer.code == "KMSInvalidSignatureException")
    }

    @Test(arguments: [("ECC_SECG_P256K1", "ECDSA_SHA_256"), ("ECC_NIST_EDWARDS25519", "ED25519_PH_SHA_512")])
    func `what the sandbox cannot compute it says so`(spec: String, algorithm: String) async throws {
        let bench = try Bench()
        let made = try await bench.kms("CreateKey", ["KeySpec": .string(spec), "KeyUsage": "SIGN_VERIFY"])
        let key = try #require(made.json["KeyMetadata"]?["KeyId"]?.string)
        let digest = Array(SHA256.hash(data: Data()))
        let answer = try await Self.sign(bench, key, message: digest, algorithm: algorithm)
        #expect(try answer.code == "UnsupportedOperationException")
        #expect(try answer.message == "The sandbox does not sign with keys of spec \(spec) by \(algorithm).")
    }

    @Test func `a dry run of what would succeed says so`() async throws {
        let answer = try await Self.sign(try Bench(), isDryRun: true)
        #expect(answer.status == 400)
        #expect(try answer.code == "DryRunOperationException")
        #expect(try answer.message == "The request would have succeeded, but the DryRun option is set.")
    }

    @Test(arguments: [false, true])
    func `what would fail fails in a dry run as well`(isDryRun: Bool) async throws {
        let bench = try Bench()
        let cases: [(String, String, String)] = [
            ("alias/dnssec-disabled", "ECDSA_SHA_256", "DisabledException"),
            ("alias/dnssec-pending-deletion", "ECDSA_SHA_256", "KMSInvalidStateException"),
            ("alias/dnssec-encrypt", "RSASSA_PSS_SHA_256", "InvalidKeyUsageException"),
            ("alias/dnssec-key-agreement", "ECDSA_SHA_256", "InvalidKeyUsageException"),
            ("alias/dnssec-shared", "ECDSA_SHA_384", "InvalidKeyUsageException"),
            ("alias/dnssec-shared", "ECDSA_SHA_1", "ValidationException"),
            ("alias/none", "ECDSA_SHA_256", "NotFoundException"),
        ]
        for (alias, algorithm, code) in cases {
            #expect(try await Self.sign(bench, alias, algorithm: algorithm, isDryRun: isDryRun).code == code)
        }
    }

    @Test func `a digest must have its length, and a message too`() async throws {
        let bench = try Bench()
        let answer = try await Self.sign(bench, type: "DIGEST")
        #expect(try answer.message == "Digest is invalid length for algorithm ECDSA_SHA_256.")
        #expect(try await Self.sign(bench, message: []).code == "ValidationException")
        let long = Array(repeating: UInt8(0), count: 4097)
        #expect(try await Self.sign(bench, message: long).code == "ValidationException")
        #expect(try await Self.sign(bench, type: "TEXT").code == "ValidationException")
    }

    @Test(arguments: [false, true])
    func `without permission one is told in AWS's words`(isDryRun: Bool) async throws {
        let bench = try Bench()
        let arn = try await bench.keyARN("alias/dnssec-shared")
        let answer = try await Self.sign(bench, isDryRun: isDryRun, as: .withoutSign)
        #expect(answer.status == 400)
        #expect(try answer.code == "AccessDeniedException")
        #expect(
            try answer.message
                == "User: arn:aws:iam::111122223333:user/dns-operator is not authorized to perform: kms:Sign on"
                + " resource: \(arn) because no identity-based policy allows the kms:Sign action")
    }

    @Test func `a policy's denial counts more than the caller's own policies`() async throws {
        let bench = try Bench()
        let arn = try await bench.keyARN("alias/dnssec-shared")
        let deny = #"{"Effect":"Deny","Principal":{"AWS":"*"},"Action":"kms:Sign","Resource":"*"}"#
        let policy = KeyPolicies.unguarded.replacing(#""Statement":["#, with: #""Statement":[\#(deny),"#)
        #expect(try await bench.kms("PutKeyPolicy", ["KeyId": .string(arn), "Policy": .string(policy)]).status == 200)
        let answer = try await Self.sign(bench)
        #expect(try answer.message?.hasSuffix("with an explicit deny in a resource-based policy") == true)
        #expect(try await bench.create(alias: "alias/dnssec-shared").code == "InvalidKMSArn")
    }

    @Test func `a policy may name the user alone`() async throws {
        let bench = try Bench()
        let arn = try await bench.keyARN("alias/dnssec-shared")
        let statement =
            #"{"Effect":"Allow","Principal":{"AWS":"\#(SandboxIdentity.withoutSign.arn)"},"Action":"kms:Sign","Resource":"*"}"#
        let policy = KeyPolicies.unguarded.replacing(#""Statement":["#, with: #""Statement":[\#(statement),"#)
        #expect(try await bench.kms("PutKeyPolicy", ["KeyId": .string(arn), "Policy": .string(policy)]).status == 200)
        #expect(try await Self.sign(bench, as: .withoutSign).status == 200)
    }
}
