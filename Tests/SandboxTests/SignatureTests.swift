import Foundation
import Testing

@testable import Sandbox

/// Requests that botocore signed (Scripts/make-sandbox-requests.py).
struct SignatureTests {
    struct Vectors: Decodable {
        var now: Double
        var accepted: [Vector]
        var refused: [String: [Vector]]

        static let all: Vectors = {
            do {
                let url = try #require(Bundle.module.url(forResource: "Vectors/signed-requests", withExtension: "json"))
                return try JSONDecoder().decode(Vectors.self, from: Data(contentsOf: url))
            } catch {
                Issue.record(error)
                return Vectors(now: 0, accepted: [], refused: [:])
            }
        }()
    }

    struct Vector: Decodable, Sendable, CustomTestStringConvertible {
        var name: String
        var operation: String
        var method: String
        var target: String
        var headers: [[String]]
        var body: Data

        var testDescription: String { name }

        var request: SandboxRequest {
            SandboxRequest(
                method: method, target: target, headers: headers.map { SandboxField($0[0], $0[1]) },
                body: [UInt8](body))
        }
    }

    /// The signer, or the problem; the service is that of the request before it was altered.
    private static func verify(
        _ request: SandboxRequest, alteredFrom original: SandboxRequest? = nil, secondsLater: Double = 0,
        settings: SandboxSettings = SandboxSettings()
    ) throws -> SandboxIdentity {
        let service = try #require(ServiceRouter.service(of: original ?? request, settings: settings))
        var verifier = SignatureVerifier(
            identity: { id in SandboxIdentity.all.first { $0.accessKeyID == id } },
            now: Date(timeIntervalSince1970: Vectors.all.now + secondsLater),
            service: service.signingName, region: service.signingRegion)
        return try verifier.verify(request).identity
    }

    @Test func `there are vectors of every operation`() {
        #expect(Vectors.all.accepted.count == 31)
        #expect(Vectors.all.refused.values.joined().count == 8)
    }

    @Test(arguments: Vectors.all.accepted)
    func `what botocore signs is accepted and understood`(vector: Vector) throws {
        #expect(try Self.verify(vector.request) == .administrator)
        let settings = SandboxSettings()
        let service = try #require(ServiceRouter.service(of: vector.request, settings: settings))
        // A delegation set is understood and refused: the account has none.
        guard !vector.target.contains("delegationsetid") else { return }
        #expect(type(of: try service.operation(of: vector.request)).name == vector.operation)
    }

    @Test(arguments: Vectors.all.accepted)
    func `an octet more or another one anywhere breaks a signature`(vector: Vector) throws {
        var altered: [SandboxRequest] = []
        for index in vector.body.indices {
            var request = vector.request
            request.body[index] ^= 1
            altered.append(request)
        }
        var longer = vector.request
        longer.body.append(0x20)
        altered.append(longer)
        for index in vector.target.utf8.indices where vector.target.utf8[index] != UInt8(ascii: "/") {
            var octets = Array(vector.target.utf8)
            octets[vector.target.utf8.distance(from: vector.target.utf8.startIndex, to: index)] ^= 2
            var request = vector.request
            request.target = String(decoding: octets, as: UTF8.self)
            altered.append(request)
        }
        for method in ["GET", "POST", "PUT"] where method != vector.method {
            var request = vector.request
            request.method = method
            altered.append(request)
        }
        for request in altered {
            #expect(throws: SignatureProblem.self) { try Self.verify(request, alteredFrom: vector.request) }
        }
    }

    @Test(arguments: Vectors.all.accepted)
    func `a signed header or the signature altered is refused`(vector: Vector) throws {
        for index in vector.headers.indices where vector.headers[index][0] != "Content-Length" {
            let count = vector.headers[index][1].utf8.count
            for position in 0..<count {
                var octets = Array(vector.headers[index][1].utf8)
                octets[position] ^= 1
                var request = vector.request
                request.headers[index].value = String(decoding: octets, as: UTF8.self)
                #expect(throws: SignatureProblem.self) { try Self.verify(request, alteredFrom: vector.request) }
            }
        }
    }

    @Test(arguments: Vectors.all.accepted)
    func `headers may be spelt and placed in any way`(vector: Vector) throws {
        var request = vector.request
        request.headers = request.headers.reversed().map { field in
            SandboxField(field.name.uppercased(), "  \(field.value) ")
        }
        request.headers.append(SandboxField("X-Unsigned", "anything"))
        #expect(try Self.verify(request) == .administrator)
    }

    @Test(arguments: Vectors.all.refused["unknownKey", default: []])
    func `a stranger's key and a session token are refused`(vector: Vector) {
        #expect(throws: SignatureProblem.unknownKey) { try Self.verify(vector.request) }
    }

    @Test(arguments: Vectors.all.refused["wrongSecret", default: []])
    func `a wrong secret is refused with what should have been signed`(vector: Vector) throws {
        let problem = #expect(throws: SignatureProblem.self) { try Self.verify(vector.request) }
        guard case .wrong(let message) = problem else {
            Issue.record("\(String(describing: problem))")
            return
        }
        #expect(message.hasPrefix("The request signature we calculated does not match the signature you provided."))
        #expect(message.contains("The Canonical String for this request should have been\n'\(vector.method)\n/"))
        #expect(message.contains("The String-to-Sign should have been\n'AWS4-HMAC-SHA256\n20261123T201500Z\n"))
    }

