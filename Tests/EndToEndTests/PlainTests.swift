import Foundation
import Testing

/// The wizard in lines, as scripts, serial lines and screen readers meet it.
struct PlainTests {
    private static let answers = ["1", "1", "", "plain_key", "2", "", "2", "", "3", "2", "7"]

    @Test func `answers on standard input make a key, and nothing that is printed is an escape sequence`() throws {
        let result = try Program.run(
            ["--plain", "--sandbox"], input: Self.answers.joined(separator: "\n") + "\n",
            environment: ["TERM": "xterm-256color"])
        #expect(result.status == 0, "\(result.text)\(result.errors)")
        #expect(!result.text.utf8.contains(0x1B) && !result.errors.utf8.contains(0x1B))
        #expect(result.text.contains("<Name>plain_key</Name>") && result.text.contains("<Status>INACTIVE</Status>"))
        #expect(result.text.contains("Do not publish this DS yet"))
        #expect(try Oracle.agrees(withLines: result.text))
    }

    @Test func `without a UTF-8 locale, and with --ascii, only ASCII is printed`() throws {
        for (arguments, environment) in [(["--plain"], ["LANG": "C"]), (["--plain", "--ascii"], ["LANG": "C.UTF-8"])] {
            let result = try Program.run(
                arguments + ["--sandbox"], input: Self.answers.joined(separator: "\n") + "\n", environment: environment)
            #expect(result.status == 0)
            #expect(result.text.utf8.allSatisfy { $0 < 0x80 && ($0 >= 0x20 || $0 == 0x0A) })
        }
    }

    @Test(arguments: [["--plain", "--sandbox"], ["--sandbox"]])
    func `TERM=dumb is enough, and an input that ends sends nothing`(arguments: [String]) throws {
        let result = try Program.run(
            arguments, input: "1\n1\n\n\n\n\n", environment: ["TERM": "dumb"])
        #expect(result.status == 1)
        #expect(result.text.contains("Send this request"))
        #expect(result.errors.contains("nothing was changed"))
        #expect(!result.text.contains("INSYNC"))
    }

    @Test func `a last line without its end is no answer`() throws {
        let result = try Program.run(
            ["--plain", "--sandbox"], input: "1\n1\n\n\n\n\n2", environment: ["TERM": "dumb"])
        #expect(result.status == 1)
        #expect(!result.text.contains("Sending CreateKeySigningKey"))
    }

    @Test func `without credentials it tells what was tried, and offers to practise`() throws {
        let result = try Program.run(["--plain"], input: "1\n", environment: ["TERM": "dumb"])
        #expect(result.text.contains("AWS_ACCESS_KEY_ID"))
        #expect(result.text.contains("Practise on the embedded sandbox"))
        #expect(result.text.contains("Which zone shall be signed?"))
    }

    @Test func `strange input is taken for what it is`() throws {
        let strange = "\u{1B}[2J\u{9B}\u{202E}\u{0}\n" + String(repeating: "x", count: 200_000) + "\n:quit\n"
        let result = try Program.run(["--plain", "--sandbox"], input: strange, environment: ["TERM": "dumb"])
        #expect(result.status == 0)
        #expect(!result.text.utf8.contains(0x1B))
        #expect(result.text.contains("No zone has that in its name or id."))
    }

    @Test func `what was typed ahead on a terminal does not send the request`() throws {
        let terminal = try TmuxTerminal("--sandbox", environment: ["TERM": "dumb"])
        try terminal.wait(for: "Which zone shall be signed?")
        // The eighth line would be the answer to "Send this request".
        try terminal.type("1\n1\n\n\n\n\n2\n2\n")
        try terminal.wait(for: "Send this request")
        usleep(300_000)
        #expect(!terminal.unwrapped.contains("Sending CreateKeySigningKey"))
        try terminal.type("2\n")
        try terminal.wait(for: "Go on to signing the zone")
    }

    @Test func `on a terminal, as expect sees it, a key is made without one escape sequence`() throws {
        let result = try Self.dialogue([
            ("Which zone shall be signed?", "example.com"), ("Which KMS key", "1"), ("Go on to the parameters", ""),
            ("Name, 3 to 128", "typed_key"), ("Status", "2"), ("Caller reference", ""), ("Send this request", "2"),
            ("Go on to signing the zone", ":quit"),
        ])
        #expect(!result.text.utf8.contains(0x1B) && !result.text.unicodeScalars.contains("\u{9B}"))
        #expect(result.text.contains("<Name>typed_key</Name>"))
        #expect(result.text.hasSuffix("status 0\n"), "\(result.text)\(result.errors)")
    }

    @Test(arguments: [
        (["Which zone shall be signed?"], ""), (["Which zone shall be signed?", "Waiting until all"], "The request"),
    ])
    func `Ctrl-C sums up and ends with 130, before anything was sent and after`(words: [String], summary: String) throws
    {
        let way = [
            ("Which zone shall be signed?", "example.com"), ("Which KMS key", "1"), ("Go on to the parameters", ""),
            ("Name, 3 to 128", "cut_key"), ("Status", "2"), ("Caller reference", ""), ("Send this request", "2"),
        ]
        let result = try Self.dialogue((words.count > 1 ? way : []) + [(words[words.count - 1], "^C")])
        #expect(result.text.hasSuffix("status 130\n"), "\(result.text)\(result.errors)")
        #expect(!result.text.utf8.contains(0x1B))
        if !summary.isEmpty { #expect(result.text.contains("cut_key")) }
    }

    /// Waits for words and types answers, as `Scripts/expect.py` does it.
    private static func dialogue(
        _ turns: [(words: String, answer: String)]
    ) throws -> (status: Int32, text: String, errors: String) {
        let home = try TemporaryDirectory()
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Scripts/expect.py").path
        return try TmuxTerminal.output(
            of: ["python3", script, Program.path, "--plain", "--sandbox"],
            input: turns.map { "\($0.words)\t\($0.answer)\n" }.joined(),
            environment: ["HOME": home.path, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": "xterm-256color"])
    }

    @Test func `the help names the options of the terminal`() throws {
        let result = try Program.run(["--help"])
        for words in ["--plain", "--color", "--ascii", "--mouse", "NO_COLOR", "LANG=C", "dumb"] {
            #expect(result.text.contains(words))
        }
    }
}
