import Foundation
import Testing

@testable import AWSCore

/// What container and instance give.
struct SurroundingsTests {
    private let clock = TestClock()

    private func load(
        _ variables: [String: String], _ metadata: ScriptedTransport, files: [String: String] = [:]
    ) async throws -> Credentials {
        try await DefaultCredentials(
            context: CredentialsContext(
                environment: TestHome(files).environment(variables), transport: ScriptedTransport(),
                metadataTransport: metadata, clock: clock.wallClock, random: .smallest)
        ).credentials()
    }

    private static let keys = """
        {"Code": "Success", "AccessKeyId": "ASIAX", "SecretAccessKey": "s", "Token": "t",
         "Expiration": "2030-01-01T00:00:00Z"}
        """
    private static let container = ["AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://127.0.0.1:9/x?a=b"]

    @Test(arguments: [
        (["AWS_CONTAINER_AUTHORIZATION_TOKEN": "word"], "word"),
        (["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE": "/token", "AWS_CONTAINER_AUTHORIZATION_TOKEN": "no"], "from file"),
        ([:], nil),
    ])
    func `a container's agent is told the token`(variables: [String: String], token: String?) async throws {
        let transport = ScriptedTransport(.status(200, Self.keys))
        let files = ["/token": "from file\n"]
        let found = try await load(Self.container.merging(variables) { $1 }, transport, files: files)
        #expect(found.accessKeyID == "ASIAX")
        #expect(found.source == .container)
        #expect(transport.requests.first?.target == "/x?a=b")
        #expect(transport.requests.first?.headers["Authorization"] == token)
    }

    @Test(arguments: [
        (["AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://evil.example/x"], "is neither this machine nor"),
        (["AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://127.evil.example/x"], "is neither this machine nor"),
        (["AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://169.254.170.2.evil.example/x"], "is neither this machine nor"),
        (["AWS_CONTAINER_CREDENTIALS_FULL_URI": "ftp://127.0.0.1/x"], "is not a URL"),
        (["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "x"], "does not start with a slash"),
        (["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/x", "AWS_CONTAINER_AUTHORIZATION_TOKEN": "a\nb"], "line end"),
        (
            ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/x", "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE": "/no"],
            "not there"
        ),
    ])
    func `a container's token goes nowhere else`(variables: [String: String], reason: String) async {
        let transport = ScriptedTransport()
        let error = await #expect(throws: CredentialsError.self) { try await load(variables, transport) }
        #expect(error?.description.contains(reason) == true)
        #expect(transport.requests.isEmpty)
    }

    @Test func `what a container's agent says is told, after three attempts if it fails`() async {
        var error = await #expect(throws: CredentialsError.self) {
            try await load(
                Self.container, ScriptedTransport(.status(403, "{\"code\": \"Denied\", \"message\": \"no role\"}")))
        }
        #expect(error?.description.hasSuffix("HTTP 403, Denied: no role") == true)
        let transport = ScriptedTransport(.status(500), .failure(.timedOut), .status(500))
        error = await #expect(throws: CredentialsError.self) { try await load(Self.container, transport) }
        #expect(error?.description.hasSuffix("HTTP 500") == true)
        #expect(transport.requests.count == 3)
    }

    @Test func `off EC2 one question is asked, once`() async {
        let transport = ScriptedTransport(.failure(.timedOut))
        let error = await #expect(throws: CredentialsError.self) { try await load([:], transport) }
        #expect(
            error?.description.hasSuffix("EC2 instance metadata (nothing answers at http://169.254.169.254)") == true)
        #expect(transport.requests.count == 1)
        #expect(clock.sleeps.isEmpty)
    }

    @Test func `metadata that its owner disabled is passed over`() async {
        let error = await #expect(throws: CredentialsError.self) {
            try await load([:], ScriptedTransport(.status(403)))
        }
        #expect(error?.description.hasSuffix("EC2 instance metadata (it is disabled (HTTP 403))") == true)
    }

    @Test func `instance metadata is left alone when it is switched off`() async {
        let transport = ScriptedTransport()
        await #expect(throws: CredentialsError.self) {
            try await load(["AWS_EC2_METADATA_DISABLED": "TRUE"], transport)
        }
        #expect(transport.requests.isEmpty)
    }

    @Test func `an ended session token of the metadata service is renewed once`() async throws {
        let transport = ScriptedTransport(
            .status(200, "one"), .status(401), .status(200, "two"), .status(200, "role\n"), .status(200, Self.keys))
        let found = try await load([:], transport)
        #expect(found.source == .instance(role: "role"))
        #expect(transport.requests.map { $0.headers["x-aws-ec2-metadata-token"] } == [nil, "one", nil, "two", "one"])
    }

    @Test(arguments: [
        (ScriptedTransport.Answer.status(200, "eu-west-3\n"), Region("eu-west-3")), (.status(404), .usEast1),
    ])
    func `an instance says its region where nothing else names one`(
        answer: ScriptedTransport.Answer, region: Region
    ) async throws {
        let metadata = ScriptedTransport(.status(200, "token"), .status(200, "role"), .status(200, Self.keys), answer)
        let settings = try ClientSettings(environment: TestHome().environment())
        let configuration = ClientConfiguration(settings, transport: ScriptedTransport(), metadataTransport: metadata)
        #expect(try await configuration.inRegionOfCredentials().region == region)
        #expect(metadata.requests.last?.target == "/latest/meta-data/placement/region")
        #expect(metadata.requests.count == 4)
    }

    @Test func `an instance is not asked for a region that is named`() async throws {
        let metadata = ScriptedTransport(.status(200, "token"), .status(200, "role"), .status(200, Self.keys))
        let settings = try ClientSettings(environment: TestHome().environment(["AWS_REGION": "eu-west-1"]))
        let configuration = ClientConfiguration(settings, transport: ScriptedTransport(), metadataTransport: metadata)
        #expect(try await configuration.inRegionOfCredentials().region == "eu-west-1")
        #expect(metadata.requests.count == 3)
    }

    @Test func `ended keys of an instance serve on for a while`() async throws {
        let keys = Self.keys.replacingOccurrences(of: "2030", with: "2020")
        let found = try await load(
            [:], ScriptedTransport(.status(200, "token"), .status(200, "role"), .status(200, keys)))
        #expect(found.expiration == clock.now.addingTimeInterval(600))
    }

    @Test(
        arguments: [
            ([.status(400)], "HTTP 400 for a token"),
            ([.status(200, "a b")], "HTTP 200 for a token"),
            ([.status(200, "t"), .status(200, "")], "HTTP 200 for the role's name"),
            ([.status(200, "t"), .status(200, "r"), .status(200, "<html>")], "the reply for the role r is not JSON"),
            (
                [.status(200, "t"), .status(200, "r"), .status(200, "{}")],
                "the reply for the role r has a part missing"
            ),
            (
                [
                    .status(200, "t"), .status(200, "r"),
                    .status(200, "{\"Code\": \"AssumeRoleUnauthorizedAccess\", \"Message\": \"no\"}"),
                ], "AssumeRoleUnauthorizedAccess: no"
            ),
        ] as [([ScriptedTransport.Answer], String)])
    func `an instance that answers wrongly ends the search`(answers: [ScriptedTransport.Answer], reason: String) async {
        let error = await #expect(throws: CredentialsError.self) { try await load([:], ScriptedTransport(answers)) }
        #expect(error?.description == "EC2 instance metadata: \(reason)")
    }
}
