import Foundation
import Testing

@testable import AWSCore

struct CredentialsTests {
    private func world(
        _ variables: [String: String] = [:], config: String? = nil, credentials: String? = nil
    ) -> Environment {
        Environment(variables: ["HOME": "/home/ops"].merging(variables) { $1 }) { path in
            switch path {
            case "/home/ops/.aws/config": config.map { Array($0.utf8) }
            case "/home/ops/.aws/credentials": credentials.map { Array($0.utf8) }
            default: nil
            }
        }
    }

    private static let keys = ["AWS_ACCESS_KEY_ID": "AKIDENV", "AWS_SECRET_ACCESS_KEY": "s"]
    private static let file =
        "[default]\naws_access_key_id = AKIDDEFAULT\naws_secret_access_key = s\n"
        + "[ops]\naws_access_key_id = AKIDOPS\naws_secret_access_key = s\naws_session_token = t\n"

    @Test func `keys in the environment come first`() async throws {
        let found = try await DefaultCredentials(environment: world(Self.keys, credentials: Self.file)).credentials()
        #expect(found.accessKeyID == "AKIDENV")
        #expect(found.source == .environment)
        #expect(found.sessionToken == nil)
    }

    @Test func `a profile that AWS_PROFILE names does not beat them`() async throws {
        let environment = world(Self.keys.merging(["AWS_PROFILE": "ops"]) { $1 }, credentials: Self.file)
        #expect(try await DefaultCredentials(environment: environment).credentials().accessKeyID == "AKIDENV")
    }

    @Test func `a profile that was chosen does`() async throws {
        let provider = DefaultCredentials(profile: "ops", environment: world(Self.keys, credentials: Self.file))
        let found = try await provider.credentials()
        #expect(found.accessKeyID == "AKIDOPS")
        #expect(found.sessionToken?.reveal() == "t")
        #expect(found.source == .profile(name: "ops", file: "/home/ops/.aws/credentials"))
    }

    @Test(arguments: [
        (["AWS_PROFILE": "ops", "AWS_DEFAULT_PROFILE": "default"], "AKIDOPS"),
        (["AWS_DEFAULT_PROFILE": "ops"], "AKIDOPS"),
        (["AWS_PROFILE": ""], "AKIDDEFAULT"), (["AWS_PROFILE": "  "], "AKIDDEFAULT"), ([:], "AKIDDEFAULT"),
    ])
    func `the profile in force is the first that is named`(variables: [String: String], key: String) async throws {
        let provider = DefaultCredentials(environment: world(variables, credentials: Self.file))
        #expect(try await provider.credentials().accessKeyID == key)
    }

    @Test func `keys in the config file count too`() async throws {
        let config = "[profile x]\naws_access_key_id=AKIDX\naws_secret_access_key=s\n"
        let found = try await DefaultCredentials(profile: "x", environment: world(config: config)).credentials()
        #expect(found.source == .profile(name: "x", file: "/home/ops/.aws/config"))
    }

    @Test func `the files are read anew each time`() async throws {
        let clock = TestClock()
        let environment = Environment(variables: ["HOME": "/h"]) { path in
            guard path == "/h/.aws/credentials" else { return nil }
            let text = "[default]\naws_access_key_id=K\(Int(clock.now.timeIntervalSince1970))\naws_secret_access_key=s"
            return Array(text.utf8)
        }
        let provider = DefaultCredentials(environment: environment)
        let first = try await provider.credentials().accessKeyID
        clock.advance(by: 1)
        #expect(try await provider.credentials().accessKeyID != first)
    }

