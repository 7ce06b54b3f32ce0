import Foundation
import Testing

@testable import AWSCore

struct ProcessCredentialsTests {
    private let clock = TestClock()

    private func load(_ command: String, account: String = "") async throws -> Credentials {
        let home = TestHome(["/home/ops/.aws/config": "[profile p]\ncredential_process = \(command)\n\(account)"])
        let variables = [
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "WORD": "from the world",
        ]
        return try await DefaultCredentials(
            profile: "p",
            context: CredentialsContext(
                environment: home.environment(variables), transport: ScriptedTransport(), clock: clock.wallClock)
        ).credentials()
    }

    @Test func `a shell runs the command, pipes and all`() async throws {
        let json =
            #"{"Version": 1, "AccessKeyId": "ASIAPROC", "SecretAccessKey": "s", "SessionToken": "$WORD", "Expiration": "2030-01-01T00:00:00Z"}"#
        let found = try await load("echo '\(json)' | sed \"s/.WORD/$WORD/\"", account: "aws_account_id = 111122223333")
        #expect(found.accessKeyID == "ASIAPROC")
        #expect(found.sessionToken?.reveal() == "from the world")
        #expect(found.expiration == Date(timeIntervalSince1970: 1_893_456_000))
        #expect(found.accountID == "111122223333")
        #expect(found.source.description == "the credential_process of profile p")
    }

    @Test(arguments: [
        ("echo first >&2; echo 'not today' >&2; exit 3", "it ended with status 3: not today"),
        ("exit 1", "it ended with status 1 and said nothing"),
        ("kill -9 $$", "it ended with status 137 and said nothing"),
        ("echo hello", "what it printed is not the JSON object that is wanted"),
        (#"echo '{"Version": 2, "AccessKeyId": "a", "SecretAccessKey": "s"}'"#, "Version is not 1"),
        (#"echo '{"AccessKeyId": "a", "SecretAccessKey": "s"}'"#, "Version is not 1"),
        (#"echo '{"Version": 1, "SecretAccessKey": "hidden"}'"#, "AccessKeyId is missing"),
        (#"echo '{"Version": 1, "AccessKeyId": "a"}'"#, "SecretAccessKey is missing"),
        (
            #"echo '{"Version": 1, "AccessKeyId": "a", "SecretAccessKey": "s", "Expiration": "soon"}'"#,
            "Expiration is no ISO 8601 time: soon"
        ),
        (
            #"echo '{"Version": 1, "AccessKeyId": "a", "SecretAccessKey": "s", "Expiration": "2001-01-01T00:00:00Z"}'"#,
            "the credentials it printed have expired"
        ),
    ])
    func `what goes wrong is said, without the output`(command: String, reason: String) async {
        let error = await #expect(throws: CredentialsError.self) { try await load(command) }
        #expect(error?.description == "credential_process of profile p: \(reason)")
    }

    @Test func `the process has nothing to read and no terminal`() async throws {
        let outcome = try await ShellProcess(
            command: "cat; if (: < /dev/tty) 2> /dev/null; then echo terminal; else echo none; fi", variables: [:]
        ).run()
        #expect(outcome == ProcessOutcome(status: 0, output: Secret("none\n")))
    }

    @Test func `a process that does not end is ended, with what it started`() async {
        let started = ContinuousClock.now
        let process = ShellProcess(command: "sleep 100 & sleep 100", variables: [:], longest: .milliseconds(100))
        await #expect(throws: ProcessFailure.self) { try await process.run() }
        #expect(ContinuousClock.now - started < .seconds(10))
    }

    @Test func `a process that leaves another behind is not waited for`() async throws {
        let started = ContinuousClock.now
        let outcome = try await ShellProcess(command: "sleep 20 & echo done", variables: [:]).run()
        #expect(outcome.output.reveal() == "done\n")
        #expect(ContinuousClock.now - started < .seconds(10))
    }

    @Test func `a cancelled task ends the process at once`() async throws {
        let started = ContinuousClock.now
        let task = Task { try await ShellProcess(command: "sleep 100", variables: [:]).run() }
        try await Task.sleep(for: .milliseconds(50))
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(ContinuousClock.now - started < .seconds(10))
    }

    @Test func `endless output is an error`() async {
        await #expect(throws: ProcessFailure.self) {
            try await ShellProcess(command: "yes", variables: ["PATH": "/usr/bin:/bin"]).run()
        }
    }
}

struct PrivateFileTests {
    @Test func `a file is made with its directories, for the user alone, and replaced whole`() throws {
        let root = FileManager.default.temporaryDirectory.appendingPathComponent("ksk-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: root) }
        let path = "\(root)/a/b/token.json"
        try PrivateFile.write(Array("first, longer".utf8), to: path)
        try PrivateFile.write(Array("second".utf8), to: path)
        #expect(FileManager.default.contents(atPath: path) == Data("second".utf8))
        #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
        #expect(try FileManager.default.attributesOfItem(atPath: "\(root)/a")[.posixPermissions] as? Int == 0o700)
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(root)/a/b") == ["token.json"])
        #expect(throws: FileReader.Failure.self) { try PrivateFile.write([1], to: "\(path)/below") }
    }
}
