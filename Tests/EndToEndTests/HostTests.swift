import Foundation
import Glibc
import Testing

/// What stands around the program on bastion hosts: script, su, sudo, multiplexers in multiplexers, SSM sessions.
@Suite(.serialized, .enabled(if: TmuxTerminal.isAvailable, "tmux is not installed; make test installs it"))
struct HostTests {
    private static var hasSudo: Bool { access("/usr/bin/sudo", X_OK) == 0 }

    @Test func `under script(1) it draws, and the terminal is given back`() throws {
        let terminal = try TmuxTerminal(inShell: { program in
            let quoted = program.replacingOccurrences(of: "\"", with: "\\\"")
            return "script -qefc \"\(quoted)\" /dev/null"
        })
        try Self.lookAndLeave(terminal)
    }

    @Test(
        .enabled(if: getuid() == 0, "only root can become another user without a password"), arguments: ["su", "su -"])
    func `under su it draws with what is left of the environment`(su: String) throws {
        let terminal = try TmuxTerminal(inShell: { _ in
            "\(su) root -s /bin/sh -c \"HOME=$HOME \(TmuxTerminal.program.path) --sandbox\""
        })
        try Self.lookAndLeave(terminal)
    }

    @Test(.enabled(if: getuid() == 0 && hasSudo, "sudo is not installed, or asks for a password"))
    func `under sudo it draws with what is left of the environment`() throws {
        let terminal = try TmuxTerminal(inShell: { _ in "sudo env HOME=$HOME \(TmuxTerminal.program.path) --sandbox" })
        try Self.lookAndLeave(terminal)
    }

    @Test func `in a session of SSM, with a bare environment, it draws in ASCII`() throws {
        let terminal = try TmuxTerminal(inShell: { _ in
            "env -i TERM=xterm HOME=$HOME \(TmuxTerminal.program.path) --sandbox"
        })
        let screen = try terminal.wait(for: "not signing")
        #expect(screen.contains("* Zone"))
        try Self.lookAndLeave(terminal)
    }

    @Test func `in tmux within tmux it draws, and copies into the inner one`() throws {
        let inner = "ksk-inner-\(UUID().uuidString.prefix(8))"
        let terminal = try TmuxTerminal(home: nil) { home in
            "env -u TMUX HOME=\(home.path) LANG=C.UTF-8 tmux -L \(inner) -f /dev/null new-session "
                + "'env SWIFT_BACKTRACE=enable=no \(TmuxTerminal.program.path) --sandbox'"
        }
        defer { _ = try? TmuxTerminal.output(of: ["tmux", "-L", inner, "kill-server"]) }
        try terminal.walk(to: "re-derived from the KMS key and equal")
        try terminal.press("y")
        try terminal.wait(for: "In tmux's buffer")
        let copied = try TmuxTerminal.output(of: ["tmux", "-L", inner, "show-buffer"]).text
        #expect(copied.hasPrefix("example.com. IN DS "))
        try terminal.press("q")
        _ = try terminal.waitForEnd()
    }

    @Test func `where tmux runs on the laptop, as TERM alone says, what is copied goes there`() throws {
        let terminal = try TmuxTerminal("--sandbox", environment: ["TMUX": ""])
        try terminal.tmux(["set", "-s", "set-clipboard", "on"])
        try terminal.walk(to: "re-derived from the KMS key and equal")
        try terminal.press("y")
        try terminal.wait(for: "Sent to the terminal")
        #expect(try terminal.waitForBuffer().hasPrefix("example.com. IN DS "))
    }

    /// Draws, moves, leaves; then the terminal is as it was.
    private static func lookAndLeave(_ terminal: TmuxTerminal) throws {
        try terminal.wait(for: "not signing")
        try terminal.press("Enter")
        try terminal.wait(for: "18 keys")
        try terminal.press("q")
        try terminal.wait(for: "ended-0")
        try terminal.wait(for: "settings are the same")
        #expect(try terminal.isOrdinary)
    }
}
