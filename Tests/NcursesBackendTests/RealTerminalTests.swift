import Foundation
import Glibc
import Testing

/// The probe in a real terminal: what it draws, what it understands, what it costs.
@Suite(.serialized) struct RealTerminalTests {
    @Test(arguments: [
        ("\r", "key enter"), ("\t", "key tab"), ("\u{1B}", "key escape"), ("\u{1B}[Z", "key backTab"),
        ("\u{1B}OP", "key function(1)"), ("\u{1B}[11~", "key function(1)"), ("\u{1B}[[A", "key function(1)"),
        ("\u{1B}[24~", "key function(12)"), ("\u{1B}OA", "key up"), ("\u{1B}[A", "key up"), ("\u{1B}[5~", "key pageUp"),
        ("\u{1B}[6~", "key pageDown"), ("\u{1B}[1;5C", "key unknown"), ("\u{1B}x", "key unknown"),
        ("\u{13}", "key control(\"s\")"), ("\u{11}", "key control(\"q\")"), ("ab\u{1B}[Hx", "Name: xab"),
        ("ab\u{1B}OHx", "Name: xab"), ("ab\u{1B}[1~x", "Name: xab"), ("ab\u{1B}[7~x", "Name: xab"),
        ("ab\u{1}\u{1B}[Fx", "Name: abx"), ("ab\u{1}\u{1B}OFx", "Name: abx"), ("ab\u{1}\u{1B}[4~x", "Name: abx"),
        ("ab\u{1}\u{1B}[8~x", "Name: abx"), ("ab\u{1B}[D\u{1B}[3~x", "Name: ax"), ("ab\u{7F}x", "Name: ax"),
        ("ab\u{8}x", "Name: ax"), ("é漢e\u{301}", "Name: é漢e\u{301}"),
        ("\u{1B}[200~ arn:aws\r\n:kms\n\u{1B}[201~", "Name: arn:aws:kms"),
        ("\u{1B}[200~a\u{1B}[2J\u{1B}[201~", "a\\x1B[2J"),
    ])
    func `keys in all their encodings are understood`(typed: String, shown: String) throws {
        let terminal = try PseudoTerminal()
        #expect(terminal.sees("nothing yet"))
        terminal.send(typed)
        #expect(terminal.sees(shown))
    }

    @Test func `an escape sequence may arrive in parts, within ESCDELAY`() throws {
        let terminal = try PseudoTerminal(environment: ["ESCDELAY": "5000"])
        #expect(terminal.sees("nothing yet"))
        for part in ["\u{1B}", "[", "A"] {
            terminal.send(part)
            usleep(20_000)
        }
        #expect(terminal.sees("key up"))
    }

    @Test func `bytes that are not UTF-8 harm nothing`() throws {
        let terminal = try PseudoTerminal()
        #expect(terminal.sees("nothing yet"))
        terminal.send([0xFF, 0x61, 0xC3, 0x62, 0x1B])
        #expect(terminal.sees("Name: \u{FFFD}a\u{FFFD}b"))
    }

    @Test(arguments: [
        "xterm", "xterm-256color", "screen", "screen-256color", "tmux-256color", "linux", "vt100", "vt220", "ansi",
        "rxvt",
        "xterm-kitty", "no-such-terminal",
    ])
    func `every terminal shows the screen and is given back`(term: String) throws {
        let terminal = try PseudoTerminal(environment: ["TERM": term])
        #expect(terminal.sees("nothing yet"))
        terminal.send("abc")
        #expect(terminal.sees("Name: abc"))
        terminal.send("\u{3}")
        #expect(terminal.prints("ended with abc"))
        #expect(terminal.status() == 0)
        #expect(terminal.isRestored)
    }

    @Test func `a terminal without entry is named in a notice`() throws {
        let terminal = try PseudoTerminal(environment: ["TERM": "xterm-kitty"])
        #expect(terminal.sees("Unknown terminal xterm-kitty, drawn as xterm-256color."))
    }

    @Test(arguments: ["dumb", ""])
    func `a terminal that cannot move its cursor is left alone`(term: String) throws {
        let terminal = try PseudoTerminal(environment: ["TERM": term])
        #expect(terminal.status() == 3 << 8)
        #expect(terminal.output == "failed: The terminal cannot move its cursor: TERM is \"dumb\" or not set.\r\n")
        #expect(terminal.isRestored)
    }

    @Test func `a plain paste on a terminal that does not mark pastes confirms nothing`() throws {
        let terminal = try PseudoTerminal(environment: ["TERM": "vt100"])
        #expect(terminal.sees("nothing yet"))
        terminal.send("arn:aws:kms:us-east-1\r:key")
        #expect(terminal.sees("Name: arn:aws:kms:us-east-1:key"))
        #expect(terminal.sees("pasted"))
    }

    @Test(arguments: [("C", false), ("C.UTF-8", true), ("xx_XX.UTF-8", true), ("", false)])
    func `only a UTF-8 locale gets signs beyond ASCII`(locale: String, usesUnicode: Bool) throws {
        let terminal = try PseudoTerminal(environment: ["LC_ALL": locale, "LANG": ""])
        #expect(terminal.sees(usesUnicode ? "80x24 ✓ ─ 漢字" : "80x24 + - ????"))
        #expect(terminal.received.contains { $0 >= 0x80 } == usesUnicode)
    }

