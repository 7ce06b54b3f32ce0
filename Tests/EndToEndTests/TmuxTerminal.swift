import Foundation

/// The program in a real terminal: a tmux server of its own, whose screen can be read and whose keys can be pressed.
final class TmuxTerminal {
    struct NotSeen: Error, CustomStringConvertible {
        var text: String
        var screen: String
        var description: String { "'\(text)' did not appear on\n\(screen)" }
    }

    let home: URL
    private let socket = "ksk-test-\(UUID().uuidString.prefix(8))"

    /// Whether there is a tmux to test with; `make test` installs it.
    static var isAvailable: Bool { (try? output(of: ["tmux", "-V"]))?.status == 0 }

    /// Starts the program with the arguments in a terminal of the size, with an empty home directory.
    init(_ arguments: String, width: Int = 80, height: Int = 24, environment: [String: String] = [:], home: URL? = nil)
        throws
    {
        self.home = home ?? FileManager.default.temporaryDirectory.appendingPathComponent(socket)
        try FileManager.default.createDirectory(at: self.home, withIntermediateDirectories: true)
        let configuration = self.home.appendingPathComponent("tmux.conf")
        try "set -g status off\nset -g default-terminal tmux-256color\nset -s escape-time 0\nset -g remain-on-exit on\n"
            .write(to: configuration, atomically: true, encoding: .utf8)
        let assignments = environment.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
        let command =
            "env -i HOME=\(self.home.path) PATH=$PATH LANG=C.UTF-8 TERM=tmux-256color TMUX=$TMUX "
            + "SWIFT_BACKTRACE=enable=no \(assignments) \(Self.program.path) \(arguments)"
        try tmux(["-f", configuration.path, "new-session", "-d", "-x", "\(width)", "-y", "\(height)", command])
    }

    deinit {
        _ = try? tmux(["kill-server"])
    }

    /// The executable beside the test bundle.
    static var program: URL {
        URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
            .appendingPathComponent("ksk")
    }

    var screen: String { (try? tmux(["capture-pane", "-p"])) ?? "" }

    /// The screen with what has scrolled off above it.
    var scrollback: String { (try? tmux(["capture-pane", "-p", "-S", "-200"])) ?? "" }

    /// Presses keys as tmux names them: `Enter`, `C-c`, `BTab`.
    func press(_ keys: String...) throws {
        for key in keys { try tmux(["send-keys", key]) }
    }

    func type(_ text: String) throws {
        try tmux(["send-keys", "-l", text])
    }

    func resize(width: Int, height: Int) throws {
        try tmux(["resize-window", "-x", "\(width)", "-y", "\(height)"])
    }

    /// Waits until the text is on the screen, at most the given seconds.
    @discardableResult
    func wait(for text: String, seconds: Double = 20) throws -> String {
        let deadline = Date(timeIntervalSinceNow: seconds)
        repeat {
            let screen = self.screen
            if screen.contains(text) { return screen }
            usleep(30_000)
        } while Date() < deadline
        throw NotSeen(text: text, screen: screen)
    }

    @discardableResult
    func tmux(_ arguments: [String]) throws -> String {
        try Self.output(of: ["tmux", "-L", socket] + arguments).text
    }

    static func output(
        of command: [String], input: String? = nil, environment: [String: String]? = nil
    ) throws -> (status: Int32, text: String, errors: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        if let environment { process.environment = environment }
        let (out, errors, stdin) = (Pipe(), Pipe(), Pipe())
        process.standardOutput = out
        process.standardError = errors
        process.standardInput = stdin
        try process.run()
        if let input { stdin.fileHandleForWriting.write(Data(input.utf8)) }
        try stdin.fileHandleForWriting.close()
        let text = String(decoding: out.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        let complaints = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, text, complaints)
    }
}
