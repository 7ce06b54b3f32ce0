import Crypto
import Foundation
import Testing

@testable import AWSCore

struct LoginCredentialsTests {
    private static let session = "arn:aws:sts::012345678910:assumed-role/Admin/admin"
    // printf of the session | sha256sum.
    private static let path =
        "/home/ops/.aws/login/cache/4b0ba8f99f075c0633e122fd73346ce203a3faf18ea0310eb2d29df1bab2e255.json"
    // openssl ecparam -name prime256v1 -genkey
    private static let key = """
        -----BEGIN EC PRIVATE KEY-----
        MHcCAQEEIF+zMCfjkK1Ly/0TzgmUTf3d61kIe0KoIl/tgNWhpePQoAoGCCqGSM49
        AwEHoUQDQgAEyBZIor7fqgZowGvUaYP1dns4d0ADpyDft4q0pNN24HpeWeqUj3Cl
        vOhsjUKcfiBFq7n0ffOCRVUbDly4z3mUGA==
        -----END EC PRIVATE KEY-----
        """

    private static let file = """
        {"accessToken": {"accessKeyId": "ASIALOGIN", "secretAccessKey": "s", "sessionToken": "t",
         "accountId": "012345678910", "expiresAt": "2026-11-19T00:15:00Z"}, "clientId": "c", "refreshToken": "r",
         "idToken": "i", "dpopKey": "\(key.replacingOccurrences(of: "\n", with: "\\n"))"}
        """
    private static let renewed = """
        {"accessToken": {"accessKeyId": "ASIANEW", "secretAccessKey": "s2", "sessionToken": "t2"},
         "refreshToken": "r2", "expiresIn": 900}
        """

    /// The end of the file's keys.
    private static let end = 1_795_047_300.0

    private let home: TestHome
    private let transport: ScriptedTransport

    init() {
        home = TestHome(["/home/ops/.aws/config": "[profile signin]\nlogin_session = \(Self.session)\n"])
        home[Self.path] = Self.file
        transport = ScriptedTransport()
    }

    private func load(
        secondsBeforeEnd: Double, transport: ScriptedTransport, demand: CredentialsDemand = CredentialsDemand()
    ) async throws -> Credentials {
        let clock = TestClock(Date(timeIntervalSince1970: Self.end - secondsBeforeEnd))
        return try await DefaultCredentials(
            profile: "signin",
            context: CredentialsContext(
                environment: home.environment(), transport: transport, region: "eu-west-1", clock: clock.wallClock,
                random: .smallest, writeFile: home.write)
        ).load(demand)
    }

    @Test func `keys with more than five minutes left are read, and nobody is asked`() async throws {
        let found = try await load(secondsBeforeEnd: 301, transport: transport)
        #expect(found.accessKeyID == "ASIALOGIN")
        #expect(found.accountID == "012345678910")
        #expect(found.source == .login(session: Self.session))
        #expect(transport.requests.isEmpty)
    }

    @Test func `keys near their end are renewed, and the AWS CLI finds the new ones`() async throws {
        let transport = ScriptedTransport(.status(200, Self.renewed))
        let found = try await load(secondsBeforeEnd: 300, transport: transport)
        #expect(found.accessKeyID == "ASIANEW")
        #expect(found.expiration == Date(timeIntervalSince1970: Self.end - 300 + 900))
        let file = try #require(home[Self.path]).data(using: .utf8)
        let written = try #require(JSONSerialization.jsonObject(with: file ?? Data()) as? [String: Any])
        #expect(written["refreshToken"] as? String == "r2")
        #expect(written["idToken"] as? String == "i")
        #expect(written["dpopKey"] as? String == Self.key)
        let keys = written["accessToken"] as? [String: String]
        #expect(keys?["accountId"] == "012345678910")
        #expect(keys?["secretAccessKey"] == "s2")
        #expect(keys?["expiresAt"] == "2026-11-19T00:25:00Z")
    }