    @Test func `when there are none, the error says what was tried`() async {
        let error = await #expect(throws: CredentialsError.self) {
            try await DefaultCredentials(environment: world()).credentials()
        }
        #expect(
            error?.description == "no AWS credentials were found; tried: environment variables (AWS_ACCESS_KEY_ID is "
                + "not set); profile default (not in /home/ops/.aws/config or /home/ops/.aws/credentials); web identity "
                + "(AWS_WEB_IDENTITY_TOKEN_FILE is not set); container (AWS_CONTAINER_CREDENTIALS_RELATIVE_URI and "
                + "…_FULL_URI are not set); EC2 instance metadata (not asked)")
    }

    @Test func `a chosen profile is the only thing tried`() async {
        let error = await #expect(throws: CredentialsError.self) {
            let environment = world(Self.keys, config: "[profile x]\nregion = y")
            return try await DefaultCredentials(profile: "x", environment: environment).credentials()
        }
        #expect(
            error?.description == "no AWS credentials were found; tried: profile x (it has no credentials)")
    }

    @Test(arguments: [nil, "gone"])
    func `a named profile has to be there`(option: String?) async {
        let environment = world(["AWS_PROFILE": "gone"], credentials: Self.file)
        let error = await #expect(throws: CredentialsError.self) {
            try await DefaultCredentials(profile: option, environment: environment).credentials()
        }
        #expect(
            error?.description
                == "the profile gone is not in /home/ops/.aws/config or /home/ops/.aws/credentials")
    }

    @Test(arguments: [
        (
            ["AWS_ACCESS_KEY_ID": "K"], "",
            "the credentials in the environment are not complete: AWS_SECRET_ACCESS_KEY is missing"
        ),
        (
            ["AWS_ACCESS_KEY_ID": "K", "AWS_SECRET_ACCESS_KEY": " "], "",
            "the credentials in the environment are not complete: AWS_SECRET_ACCESS_KEY is missing"
        ),
        (
            [:], "[default]\naws_access_key_id = K",
            "the credentials in profile default are not complete: aws_secret_access_key is missing"
        ),
        (
            [:], "[default]\naws_secret_access_key = K",
            "the credentials in profile default are not complete: aws_access_key_id is missing"
        ),
        (
            [:], "[default]\naws_secret_access_key = K\naws_access_key_id =",
            "the credentials in profile default are not complete: aws_access_key_id is missing"
        ),
        ([:], "[default", "/home/ops/.aws/credentials, line 1: Profile definition must end with ']'"),
        ([:], "[default]\n\nx", "/home/ops/.aws/credentials, line 3: Expected an '=' sign defining a property"),
    ])
    func `half a configuration is an error and not passed over`(
        variables: [String: String], file: String, message: String
    ) async {
        let error = await #expect(throws: CredentialsError.self) {
            try await DefaultCredentials(environment: world(variables, credentials: file)).credentials()
        }
        #expect(error?.description == message)
    }

    @Test func `a file that cannot be read is an error`() async {
        struct Denied: Error, CustomStringConvertible { var description: String { "permission denied" } }
        let environment = Environment(variables: ["HOME": "/h"]) { _ in throw Denied() }
        let error = await #expect(throws: CredentialsError.self) {
            try await DefaultCredentials(environment: environment).credentials()
        }
        #expect(error?.description == "/h/.aws/config cannot be read: permission denied")
    }

    @Test func `a file that is not text is an error`() async {
        let environment = Environment(variables: ["HOME": "/h"]) { _ in [0x5B, 0xFF, 0x5D] }
        let error = await #expect(throws: CredentialsError.self) {
            try await DefaultCredentials(environment: environment).credentials()
        }
        #expect(error?.description == "/h/.aws/config cannot be read: it is not UTF-8")
    }

    @Test func `the environment's expiration and old token name are read`() async throws {
        let variables = Self.keys.merging([
            "AWS_SECURITY_TOKEN": "old", "AWS_CREDENTIAL_EXPIRATION": "2026-11-23T19:31:21Z",
        ]) { $1 }
        let found = try await EnvironmentCredentials(world(variables)).credentials()
        #expect(found.sessionToken?.reveal() == "old")
        #expect(found.expiration == Date(timeIntervalSince1970: 1_795_462_281))
    }
}
