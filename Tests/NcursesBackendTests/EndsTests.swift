import Foundation
import Glibc
import Testing

/// Whatever ends the program, the terminal is as it was.
@Suite(.serialized) struct EndsTests {
    enum End: Sendable, Equatable {
        case key(String)
        case signal(Int32)
    }

    @Test(
        arguments: [
            (.key("\u{3}"), 0), (.signal(SIGTERM), 0), (.signal(SIGHUP), 0), (.signal(SIGINT), 0),
            (.signal(SIGQUIT), SIGQUIT),
            (.signal(SIGSEGV), SIGSEGV), (.signal(SIGBUS), SIGBUS), (.signal(SIGABRT), SIGABRT),
            (.signal(SIGFPE), SIGFPE),
            (.key("\u{1B}OQ"), SIGILL),
        ] as [(End, Int32)])
    func `every end gives the terminal back`(end: End, status: Int32) throws {
        let terminal = try PseudoTerminal()
        #expect(terminal.sees("nothing yet"))
        #expect(!terminal.isRestored)
        terminal.forget()
        switch end {
        case .key(let bytes): terminal.send(bytes)
        case .signal(let number): terminal.signal(number)
        }
        // The bit beside the signal says whether there was a core file.
        #expect(terminal.status().map { $0 & ~0x80 } == status)
        #expect(terminal.isRestored)
        for undo in ["\u{1B}[?2004l", "\u{1B}[?1049l", "\u{1B}[?1l\u{1B}>"] {
            #expect(terminal.output.contains(undo))
        }
        #expect(!terminal.output.contains("\u{1B}[?25l") || terminal.output.contains("\u{1B}[?25h"))
    }

    @Test func `a program that does not heed a request to end is ended`() throws {
        let terminal = try PseudoTerminal([PseudoTerminal.probe, "stubborn"])
        #expect(terminal.sees("nothing yet"))
        terminal.signal(SIGTERM)
        #expect(terminal.status(within: 3) != nil)
        #expect(terminal.isRestored)
    }

    @Test func `a reader that has stalled does not keep the program from ending`() throws {
        let terminal = try PseudoTerminal()
        #expect(terminal.sees("nothing yet"))
        // Nobody reads any more, and each Ctrl-L asks for the whole screen, until the queue to the terminal is full.
        for _ in 0..<300 {
            terminal.send("\u{C}")
            usleep(1000)
        }
        terminal.signal(SIGTERM)
        #expect(terminal.status(within: 3, reading: false) != nil)
        #expect(terminal.isRestored)
    }

    @Test(arguments: [false, true])
    func `a line that is closed ends the program`(ignoresHangUp: Bool) throws {
        let trap = ignoresHangUp ? "trap '' HUP; " : ""
        let terminal = try PseudoTerminal(["/bin/sh", "-c", "\(trap)exec \(PseudoTerminal.probe)"])
        #expect(terminal.sees("nothing yet"))
        terminal.closeLine()
        #expect(terminal.status(within: 3, reading: false) != nil)
    }

    @Test func `Ctrl-Z gives the terminal to the shell and takes it back`() throws {
        let terminal = try PseudoTerminal()
        #expect(terminal.sees("nothing yet"))
        terminal.send("kept\u{1A}")
        let status = try #require(terminal.status(options: WUNTRACED))
        #expect(status & 0xFF == 0x7F, "stopped")
        #expect(terminal.isRestored)
        #expect(terminal.output.contains("\u{1B}[?1049l"))
        #expect(terminal.output.hasSuffix("Suspended; fg goes on.\r\r\n") || terminal.output.hasSuffix("goes on.\r\n"))
        terminal.resize(columns: 90, rows: 20)
        terminal.signal(SIGCONT)
        #expect(terminal.sees("resumed"))
        #expect(terminal.sees("probe 90x20"))
        #expect(terminal.sees("Name: kept"))
        #expect(!terminal.isRestored)
        terminal.send("\u{3}")
        #expect(terminal.status() == 0)
        #expect(terminal.isRestored)
    }

    @Test func `a stopped program that is killed leaves the terminal to the shell`() throws {
        let terminal = try PseudoTerminal()
        #expect(terminal.sees("nothing yet"))
        terminal.send("\u{1A}")
        #expect(terminal.status(options: WUNTRACED) != nil)
        terminal.forget()
        terminal.signal(SIGTERM)
        terminal.signal(SIGCONT)
        #expect(terminal.status(within: 3) == 0)
        #expect(terminal.output == "ended with \r\n")
        #expect(terminal.isRestored)
    }

    @Test func `the ordinary screen can be used in between`() throws {
        let terminal = try PseudoTerminal()
        #expect(terminal.sees("nothing yet"))
        for ending in ["\r", "\u{3}"] {
            terminal.forget()
            terminal.send("\u{1B}OR")
            #expect(terminal.prints("plain view, Enter goes back"))
            #expect(terminal.isRestored)
            terminal.send(ending)
            #expect(terminal.sees("Name:"))
            #expect(!terminal.isRestored)
        }
        terminal.forget()
        terminal.send("\u{1B}OR")
        #expect(terminal.prints("plain view, Enter goes back"))
        terminal.signal(SIGTERM)
        #expect(terminal.status(within: 3) == 0)
        #expect(terminal.isRestored)
    }

    @Test(arguments: ["</dev/null", "</dev/null >/dev/null", ">/dev/null 2>&1"])
    func `redirections do not matter while there is a terminal`(redirection: String) throws {
        let terminal = try PseudoTerminal(["/bin/sh", "-c", "\(PseudoTerminal.probe) \(redirection)"])
        #expect(terminal.sees("nothing yet"))
        terminal.send("abc")
        #expect(terminal.sees("Name: abc"))
        terminal.send("\u{3}")
        #expect(terminal.status() == 0)
        #expect(terminal.isRestored)
    }

    @Test func `without any terminal there is one sentence`() throws {
        let command = "setsid \(PseudoTerminal.probe) </dev/null 2>&1 | cat"
        let terminal = try PseudoTerminal(["/bin/sh", "-c", command])
        let sentence = "There is no terminal: standard input is not one, and /dev/tty cannot be opened."
        #expect(terminal.prints("failed: \(sentence)"))
        #expect(terminal.isRestored)
    }
}
