import Foundation
import Testing

/// `Scripts/hostile-aws.py`, an AWS whose every text wants to act on the terminal; it ends with the value.
private final class HostileAWS {
    let url: String
    private let process = Process()
    private let input = Pipe()

    init() throws {
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Scripts/hostile-aws.py").path
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", script]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        url = line.trimmingCharacters(in: .newlines)
    }

    deinit {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
    }
}

/// Nothing that AWS says acts on the terminal or deceives the eye, wherever the program says it again.
@Suite(.serialized) struct HostileDataTests {
    private static let credentials = [
        "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "secret", "TERM": "xterm-256color",
    ]

    /// The scalars of a text that a terminal would act on, or that nobody would see.
    private static func harmful(in text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.filter { scalar in
            switch scalar.value {
            case 0x0A: false
            case 0..<0x20, 0x7F..<0xA0, 0xAD, 0xFEFF, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F,
                0xE0000...0xE007F:
                true
            default: false
            }
        }
    }

    @Test(arguments: [
        "zones", "keys --all", "status example1", "status example2", "ds example1", "check-key alias/x --zone example1",
        "check-key 0d755472-4caf-453a-9a78-4f1032cc3a0f --zone example1", "doctor", "enable example1",
        "create --zone example2 --kms-key 0d755472-4caf-453a-9a78-4f1032cc3a0f --name key_1 --status ACTIVE",
    ])
    func `commands write it out, on both streams, in text, JSON and what --debug shows`(command: String) throws {
        let aws = try HostileAWS()
        for options in [[], ["--output", "json"], ["--debug"]] {
            let result = try Program.run(
                command.split(separator: " ").map(String.init) + ["--endpoint-url", aws.url] + options,
                environment: Self.credentials)
            let text = result.text + result.errors
            #expect(Self.harmful(in: text) == [], "\(text)")
            #expect(text.contains("evil"), "nothing hostile was said: \(text)")
        }
    }

    @Test func `the wizard in lines writes it out`() throws {
        let aws = try HostileAWS()
        let answers = ["2", "1", "1", "help", "4", "", "1", "", "", "", "2", "", ":quit"]
        let result = try Program.run(
            ["--plain", "--endpoint-url", aws.url], input: answers.joined(separator: "\n") + "\n",
            environment: Self.credentials)
        #expect(Self.harmful(in: result.text + result.errors) == [], "\(result.text)\(result.errors)")
        #expect(result.text.contains("evil"))
    }

    @Test(.enabled(if: TmuxTerminal.isAvailable)) func `the wizard on the screen shows it, and nothing acts on it`()
        throws
    {
        let aws = try HostileAWS()
        var environment = Self.credentials
        environment["TERM"] = nil
        let terminal = try TmuxTerminal("--endpoint-url \(aws.url)", environment: environment)
        try terminal.tmux(["set", "-s", "set-clipboard", "on"])
        try terminal.wait(for: "\\x9B31m\\u{202E}evil")
        try terminal.wait(for: "example0")
        try terminal.press("Down", "Down", "Enter")
        try terminal.wait(for: "Evil")
        // Each of the sequences in the data would have filled it.
        #expect((try terminal.tmux(["list-buffers"])).isEmpty)
    }
}