    @Test(arguments: [("1", false), ("", true)])
    func `NO_COLOR means no colours`(value: String, hasColor: Bool) throws {
        let terminal = try PseudoTerminal(environment: ["NO_COLOR": value])
        #expect(terminal.sees("nothing yet"))
        #expect(terminal.output.contains(/\u{1B}\[[0-9;]*3[1-7]m/) == hasColor)
    }

    @Test(arguments: [("132", "43", "132x43"), ("", "", "80x24")])
    func `a terminal of unknown size takes it from the environment`(columns: String, lines: String, size: String) throws
    {
        let environment = ["COLUMNS": columns, "LINES": lines]
        let terminal = try PseudoTerminal(environment: environment, columns: 0, rows: 0)
        #expect(terminal.sees("probe \(size)"))
    }

    @Test func `a storm of resizes ends in a right screen`() throws {
        let terminal = try PseudoTerminal()
        #expect(terminal.sees("80x24"))
        terminal.send("kept")
        for step in 0..<300 {
            terminal.resize(columns: 1 + step * 37 % 150, rows: 1 + step * 11 % 60)
            if step % 20 == 0 { terminal.receive(quietFor: 0) }
        }
        terminal.resize(columns: 100, rows: 30)
        #expect(terminal.sees("probe 100x30"))
        #expect(terminal.sees("Name: kept"))
        #expect(terminal.sees("resized to 100x30"))
    }

    @Test func `few bytes are sent, and none while nothing happens`() throws {
        let terminal = try PseudoTerminal()
        #expect(terminal.prints("nothing yet"))
        terminal.receive(quietFor: 100)
        #expect(terminal.received.count <= 2000)
        let ticks = terminal.processorTicks
        #expect(terminal.receive(quietFor: 500).isEmpty)
        #expect(terminal.processorTicks == ticks)
        for key in "abcdefgh" {
            terminal.send(String(key))
            #expect(terminal.receive(quietFor: 100).count <= 10)
        }
        terminal.send("\u{1B}[200~\(String(repeating: "x", count: 10_000))\u{1B}[201~")
        #expect(terminal.receive(quietFor: 500).count <= 300)
        terminal.send("\u{1B}[11~")
        #expect(terminal.receive(quietFor: 200).count <= 60)
        terminal.send("\u{1B}[11~")
        #expect(terminal.receive(quietFor: 200).isEmpty, "the same frame")
    }

    @Test func `answers from elsewhere are drawn as they come`() throws {
        let terminal = try PseudoTerminal()
        #expect(terminal.sees("nothing yet"))
        terminal.send("\u{1B}[15~")
        #expect(terminal.prints("answered from elsewhere"))
    }

    @Test func `a flood of keys loses none`() throws {
        let terminal = try PseudoTerminal()
        #expect(terminal.sees("nothing yet"))
        for _ in 0..<150 {
            terminal.send("z")
            usleep(200)
        }
        terminal.send("\u{1}!\u{5}!")
        #expect(terminal.sees("zzz!"))
        terminal.send("\u{3}")
        #expect(terminal.prints("ended with !\(String(repeating: "z", count: 150))!"))
    }

    @Test func `OSC 52 goes to the terminal, in chunks inside of screen`() throws {
        for (variable, expected) in [("X", "\u{1B}]52;c;YWJj\u{7}"), ("STY", "\u{1B}P\u{1B}]52;c;YWJj\u{7}\u{1B}\\")] {
            let terminal = try PseudoTerminal(environment: [variable: "1.pts"])
            #expect(terminal.sees("nothing yet"))
            terminal.send("abc\u{1B}OS")
            #expect(terminal.sees("copy: sentToTerminal"))
            #expect(terminal.output.contains(expected))
        }
    }

    @Test(arguments: [(0, "copy: tmuxBuffer"), (1, "copy: sentToTerminal")])
    func `tmux gets a buffer, and where it refuses, both sequences are sent`(status: Int, note: String) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("ksk-tmux-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let tmux = folder.appendingPathComponent("tmux").path
        let script = "#!/bin/sh\necho \"$@\" > \(folder.path)/arguments\ncat > \(folder.path)/buffer\nexit \(status)\n"
        try script.write(toFile: tmux, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: tmux)
        let environment = ["TMUX": "/tmp/x,1,0", "PATH": "\(folder.path):/usr/bin:/bin"]
        let terminal = try PseudoTerminal(environment: environment)
        #expect(terminal.sees("nothing yet"))
        terminal.send("abc\u{1B}OS")
        #expect(terminal.sees(note))
        #expect(try String(contentsOfFile: "\(folder.path)/buffer", encoding: .utf8) == "abc")
        #expect(try String(contentsOfFile: "\(folder.path)/arguments", encoding: .utf8) == "load-buffer -w -\n")
        #expect(terminal.output.contains("]52;c;YWJj\u{7}\u{1B}Ptmux;\u{1B}\u{1B}]52") == (status != 0))
    }
}
