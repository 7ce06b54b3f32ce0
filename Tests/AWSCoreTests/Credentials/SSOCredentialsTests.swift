import Foundation
import Testing

@testable import AWSCore

struct SSOCredentialsTests {
    private static let config = """
        [profile new]
        sso_session = corp
        sso_account_id = 111122223333
        sso_role_name = Admin
        [profile old]
        sso_start_url = https://corp.awsapps.com/start
        sso_region = eu-west-1
        sso_account_id = 111122223333
        sso_role_name = Admin
        [sso-session corp]
        sso_start_url = https://corp.awsapps.com/start
        sso_region = eu-west-1
        """
    // printf corp | sha1sum, and the same of the start URL.
    private static let newPath = "/home/ops/.aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json"
    private static let oldPath = "/home/ops/.aws/sso/cache/a51746d4aa793ae07b25e90c3a5db96fc7832bd7.json"

    private let clock = TestClock()
    private let home = TestHome(["/home/ops/.aws/config": Self.config])

    private static let keys = """
        {"roleCredentials": {"accessKeyId": "ASIA1", "secretAccessKey": "secret", "sessionToken": "t",
         "expiration": 1795003600000}}
        """

    private func token(life: Double, registrationLife: Double = 86400) -> String {
        """
        {"startUrl": "https://corp.awsapps.com/start", "region": "eu-west-1", "accessToken": "access",
         "expiresAt": "\(Timestamp.extended(clock.now.addingTimeInterval(life)))", "clientId": "cid",
         "clientSecret": "cs", "refreshToken": "rt", "odd": {"x": 1},
         "registrationExpiresAt": "\(Timestamp.extended(clock.now.addingTimeInterval(registrationLife)))"}
        """
    }

    private func load(_ profile: String, _ transport: ScriptedTransport) async throws -> Credentials {
        try await DefaultCredentials(
            profile: profile,
            context: CredentialsContext(
                environment: home.environment(), transport: transport, clock: clock.wallClock, random: .smallest,
                writeFile: { home.write($0, $1) })
        ).credentials()
    }

    @Test(arguments: [("new", Self.newPath), ("old", Self.oldPath)])
    func `both forms find the CLI's token and ask the portal of its region`(profile: String, path: String) async throws
    {
        home[path] = token(life: 3600)
        let transport = ScriptedTransport(.status(200, Self.keys))
        let found = try await load(profile, transport)
        #expect(found.accessKeyID == "ASIA1")
        #expect(found.expiration == Date(timeIntervalSince1970: 1_795_003_600))
        let request = try #require(transport.requests.first)
        #expect(request.host == "portal.sso.eu-west-1.amazonaws.com")
        #expect(request.target == "/federation/credentials?role_name=Admin&account_id=111122223333")
        #expect(request.headers["x-amz-sso_bearer_token"] == "access")
        #expect(request.headers["Authorization"] == nil)
    }