    @Test(arguments: Vectors.all.refused["wrongRegion", default: []])
    func `a signature for another region is refused`(vector: Vector) {
        #expect(
            throws: SignatureProblem.wrong(
                "Credential should be scoped to a valid region, not 'eu-west-1'. ")
        ) { try Self.verify(vector.request) }
    }

    @Test func `a listener may let boto3 sign Route 53 for its own region`() throws {
        var settings = SandboxSettings()
        settings.requiresRoute53Region = false
        let vector = try #require(Vectors.all.refused["wrongRegion"]?.first)
        #expect(try Self.verify(vector.request, settings: settings) == .administrator)
    }

    @Test(arguments: [-300.0, -299, 0, 299, 300, 300.9])
    func `a clock may be off by five minutes`(seconds: Double) throws {
        let vector = try #require(Vectors.all.accepted.first)
        #expect(try Self.verify(vector.request, secondsLater: seconds) == .administrator)
    }

    @Test func `a signature expires`() throws {
        let vector = try #require(Vectors.all.accepted.first)
        #expect(
            throws: SignatureProblem.wrong(
                "Signature expired: 20261123T201500Z is now earlier than 20261123T201501Z"
                    + " (20261123T202001Z - 5 min.)")
        ) { try Self.verify(vector.request, secondsLater: 301) }
    }

    @Test func `a signature of the future is refused`() throws {
        let vector = try #require(Vectors.all.accepted.first)
        #expect(
            throws: SignatureProblem.wrong(
                "Signature not yet current: 20261123T201500Z is still later than 20261123T201459Z"
                    + " (20261123T200959Z + 5 min.)")
        ) { try Self.verify(vector.request, secondsLater: -301) }
    }

    @Test(arguments: [
        ("Bearer x", "Unsupported AWS 'algorithm': 'Bearer'."),
        ("", "Unsupported AWS 'algorithm': ''."),
        (
            "AWS4-HMAC-SHA256 Credential=a/20261123/us-east-1/route53/aws4_request, SignedHeaders=host",
            "Authorization header requires 'Signature' parameter. Authorization="
        ),
        (
            "AWS4-HMAC-SHA256",
            "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter."
                + " Authorization header requires 'SignedHeaders' parameter. Authorization="
        ),
        (
            "AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=00",
            "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got 'a/b'"
        ),
    ])
    func `an incomplete signature is refused with what is missing`(header: String, message: String) throws {
        var request = try #require(Vectors.all.accepted.first).request
        request.headers.removeAll { $0.name == "Authorization" }
        request.headers.append(SandboxField("Authorization", header))
        let problem = #expect(throws: SignatureProblem.self) { try Self.verify(request) }
        guard case .incomplete(let text) = problem else {
            Issue.record("\(String(describing: problem))")
            return
        }
        #expect(text.hasPrefix(message))
    }

    @Test func `no signature and no date are told apart`() throws {
        var request = try #require(Vectors.all.accepted.first).request
        request.headers.removeAll { $0.name == "X-Amz-Date" }
        #expect(throws: SignatureProblem.self) { try Self.verify(request) }
        request.headers.removeAll { $0.name == "Authorization" }
        #expect(throws: SignatureProblem.missing) { try Self.verify(request) }
    }

    @Test(arguments: [
        ("aws4_request", "aws4_other", "Credential should be scoped with a valid terminator: 'aws4_request'"),
        ("/route53/", "/kms/", "Credential should be scoped to correct service: 'route53'."),
        ("/20261123/", "/20261122/", "Date in Credential scope does not match YYYYMMDD"),
        (
            "SignedHeaders=host;x-amz-date", "SignedHeaders=x-amz-date",
            "'Host' or ':authority' must be a 'SignedHeader'"
        ),
        ("SignedHeaders=host;x-amz-date", "SignedHeaders=host", "'x-amz-date' must be a 'SignedHeader'"),
    ])
    func `a scope that is not right is refused`(old: String, new: String, message: String) throws {
        var request = try #require(Vectors.all.accepted.first).request
        let index = try #require(request.headers.firstIndex { $0.name == "Authorization" })
        request.headers[index].value = request.headers[index].value.replacing(old, with: new)
        let problem = #expect(throws: SignatureProblem.self) { try Self.verify(request) }
        guard case .wrong(let text) = problem else {
            Issue.record("\(String(describing: problem))")
            return
        }
        #expect(text.hasPrefix(message))
    }

    @Test func `each service refuses in its own envelope`() async throws {
        func answer(_ name: String, _ index: Int) async throws -> Answer {
            let vector = try #require(Vectors.all.refused[name])[index]
            return try Answer(await Bench().server.respond(to: vector.request))
        }
        let expected: [(String, Int, Int, String)] = [
            ("unknownKey", 0, 403, "InvalidClientTokenId"), ("unknownKey", 1, 400, "UnrecognizedClientException"),
            ("unknownKey", 2, 403, "InvalidClientTokenId"), ("wrongSecret", 0, 403, "SignatureDoesNotMatch"),
            ("wrongSecret", 1, 400, "InvalidSignatureException"), ("wrongSecret", 2, 403, "SignatureDoesNotMatch"),
        ]
        for (name, index, status, code) in expected {
            let answer = try await answer(name, index)
            #expect(answer.status == status)
            #expect(try answer.code == code)
        }
    }

    @Test func `requests without a signature are refused in each service's way`() async throws {
        let bench = try Bench()
        var codes: [String?] = []
        for name in ["route53 GetHostedZoneCount", "kms ListKeys", "sts GetCallerIdentity"] {
            var request = try #require(Vectors.all.accepted.first { $0.name == name }).request
            request.headers.removeAll { $0.name == "Authorization" }
            codes.append(try Answer(await bench.server.respond(to: request)).code)
        }
        #expect(
            codes == [
                "MissingAuthenticationToken", "MissingAuthenticationTokenException", "MissingAuthenticationToken",
            ])
    }
}
