import Foundation
import Testing

/// Credentials as operators have them, against the sandbox as a server.
struct CredentialsTests {
    private static let device = "arn:aws:iam::111122223333:mfa/ops"

    /// Codes are typed into a terminal.
    private func terminal(_ arguments: String, home: TemporaryDirectory) throws -> TmuxTerminal {
        try TmuxTerminal(
            arguments, environment: ["AWS_EC2_METADATA_DISABLED": "true"], home: URL(fileURLWithPath: home.path))
    }

    @Test func `a command asks for the code on the terminal, and once a morning`() throws {
        let sandbox = try ServedSandbox()
        let home = try sandbox.operatorHome(mfaSerial: Self.device)
        let terminal = try terminal("zones --profile admin --filter example.com", home: home)
        try terminal.wait(for: "Enter MFA code for \(Self.device):")
        try terminal.type("123456\n")
        #expect(try terminal.waitForEnd().contains("example.com  Z"))
        // The second time the cache of the AWS CLI has the role: no terminal is needed.
        let again = try Program.run(["zones", "--profile", "admin", "--filter", "example.com"], home: home.path)
        #expect(again.status == 0, "\(again.errors)")
        #expect(again.text.contains("example.com  Z"))
    }

    @Test func `without a terminal the device and the role are named`() throws {
        let sandbox = try ServedSandbox()
        let home = try sandbox.operatorHome(mfaSerial: Self.device)
        let result = try Program.run(["zones", "--profile", "admin"], home: home.path)
        #expect(result.status == 4)
        #expect(result.errors.contains("role/dnssec-admin wants an MFA code of \(Self.device), and none was given"))
    }

    @Test func `the wizard asks for the code in a dialog and goes on`() throws {
        let sandbox = try ServedSandbox()
        let home = try sandbox.operatorHome(mfaSerial: Self.device)
        let terminal = try terminal("--profile admin", home: home)
        try terminal.wait(for: "Enter the MFA code")
        try terminal.type("123456")
        try terminal.press("Enter")
        try terminal.wait(for: "Which zone shall be signed?")
        #expect(!terminal.screen.contains("123456"))
    }

    @Test func `the wizard in lines asks for the code on the terminal and goes on`() throws {
        let sandbox = try ServedSandbox()
        let home = try sandbox.operatorHome(mfaSerial: Self.device)
        let terminal = try terminal("--plain --profile admin", home: home)
        try terminal.wait(for: "Enter MFA code for \(Self.device):")
        try terminal.type("123456\n")
        try terminal.wait(for: "Which zone shall be signed?")
    }

    private static let commands = [
        ["doctor"], ["zones"], ["keys", "--all"], ["status", "example.net"],
        ["check-key", "alias/dnssec-example-com", "--zone", "example.com"],
        ["create", "--zone", "example.com", "--kms-key", "alias/dnssec-example-com", "--name", "ksk_1"],
        ["ds", "example.com"], ["deactivate", "example.com", "ksk_1", "--confirm", "example.com"],
        ["delete", "example.com", "ksk_1", "--confirm", "example.com"],
    ]

    @Test func `no key, session token or signature is written anywhere, also with --debug`() throws {
        let sandbox = try ServedSandbox()
        let home = try sandbox.operatorHome()
        var written = ""
        for command in Self.commands {
            let result = try Self.runDebugging(command + ["--profile", "admin"], home: home)
            #expect(result.status <= 1, "\(command): \(result.text.suffix(2000))")
            #expect(result.text.contains("> GetCallerIdentity, attempt 1: POST http://127.0.0.1"))
            written += result.text
        }
        let files = try Self.files(in: home.path)
        #expect(files.contains { $0.contains("/ksk/") }, "the journal has been written")
        // The AWS CLI's own folder has keys, and is for its owner alone.
        for file in files where !file.contains("/.aws/") {
            written += try String(contentsOfFile: file, encoding: .utf8)
        }
        for secret in [sandbox.secret] + (try Self.roleSecrets(files)) + ["Signature=", "AWS4"] {
            #expect(secret.count > 3)
            #expect(!written.contains(secret))
        }
    }

    /// Both streams in one, as they are too long for two pipes that are read one after the other.
    private static func runDebugging(
        _ arguments: [String], home: TemporaryDirectory
    ) throws -> (status: Int32, text: String, errors: String) {
        try TmuxTerminal.output(
            of: ["setsid", "--wait", "sh", "-c", #"exec "$0" "$@" 2>&1"#, Program.path] + arguments + ["--debug"],
            environment: ["HOME": home.path, "PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no"])
    }

    private static func files(in folder: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder).map { "\(folder)/\($0)" }.filter { path in
            (try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType) == .typeRegular
        }
    }

    /// The key and the token of the role, out of the AWS CLI's cache.
    private static func roleSecrets(_ files: [String]) throws -> [String] {
        let path = try #require(files.first { $0.contains("/.aws/cli/cache/") })
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        let file = try JSONSerialization.jsonObject(with: data) as? [String: [String: String]]
        let keys = try #require(file?["Credentials"])
        return [try #require(keys["SecretAccessKey"]), try #require(keys["SessionToken"])]
    }
}