    /// The members are those that botocore 1.43.11 sends for this key (`_build_dpop_header`).
    @Test func `a renewal proves that it has the session's key`() async throws {
        let transport = ScriptedTransport(.status(200, Self.renewed))
        _ = try await load(secondsBeforeEnd: 0, transport: transport)
        let request = try #require(transport.requests.first)
        #expect(request.host == "eu-west-1.signin.aws.amazon.com")
        #expect(request.target == "/v1/token")
        #expect(request.headers["Authorization"] == nil)
        #expect(
            String(decoding: request.body, as: UTF8.self)
                == #"{"clientId": "c", "refreshToken": "r", "grantType": "refresh_token"}"#)
        let parts = try #require(request.headers["DPoP"]).split(separator: ".").map(String.init)
        #expect(parts.count == 3)
        let header = try JSONDecoder().decode(ProofHeader.self, from: Self.octets(base64URL: parts[0]))
        #expect(
            header
                == ProofHeader(
                    typ: "dpop+jwt", alg: "ES256",
                    jwk: [
                        "kty": "EC", "crv": "P-256", "x": "yBZIor7fqgZowGvUaYP1dns4d0ADpyDft4q0pNN24Ho",
                        "y": "XlnqlI9wpbzobI1CnH4gRau59H3zgkVVGw5cuM95lBg",
                    ]))
        let claims = try JSONDecoder().decode(ProofClaims.self, from: Self.octets(base64URL: parts[1]))
        #expect(
            claims
                == ProofClaims(
                    htm: "POST", htu: "https://eu-west-1.signin.aws.amazon.com/v1/token", iat: Int(Self.end),
                    jti: "00000000-0000-4000-8000-000000000000"))
        let signature = try P256.Signing.ECDSASignature(rawRepresentation: Self.octets(base64URL: parts[2]))
        let publicKey = try P256.Signing.PrivateKey(pemRepresentation: Self.key).publicKey
        #expect(publicKey.isValidSignature(signature, for: Data("\(parts[0]).\(parts[1])".utf8)))
    }

    private struct ProofHeader: Decodable, Equatable {
        var typ: String
        var alg: String
        var jwk: [String: String]
    }

    private struct ProofClaims: Decodable, Equatable {
        var htm: String
        var htu: String
        var iat: Int
        var jti: String
    }

    private static func octets(base64URL text: String) -> Data {
        let usual = text.replacingOccurrences(of: "-", with: "+").replacingOccurrences(of: "_", with: "/")
        return Data(base64Encoded: usual + String(repeating: "=", count: (4 - usual.count % 4) % 4)) ?? Data()
    }

    @Test func `keys that AWS refused are renewed before their end`() async throws {
        let transport = ScriptedTransport(.status(200, Self.renewed))
        let found = try await load(
            secondsBeforeEnd: 900, transport: transport, demand: CredentialsDemand(refused: "ASIALOGIN"))
        #expect(found.accessKeyID == "ASIANEW")
    }

    @Test func `keys that cannot be renewed serve while they live`() async throws {
        let found = try await load(secondsBeforeEnd: 10, transport: ScriptedTransport(.status(400, "{}")))
        #expect(found.accessKeyID == "ASIALOGIN")
    }

    @Test(arguments: [
        (401, #"{"error": "TOKEN_EXPIRED", "message": "m"}"#, "the session has ended"),
        (
            403, #"{"error": "INSUFFICIENT_PERMISSIONS", "message": "may not signin:CreateOAuth2Token"}"#,
            "were not renewed: AWS Sign-In refused CreateOAuth2Token: 403: may not signin:CreateOAuth2Token (HTTP 403)"
        ),
    ])
    func `a session that is not renewed is told with the command to run`(
        status: Int, body: String, reason: String
    ) async {
        let error = await #expect(throws: CredentialsError.self) {
            try await load(secondsBeforeEnd: 0, transport: ScriptedTransport(.status(status, body)))
        }
        #expect(error?.description.hasSuffix("\(reason); sign in with: aws login --profile signin") == true)
        #expect(error?.isEndOfSession == true)
    }

    @Test(arguments: [
        (nil, "there is no session"), ("{}", "is not what aws login writes"), ("x", "is not what aws login writes"),
        (Self.file.replacingOccurrences(of: "dpopKey", with: "x"), "is not what aws login writes"),
        (Self.file.replacingOccurrences(of: "MHcC", with: "MHcD"), "is not what aws login writes"),
    ])
    func `without a session the command to run is told`(file: String?, reason: String) async {
        home[Self.path] = file
        let error = await #expect(throws: CredentialsError.self) {
            try await load(secondsBeforeEnd: 900, transport: transport)
        }
        #expect(error?.description.hasSuffix("\(reason); sign in with: aws login --profile signin") == true)
    }

    /// Expected: what botocore 1.43.11 makes of its rule set for the service `signin`.
    @Test(arguments: [
        ("us-east-1", EndpointVariant(), "us-east-1.signin.aws.amazon.com"),
        ("cn-north-1", EndpointVariant(), "cn-north-1.signin.amazonaws.cn"),
        ("us-gov-west-1", EndpointVariant(), "us-gov-west-1.signin.amazonaws-us-gov.com"),
        ("eusc-de-east-1", EndpointVariant(), "signin.eusc-de-east-1.amazonaws.eu"),
        ("us-east-1", EndpointVariant(usesFIPS: true), "signin-fips.us-east-1.amazonaws.com"),
        ("eu-west-1", EndpointVariant(usesDualStack: true), "signin.eu-west-1.api.aws"),
    ])
    func `AWS Sign-In is asked where botocore asks it`(region: Region, variant: EndpointVariant, host: String) throws {
        let endpoint = try Endpoint(of: .signIn, region: region, overrides: EndpointOverrides(), variant: variant)
        #expect(endpoint.host == host)
    }
}
