import Foundation
import Testing

@testable import AWSCore

/// The cases of `aws login` that AWS's SDKs share: botocore has them with a key in PKCS #8, smithy-rs in SEC 1.
struct LoginConformanceTests {
    private static let directory = "/home/ops/.aws/login/cache/"

    /// Objects whose members' names are those of the cache and the service, so not in snake case.
    private typealias Object = [String: Any]

    // skipped: KSK_CONFORMANCE is not set
    @Test(
        .enabled(if: Conformance.isAvailable, "KSK_CONFORMANCE is not set"),
        arguments: ["botocore/login", "smithy-rs/test-data"])
    func `the aws login cases of AWS's SDKs`(folder: String) async throws {
        let data = try Conformance.data("protocol/\(folder)/login-provider-test-cases.json")
        let cases = try #require(JSONSerialization.jsonObject(with: data) as? [Object])
        for row in cases {
            let name = row["documentation"] as? String ?? ""
            let home = TestHome(["/home/ops/.aws/config": try #require(row["configContents"] as? String)])
            for (file, content) in try #require(row["cacheContents"] as? [String: Object]) {
                home[Self.directory + file] = String(
                    decoding: try JSONSerialization.data(withJSONObject: content), as: UTF8.self)
            }
            let calls = row["mockApiCalls"] as? [Object] ?? []
            let transport = ScriptedTransport(try calls.map(Self.answer))
            let found = await Result.of { try await self.load(home, transport: transport) }
            #expect(transport.requests.count == calls.count, "\(name)")
            for (request, call) in zip(transport.requests, calls) {
                let sent = try JSONSerialization.jsonObject(with: Data(request.body)) as? [String: String]
                #expect(sent == (call["request"] as? Object)?["tokenInput"] as? [String: String], "\(name)")
                #expect(request.headers["DPoP"] != nil)
            }
            for outcome in try #require(row["outcomes"] as? [Object]) {
                try check(outcome, found, home: home, name: name)
            }
        }
        #expect(cases.count == 8)
        print("aws login of \(folder): \(cases.count) cases")
    }

    private func load(_ home: TestHome, transport: ScriptedTransport) async throws -> Credentials {
        let clock = TestClock(try #require(Timestamp.date(iso8601: "2025-11-19T00:00:00Z")))
        return try await DefaultCredentials(
            profile: "signin",
            context: CredentialsContext(
                environment: home.environment(), transport: transport, clock: clock.wallClock, random: .smallest,
                writeFile: home.write)
        ).credentials()
    }

    private static func answer(_ call: Object) throws -> ScriptedTransport.Answer {
        guard let output = (call["response"] as? Object)?["tokenOutput"] else {
            return .status(call["responseCode"] as? Int ?? 500, "{}")
        }
        return .status(200, String(decoding: try JSONSerialization.data(withJSONObject: output), as: UTF8.self))
    }

    private func check(
        _ outcome: Object, _ found: Result<Credentials, any Error>, home: TestHome, name: String
    ) throws {
        switch outcome["result"] as? String {
        case "credentials":
            let found = try found.get()
            #expect(found.accessKeyID == outcome["accessKeyId"] as? String, "\(name)")
            #expect(found.secretAccessKey.reveal() == outcome["secretAccessKey"] as? String, "\(name)")
            #expect(found.sessionToken?.reveal() == outcome["sessionToken"] as? String, "\(name)")
            #expect(found.accountID == outcome["accountId"] as? String, "\(name)")
            #expect(found.expiration.map(Timestamp.extended) == outcome["expiresAt"] as? String, "\(name)")
        case "cacheContents":
            for (file, expected) in outcome where file != "result" {
                let text = try #require(home[Self.directory + file])
                let written = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? NSDictionary
                #expect(written == expected as? NSDictionary, "\(name)")
            }
        default:
            #expect(throws: CredentialsError.self, "\(name)") { try found.get() }
        }
    }
}
