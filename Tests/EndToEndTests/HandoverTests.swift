import Foundation
import Testing

/// What is handed over, in a real terminal and by the command.
@Suite(.serialized, .enabled(if: TmuxTerminal.isAvailable, "tmux is not installed; make test installs it"))
struct HandoverTests {
    /// What the command prints of the key of `example.net`.
    private func printed(_ format: String) throws -> String {
        let run = try Program.run(["ds", "example.net", "--sandbox", "--format", format])
        #expect(run.status == 0, "\(run.errors)")
        return run.text
    }

    @Test func `a format from the picker is what the command prints, in tmux's buffer and in the file`() throws {
        let directory = try TemporaryDirectory()
        let path = directory.path
        let terminal = try TmuxTerminal(home: nil) { home in
            "cd \(path) && \(TmuxTerminal.invocation(of: "--sandbox", environment: [:], home: home))"
        }
        try terminal.wait(for: "not signing")
        try terminal.press("Down", "d")
        try terminal.wait(for: "re-derived from the KMS key and equal")
        try terminal.press("f")
        try terminal.wait(for: "Which format?")
        try terminal.type("terra")
        try terminal.wait(for: "1 of ")
        try terminal.press("Enter")
        try terminal.wait(for: "--format terraform")
        try terminal.press("y")
        try terminal.wait(for: "buffer: Terraform")
        #expect(try terminal.tmux(["show-buffer"]) == printed("terraform"))
        try terminal.press("w")
        try terminal.wait(for: "Written to ds-example.net-terraform.tf")
        let file = URL(filePath: path).appending(path: "ds-example.net-terraform.tf")
        #expect(try String(contentsOf: file, encoding: .utf8) == printed("terraform"))

        try terminal.press("g")
        try terminal.wait(for: "Which registrar?")
        try terminal.type("openp")
        try terminal.wait(for: "1 of ")
        try terminal.press("Enter")
        try terminal.wait(for: "‹ Openprovider ›")
        try terminal.press("Down", "Down", "y")
        try terminal.wait(for: "buffer: Public key")
        let key = try terminal.tmux(["show-buffer"])
        #expect(try printed("registrar:openprovider").hasSuffix("\(key)\n"))
    }

    @Test func `a format that there is not is answered with the list of those that there are`() throws {
        let run = try Program.run(["ds", "example.net", "--sandbox", "--format", "registrar:nobody"])
        #expect(run.status == 2)
        for word in ["--format", "terraform", "zone-file", "registrar:NAME", "gandi", "name.com"] {
            #expect(run.errors.contains(word), "\(run.errors)")
        }
        #expect(try printed("Registrar:Gandi").hasPrefix("Gandi asks for:"))
    }
}