    @Test(arguments: [("new", "aws sso login --profile new"), ("old", "aws sso login --profile old")])
    func `without a session the command to run is told`(profile: String, command: String) async {
        let error = await #expect(throws: CredentialsError.self) { try await load(profile, ScriptedTransport()) }
        #expect(
            error?.description
                == "IAM Identity Center (profile \(profile)): there is no session; sign in with: \(command)")
    }

    @Test func `a session that has ended is told apart from one that is refused`() async {
        home[Self.oldPath] = token(life: -1)
        var error = await #expect(throws: CredentialsError.self) { try await load("old", ScriptedTransport()) }
        #expect(error?.description.contains("the session has expired; sign in with: aws sso login") == true)
        home[Self.oldPath] = token(life: 3600)
        error = await #expect(throws: CredentialsError.self) {
            let refusal = "{\"__type\": \"UnauthorizedException\", \"message\": \"Session token not found or invalid\"}"
            return try await load("old", ScriptedTransport(.status(401, refusal)))
        }
        #expect(error?.description.contains("has expired or is otherwise invalid; sign in with") == true)
    }

    @Test func `a token about to end is renewed and written back`() async throws {
        home[Self.newPath] = token(life: 60)
        let renewed = "{\"accessToken\": \"access2\", \"expiresIn\": 28800, \"refreshToken\": \"rt2\"}"
        let transport = ScriptedTransport(.status(200, renewed), .status(200, Self.keys))
        #expect(try await load("new", transport).accessKeyID == "ASIA1")
        let request = try #require(transport.requests.first)
        #expect(request.host == "oidc.eu-west-1.amazonaws.com")
        #expect(request.path == "/token")
        #expect(request.headers["Content-Type"] == "application/json")
        #expect(
            String(decoding: request.body, as: UTF8.self)
                == "{\"grantType\": \"refresh_token\", \"clientId\": \"cid\", \"clientSecret\": \"cs\", "
                + "\"refreshToken\": \"rt\"}")
        #expect(transport.requests.last?.headers["x-amz-sso_bearer_token"] == "access2")
        let written = try #require(home[Self.newPath].flatMap { SSOToken(Array($0.utf8)) })
        #expect(written.accessToken.reveal() == "access2")
        #expect(written.refreshToken?.reveal() == "rt2")
        #expect(written.clientID == "cid")
        #expect(written.expiresAt == clock.now.addingTimeInterval(28800))
    }

    @Test func `a renewal that fails leaves the old token while it lives`() async throws {
        home[Self.newPath] = token(life: 60)
        let transport = ScriptedTransport(.status(400, "{\"error\": \"invalid_grant\"}"), .status(200, Self.keys))
        #expect(try await load("new", transport).accessKeyID == "ASIA1")
        #expect(transport.requests.last?.headers["x-amz-sso_bearer_token"] == "access")
        home[Self.newPath] = token(life: -60)
        let error = await #expect(throws: CredentialsError.self) {
            try await load("new", ScriptedTransport(.status(400, "{\"error\": \"invalid_grant\"}")))
        }
        #expect(error?.description.contains("sign in with: aws sso login --profile new") == true)
    }

    @Test func `an ended registration is not tried`() async {
        home[Self.newPath] = token(life: -60, registrationLife: -60)
        let transport = ScriptedTransport()
        await #expect(throws: CredentialsError.self) { try await load("new", transport) }
        #expect(transport.requests.isEmpty)
    }

    @Test(arguments: [
        "", "null", "{}", "{\"accessToken\": \"a\"}", "{\"accessToken\": \"a\", \"expiresAt\": \"soon\"}",
    ])
    func `a token file that makes no sense asks for a new one`(text: String) async {
        home[Self.oldPath] = text
        let error = await #expect(throws: CredentialsError.self) { try await load("old", ScriptedTransport()) }
        #expect(error?.description.contains("is not what aws sso login writes; sign in with") == true)
    }

    @Test(arguments: [
        (
            "sso_session = gone\nsso_account_id = 1\nsso_role_name = r",
            "its sso_session gone has no section [sso-session gone]"
        ),
        ("sso_session = corp\nsso_role_name = r", "it has no sso_account_id"),
        (
            "sso_session = corp\nsso_role_name = r\nsso_account_id = 1\nsso_region = x",
            "its sso_region is not that of the section [sso-session corp], where it belongs"
        ),
        ("sso_role_name = r", "it has no sso_region, it has no sso_start_url, it has no sso_account_id"),
    ])
    func `what is missing is named`(section: String, reason: String) async {
        home["/home/ops/.aws/config"] = Self.config + "\n[profile p]\n\(section)\n"
        let error = await #expect(throws: CredentialsError.self) { try await load("p", ScriptedTransport()) }
        #expect(error?.description == "profile p: \(reason)")
    }

    @Test func `a profile's name is one word of the command`() {
        #expect("a b'c".shellWord == "'a b'\\''c'")
        #expect("prod-eu.1".shellWord == "prod-eu.1")
        #expect("".shellWord == "''")
    }
}
