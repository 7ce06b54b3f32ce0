import Foundation
import Testing

/// The conditions that bastion hosts come with, each with the program itself in a real terminal.
@Suite(
    .serialized, .timeLimit(.minutes(5)),
    .enabled(if: TmuxTerminal.isAvailable, "tmux is not installed; make test installs it"))
struct MatrixTests {
    // MARK: Sizes

    @Test(arguments: [
        (60, 16, "1/7 Zone"), (80, 24, "○ DS record"), (132, 43, "│ Choose the public hosted zone"),
        (200, 60, "│ Choose the public hosted zone"), (59, 16, "needs 60x16"), (60, 15, "this terminal has 60x15"),
        (40, 12, "needs 60x16"),
    ])
    func `every size is laid out, or says what is needed`(width: Int, height: Int, words: String) throws {
        let terminal = try TmuxTerminal("--sandbox")
        try terminal.wait(for: "not signing")
        try terminal.resize(width: width, height: height)
        let screen = try terminal.wait(for: words)
        #expect(screen.split(separator: "\n").allSatisfy { $0.count <= width })
    }

    @Test func `one cell, then back, within a dialog: text, focus and question are kept`() throws {
        let terminal = try TmuxTerminal("--sandbox")
        try terminal.walk(to: "free in this zone")
        try terminal.type("_kept")
        try terminal.wait(for: "_kept")
        try terminal.press("C-c")
        try terminal.wait(for: "Leave ksk?")
        for step in 0..<40 { try terminal.resize(width: 1 + step * 7 % 140, height: 1 + step * 5 % 50) }
        try terminal.resize(width: 1, height: 1)
        try terminal.resize(width: 80, height: 24)
        try terminal.wait(for: "Leave ksk?")
        try terminal.press("Enter")
        try terminal.wait(for: "_kept")
    }

    // MARK: TERM

    @Test(arguments: [
        "tmux", "tmux-256color", "screen", "screen-256color", "vt100", "vt220", "ansi", "linux", "xterm",
        "xterm-256color",
        "rxvt-unicode-256color",
    ])
    func `draws on other terminals, and gives them back`(term: String) throws {
        let terminal = try TmuxTerminal(shellRunning: "--sandbox", environment: ["TERM": term])
        try terminal.wait(for: "not signing")
        try terminal.press("Enter")
        try terminal.wait(for: "dnssec-example-com")
        try terminal.press("q")
        try terminal.wait(for: "ended-0")
        try terminal.wait(for: "settings are the same")
        #expect(try terminal.isOrdinary)
    }

    @Test(arguments: ["xterm-ghostty", "xterm-kitty", "foot", "no-such-terminal"])
    func `a terminal that terminfo does not know is drawn as another, with a notice`(term: String) throws {
        let terminal = try TmuxTerminal(
            "--sandbox", environment: ["TERM": term, "TERMINFO_DIRS": "/usr/share/terminfo"])
        try terminal.wait(for: "Unknown terminal \(term)")
    }

    @Test(arguments: ["dumb", ""])
    func `where the cursor cannot be moved it asks in lines`(term: String) throws {
        let terminal = try TmuxTerminal("--sandbox", environment: ["TERM": term])
        try terminal.wait(for: "Which zone shall be signed?")
        try terminal.type("example.com\n")
        try terminal.wait(for: "Which KMS key")
        try terminal.type(":quit\n")
        _ = try terminal.waitForEnd()
    }

    // MARK: Locale

    @Test(arguments: [
        (["LANG": "POSIX"], false), (["LANG": ""], false), (["LANG": "xx_XX.UTF-8"], true),
        (["LANG": "de_DE.ISO-8859-1"], false), (["LANG": "C", "LC_CTYPE": "C.UTF-8"], true),
        (["LANG": "C.UTF-8", "LC_ALL": "C"], false),
    ])
    func `signs beyond ASCII are drawn where the locale is UTF-8`(variables: [String: String], isUnicode: Bool) throws {
        let terminal = try TmuxTerminal("--sandbox", environment: variables)
        let screen = try terminal.wait(for: "not signing")
        #expect(screen.contains(isUnicode ? "● Zone" : "* Zone"))
        #expect(screen.unicodeScalars.contains { !$0.isASCII } == isUnicode)
    }

    @Test func `--ascii draws ASCII in any locale`() throws {
        let terminal = try TmuxTerminal("--sandbox --ascii")
        let screen = try terminal.wait(for: "not signing")
        #expect(!screen.unicodeScalars.contains { !$0.isASCII })
    }

    // MARK: Colour

    @Test(
        arguments: [
            ("", [:], true), ("", ["NO_COLOR": "1"], false), ("", ["NO_COLOR": ""], true),
            ("--color never", [:], false),
            ("--color always", ["NO_COLOR": "1"], true), ("--color auto", ["NO_COLOR": "1"], false),
            ("--color always", ["TERM": "vt100"], false),
        ] as [(String, [String: String], Bool)])
    func `colours are as asked for, the flag before the environment`(
        flags: String, variables: [String: String], hasColor: Bool
    ) throws {
        let terminal = try TmuxTerminal("--sandbox \(flags)", environment: variables)
        try terminal.wait(for: "not signing")
        try terminal.press("Enter")
        try terminal.wait(for: "18 keys")
        try terminal.press("Enter")
        // Signs of checks that pass are green.
        try terminal.wait(for: "every check passes")
        let colored = try terminal.tmux(["capture-pane", "-p", "-e"])
        #expect(colored.contains(/\u{1B}\[[0-9;]*3[1-7]m/) == hasColor)
    }

