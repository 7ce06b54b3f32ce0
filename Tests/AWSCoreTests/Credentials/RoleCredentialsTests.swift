import Foundation
import Synchronization
import Testing

@testable import AWSCore

struct RoleCredentialsTests {
    private static let config = """
        [profile base]
        aws_access_key_id = AKIDBASE
        aws_secret_access_key = s
        [profile admin]
        role_arn = arn:aws:iam::111122223333:role/Admin
        source_profile = base
        external_id = x
        mfa_serial = arn:aws:iam::111122223333:mfa/ops
        duration_seconds = 900
        """
    // The SHA-1 that botocore computes for these parameters.
    private static let cachePath = "/home/ops/.aws/cli/cache/71c4ee9806ac807aecd84bd591fdb82d753e968e.json"

    private let clock = TestClock()
    private let home = TestHome(["/home/ops/.aws/config": Self.config])

    private func answer(_ key: String, life: Double = 3600) -> ScriptedTransport.Answer {
        .status(
            200,
            """
            <AssumeRoleResponse><AssumeRoleResult><AssumedRoleUser><AssumedRoleId>AROA:s</AssumedRoleId>
            <Arn>arn:aws:sts::111122223333:assumed-role/Admin/s</Arn></AssumedRoleUser><Credentials>
            <AccessKeyId>\(key)</AccessKeyId><SecretAccessKey>secret</SecretAccessKey><SessionToken>token</SessionToken>
            <Expiration>\(Timestamp.extended(clock.now.addingTimeInterval(life)))</Expiration>
            </Credentials></AssumeRoleResult></AssumeRoleResponse>
            """)
    }

    private func source(
        _ transport: ScriptedTransport, askForCode: (@Sendable (MFADevice) async throws -> Secret)? = nil
    ) -> DefaultCredentials {
        DefaultCredentials(
            profile: "admin",
            context: CredentialsContext(
                environment: home.environment(), transport: transport, clock: clock.wallClock, random: .smallest,
                askForCode: askForCode, writeFile: { home.write($0, $1) }, product: "ksk/1"))
    }

    @Test func `a role behind MFA asks for its code and remembers the answer`() async throws {
        let transport = ScriptedTransport(answer("ASIA1"))
        let asked = Mutex<[MFADevice]>([])
        let source = source(transport) { device in
            asked.withLock { $0.append(device) }
            return Secret("123456")
        }
        let found = try await source.credentials()
        #expect(found.accessKeyID == "ASIA1")
        #expect(found.accountID == "111122223333")
        #expect(found.source.description == "role arn:aws:iam::111122223333:role/Admin")
        #expect(asked.withLock { $0.map(\.serialNumber) } == ["arn:aws:iam::111122223333:mfa/ops"])
        let request = try #require(transport.requests.first)
        #expect(request.headers["Authorization"]?.contains("Credential=AKIDBASE/") == true)
        #expect(
            String(decoding: request.body, as: UTF8.self)
                == "Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A111122223333%3Arole%2FAdmin"
                + "&RoleSessionName=ksk-1795000000&DurationSeconds=900&ExternalId=x"
                + "&SerialNumber=arn%3Aaws%3Aiam%3A%3A111122223333%3Amfa%2Fops&TokenCode=123456")
        // The second time neither the user nor STS is asked.
        #expect(try await source.credentials().accessKeyID == "ASIA1")
        #expect(asked.withLock { $0.count } == 1)
        #expect(transport.requests.count == 1)
    }

    @Test func `the AWS CLI's cache is read, and written where the CLI looks`() async throws {
        home[Self.cachePath] = """
            {"Credentials": {"AccessKeyId": "ASIACLI", "SecretAccessKey": "s", "SessionToken": "t",
             "Expiration": "\(Timestamp.extended(clock.now.addingTimeInterval(600)).dropLast())UTC"},
             "AssumedRoleUser": {"AssumedRoleId": "AROA:x", "Arn": "arn:aws:sts::111122223333:assumed-role/Admin/x"},
             "ResponseMetadata": {"RetryAttempts": 0}}
            """
        #expect(try await source(ScriptedTransport()).credentials().accessKeyID == "ASIACLI")
        clock.advance(by: 590)
        // A life of ten seconds is too short to begin anything with.
        let transport = ScriptedTransport(answer("ASIA2"))
        #expect(try await source(transport, askForCode: { _ in Secret("1") }).credentials().accessKeyID == "ASIA2")
        #expect(home[Self.cachePath]?.contains("\"AccessKeyId\": \"ASIA2\"") == true)
        #expect(
            home.paths == [
                "/home/ops/.aws/cli/cache/71c4ee9806ac807aecd84bd591fdb82d753e968e.json", "/home/ops/.aws/config",
            ])
    }

    @Test(arguments: ["", "{", "[]", "{\"Credentials\": {}}", "{\"Credentials\": {\"AccessKeyId\": 1}}"])
    func `a cache that makes no sense is passed over`(text: String) async throws {
        home[Self.cachePath] = text
        let transport = ScriptedTransport(answer("ASIA3"))
        #expect(try await source(transport, askForCode: { _ in Secret("1") }).credentials().accessKeyID == "ASIA3")
    }

    @Test func `without anyone to ask, a role behind MFA is an error that names the device`() async {
        let error = await #expect(throws: CredentialsError.self) {
            try await source(ScriptedTransport()).credentials()
        }
        #expect(
            error?.description == "the role arn:aws:iam::111122223333:role/Admin wants an MFA code of "
                + "arn:aws:iam::111122223333:mfa/ops, and none was given")
    }

    @Test func `a refusal of STS is shown as it is`() async {
        let error = await #expect(throws: AWSError.self) {
            let transport = ScriptedTransport(.refusal(403, "AccessDenied"))
            return try await source(transport, askForCode: { _ in Secret("1") }).credentials()
        }
        #expect(error?.operation == "AssumeRole")
        #expect(error?.code == .accessDenied)
    }

    @Test func `refused credentials are not taken from the cache again`() async throws {
        let transport = ScriptedTransport(answer("ASIA1"), answer("ASIA2"))
        let provider = RefreshingCredentials(source(transport, askForCode: { _ in Secret("1") }))
        let first = try await provider.credentials()
        await provider.discard(first)
        #expect(try await provider.credentials().accessKeyID == "ASIA2")
        #expect(transport.requests.count == 2)
    }

    @Test func `roles are taken on one with the other's credentials`() async throws {
        home["/home/ops/.aws/config"] =
            Self.config
            + "\n[profile top]\nrole_arn = arn:aws:iam::444455556666:role/Top\nsource_profile = admin\n"
            + "role_session_name = me\n"
        let transport = ScriptedTransport(answer("ASIA1"), answer("ASIA2"))
        let context = CredentialsContext(
            environment: home.environment(), transport: transport, clock: clock.wallClock,
            askForCode: { _ in Secret("1") }, writeFile: { home.write($0, $1) })
        let found = try await DefaultCredentials(profile: "top", context: context).credentials()
        #expect(found.accessKeyID == "ASIA2")
        #expect(transport.requests.last?.headers["Authorization"]?.contains("Credential=ASIA1/") == true)
        #expect(transport.requests.last?.headers["X-Amz-Security-Token"] == "token")
        #expect(home.paths.count == 3)
    }
}
