import Foundation
import Testing

@testable import AWSCore

struct LoginCredentialsTests {
    private static let session = "arn:aws:sts::012345678910:assumed-role/Admin/admin"
    // printf of the session | sha256sum.
    private static let path =
        "/home/ops/.aws/login/cache/4b0ba8f99f075c0633e122fd73346ce203a3faf18ea0310eb2d29df1bab2e255.json"

    private func load(_ file: String?, clock: TestClock = TestClock()) async throws -> Credentials {
        let home = TestHome(["/home/ops/.aws/config": "[profile signin]\nlogin_session = \(Self.session)\n"])
        home[Self.path] = file
        return try await DefaultCredentials(
            profile: "signin",
            context: CredentialsContext(
                environment: home.environment(), transport: ScriptedTransport(), clock: clock.wallClock)
        ).credentials()
    }

    private static let file = """
        {"accessToken": {"accessKeyId": "ASIALOGIN", "secretAccessKey": "s", "sessionToken": "t",
         "accountId": "012345678910", "expiresAt": "2026-11-19T00:15:00Z"}, "clientId": "c", "refreshToken": "r",
         "dpopKey": "-----BEGIN PRIVATE KEY-----"}
        """

    @Test func `the keys of aws login are read`() async throws {
        let found = try await load(Self.file, clock: TestClock(Date(timeIntervalSince1970: 1_795_046_000)))
        #expect(found.accessKeyID == "ASIALOGIN")
        #expect(found.accountID == "012345678910")
        #expect(found.source == .login(session: Self.session))
    }

    @Test(arguments: [
        (nil, "there is no session"), ("{}", "is not what aws login writes"), ("x", "is not what aws login writes"),
        (Self.file.replacingOccurrences(of: "dpopKey", with: "x"), "is not what aws login writes"),
        (Self.file.replacingOccurrences(of: "2026", with: "2020"), "the session's keys have expired"),
    ])
    func `without good keys the command to run is told`(file: String?, reason: String) async {
        let error = await #expect(throws: CredentialsError.self) { try await load(file) }
        #expect(error?.description.hasSuffix("\(reason); sign in with: aws login --profile signin") == true)
    }
}
