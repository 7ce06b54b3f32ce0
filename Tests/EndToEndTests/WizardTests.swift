import Foundation
import Testing

/// The wizard in a real terminal, at 80x24 unless a test says otherwise.
@Suite(.serialized, .enabled(if: TmuxTerminal.isAvailable, "tmux is not installed; make test installs it"))
struct WizardTests {
    @Test func `the way leads to a DS record that BIND computes too, a proof of it, and both on the ordinary screen`()
        throws
    {
        let terminal = try TmuxTerminal("--sandbox")
        try terminal.walk(to: "With this DS  SECURE")
        try terminal.wait(for: "Published now INSECURE")
        #expect(try terminal.threads <= 2, "nothing has been asked of the network")
        try terminal.press("q")
        let text = try terminal.waitForEnd()
        #expect(text.contains("with this DS: secure") && text.contains("published now: insecure"))
        #expect(try Oracle.agrees(withLines: terminal.unwrapped))
    }

    @Test(arguments: ["KILL", "HUP", "TERM"])
    func `an end after the request was sent makes no second key, and the next start goes on`(signal: String) throws {
        let directory = try TemporaryDirectory()
        let arguments = "--sandbox --sandbox-state \(directory.path)/state.json"
        let home = URL(fileURLWithPath: directory.path)
        do {
            let terminal = try TmuxTerminal(arguments, home: home)
            try terminal.walk(to: "Nothing has been sent")
            try terminal.press("Enter")
            try terminal.wait(for: "Waiting until all")
            try terminal.kill(signal)
            _ = try terminal.waitForEnd()
        }
        let terminal = try TmuxTerminal(arguments, home: home)
        try terminal.wait(for: "An earlier run was cut off")
        try terminal.press("Enter")
        try terminal.wait(for: "(INSYNC).")
        try terminal.press("Enter")
        try terminal.wait(for: "Enter sends this request")
        try terminal.press("q")
        _ = try terminal.waitForEnd()
        let status = try Program.run(
            [
                "status", "example.com", "--sandbox", "--sandbox-state", "\(directory.path)/state.json", "--output",
                "json",
            ])
        #expect(status.text.components(separatedBy: "\"KeyTag\"").count == 2)
        let third = try TmuxTerminal(arguments, home: home)
        try third.wait(for: "not signing")
        #expect(!third.screen.contains("An earlier run"))
    }

    @Test func `p in the list of zones proves a zone, and Esc comes back`() throws {
        let terminal = try TmuxTerminal("--sandbox")
        try terminal.wait(for: "not signing")
        try terminal.press("Down", "p")
        try terminal.wait(for: "Proof of example.net")
        try terminal.wait(for: "Published now INSECURE")
        try terminal.press("Down", "Enter")
        try terminal.wait(for: "Expected")
        try terminal.press("Escape")
        try terminal.wait(for: "Published now INSECURE")
        try terminal.press("Escape")
        try terminal.wait(for: "Which zone shall be signed?")
    }

    @Test func `Ctrl-C in a field that was edited asks, and a second one leaves`() throws {
        let terminal = try TmuxTerminal("--sandbox")
        try terminal.walk(to: "free in this zone")
        try terminal.type("q?-x")
        try terminal.wait(for: "q?-x")
        try terminal.press("Enter")
        try terminal.wait(for: "is not allowed")
        try terminal.press("C-c")
        try terminal.wait(for: "Leave ksk?")
        try terminal.press("Enter")
        try terminal.wait(for: "q?-x")
        try terminal.press("C-c", "C-c")
        _ = try terminal.waitForEnd()
    }

    @Test func `below the smallest size it says so, and keeps everything`() throws {
        let terminal = try TmuxTerminal("--sandbox")
        try terminal.wait(for: "not signing")
        try terminal.press("/")
        try terminal.type("shop-01")
        try terminal.wait(for: "of")
        try terminal.resize(width: 40, height: 12)
        try terminal.wait(for: "needs 60x16")
        try terminal.resize(width: 80, height: 24)
        try terminal.wait(for: "shop-01")
        try terminal.wait(for: "shop-017")
    }

    @Test func `without credentials it says what was tried and offers to practise`() throws {
        let terminal = try TmuxTerminal("", environment: ["AWS_EC2_METADATA_DISABLED": "true"])
        try terminal.wait(for: "AWS_ACCESS_KEY_ID")
        try terminal.press("Enter")
        try terminal.wait(for: "SANDBOX")
        try terminal.wait(for: "example.com")
    }

    @Test func `two threads are enough until the network is needed, also with a profile`() throws {
        let directory = try TemporaryDirectory()
        try FileManager.default.createDirectory(atPath: directory.path + "/.aws", withIntermediateDirectories: true)
        try "[profile lonely]\nregion = us-east-1\n".write(
            toFile: directory.path + "/.aws/config", atomically: true, encoding: .utf8)
        let terminal = try TmuxTerminal(
            "--profile lonely", environment: ["AWS_EC2_METADATA_DISABLED": "true"],
            home: URL(fileURLWithPath: directory.path))
        try terminal.wait(for: "profile lonely")
        #expect(try terminal.threads <= 2)
        try terminal.press("p")
        try terminal.wait(for: "not signing")
        #expect(try terminal.threads <= 2)
    }

    @Test func `Ctrl-Z gives the terminal back, and fg brings the page`() throws {
        let terminal = try TmuxTerminal(shellRunning: "--sandbox")
        try terminal.wait(for: "not signing")
        try terminal.press("C-z")
        try terminal.wait(for: "fg goes on")
        try terminal.type("echo alive-$((40+2))\n")
        try terminal.wait(for: "alive-42")
        #expect(try terminal.isOrdinary)
        try terminal.resize(width: 60, height: 16)
        try terminal.type("fg\n")
        try terminal.wait(for: "1/9 Zone")
        try terminal.expectRightScreen()
    }

    @Test func `what was stopped from outside draws the page anew, at the size that there is then`() throws {
        let terminal = try TmuxTerminal("--sandbox")
        try terminal.wait(for: "not signing")
        try terminal.kill("STOP")
        try terminal.press("Down", "Down")
        try terminal.resize(width: 60, height: 16)
        try terminal.kill("CONT")
        try terminal.wait(for: "› two-keys.example")
        try terminal.wait(for: "1/9 Zone")
        try terminal.expectRightScreen()
    }

    @Test func `without a locale it draws the ASCII twins`() throws {
        let terminal = try TmuxTerminal("--sandbox", environment: ["LANG": "C"])
        let screen = try terminal.wait(for: "not signing")
        #expect(screen.unicodeScalars.filter { !$0.isASCII }.isEmpty)
        #expect(screen.contains("* Zone"))
    }
}