    // MARK: Input and output

    @Test(arguments: ["</dev/null", ">/dev/null", "2>/dev/null", "<&-"])
    func `redirections do not matter while there is a terminal`(redirection: String) throws {
        let terminal = try TmuxTerminal("--sandbox \(redirection)")
        try terminal.wait(for: "not signing")
        try terminal.press("Enter")
        try terminal.wait(for: "18 keys")
        try terminal.press("q")
        _ = try terminal.waitForEnd()
    }

    @Test func `100 kB pasted into a field are cut, said so, and confirm nothing`() throws {
        let terminal = try TmuxTerminal("--sandbox")
        try terminal.wait(for: "not signing")
        try terminal.press("Enter")
        try terminal.wait(for: "18 keys")
        try terminal.paste(String(repeating: "arn:aws:kms\n\u{1B}[31m", count: 6400))
        try terminal.wait(for: "was cut to 2048 characters")
        try terminal.press("Escape")
        try terminal.wait(for: "18 keys")
        try terminal.press("Enter")
        try terminal.wait(for: "every check passes")
    }

    @Test func `a click marks a line, and only with --mouse`() throws {
        let terminal = try TmuxTerminal("--sandbox --mouse")
        try terminal.wait(for: "not signing")
        #expect(try terminal.tmux(["display-message", "-p", "#{mouse_any_flag}"]).hasPrefix("1"))
        // A press and a release in the tenth column of the eighth row, as a terminal sends them.
        try terminal.type("\u{1B}[M *(\u{1B}[M#*(")
        try terminal.wait(for: "› two-keys.example")
        try terminal.press("q")
        _ = try terminal.waitForEnd()
        let other = try TmuxTerminal("--sandbox")
        try other.wait(for: "not signing")
        #expect(try other.tmux(["display-message", "-p", "#{mouse_any_flag}"]).hasPrefix("0"))
    }

    // MARK: Multiplexers

    @Test func `inside GNU screen it draws, and what is copied reaches the terminal around it`() throws {
        let terminal = try TmuxTerminal(home: nil) { home in
            let folder = home.appendingPathComponent("screens").path
            return
                "mkdir -m 700 \(folder); env -i SCREENDIR=\(folder) HOME=\(home.path) PATH=$PATH TERM=xterm-256color "
                + "LANG=C.UTF-8 SHELL=/bin/sh SWIFT_BACKTRACE=enable=no screen -U -c /dev/null "
                + "\(TmuxTerminal.program.path) --sandbox"
        }
        try terminal.tmux(["set", "-s", "set-clipboard", "on"])
        try terminal.walk(to: "re-derived from the KMS key and equal")
        try terminal.press("y")
        try terminal.wait(for: "Sent to the terminal")
        let copied = try terminal.waitForBuffer()
        #expect(copied.hasPrefix("example.com. IN DS ") && !copied.contains("\n"))
        try terminal.press("n")
        try terminal.wait(for: "the DNSKEY record")
        try terminal.press("q")
        _ = try terminal.waitForEnd()
    }

    @Test func `inside tmux each copy key fills tmux's buffer with its part`() throws {
        let terminal = try TmuxTerminal("--sandbox")
        try terminal.walk(to: "re-derived from the KMS key and equal")
        var parts: [String: String] = [:]
        for (key, words) in [
            ("y", "the DS record"), ("k", "the key tag"), ("a", "the algorithm"), ("t", "the digest type"),
            ("d", "the digest."), ("n", "the DNSKEY record"), ("p", "the public key"), ("c", "all of it"),
        ] {
            try terminal.press(key)
            try terminal.wait(for: "buffer: \(words)")
            parts[key] = try terminal.tmux(["show-buffer"])
        }
        let line = ["k", "a", "t", "d"].map { parts[$0] ?? "" }.joined(separator: " ")
        #expect(parts["y"] == "example.com. IN DS \(line)")
        #expect(parts["n"] == "example.com. IN DNSKEY 257 3 13 \(parts["p"] ?? "")")
        #expect(parts["c"]?.contains("Do not publish this DS yet") == true)
        #expect(parts["a"] == "13" && parts["t"] == "2")
    }

    @Test func `w writes a file for its owner alone, and never over one that is there`() throws {
        let directory = try TemporaryDirectory()
        let path = directory.path
        let terminal = try TmuxTerminal(home: nil) { home in
            "cd \(path) && \(TmuxTerminal.invocation(of: "--sandbox", environment: [:], home: home))"
        }
        try terminal.walk(to: "re-derived from the KMS key and equal")
        try terminal.press("w")
        try terminal.wait(for: "Written to ds-example.com.txt")
        let file = path + "/ds-example.com.txt"
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        try "mine".write(toFile: file, atomically: false, encoding: .utf8)
        try terminal.press("w")
        try terminal.wait(for: "exists already")
        #expect(try String(contentsOfFile: file, encoding: .utf8) == "mine")
    }
}
