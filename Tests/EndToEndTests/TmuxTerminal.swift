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
    convenience init(_ arguments: String, environment: [String: String] = [:], home: URL? = nil) throws {
        try self.init(home: home) { Self.invocation(of: arguments, environment: environment, home: $0) }
    }

    /// Starts a shell that runs the program, so that there is a job control to go back to; it says `ended-` and the
    /// status afterwards, and whether the terminal's settings are as they were.
    convenience init(shellRunning arguments: String, environment: [String: String] = [:]) throws {
        try self.init(inShell: { $0 }, arguments: arguments, environment: environment)
    }

    /// Starts such a shell with a command line made of the program's.
    convenience init(
        inShell command: (_ program: String) -> String, arguments: String = "--sandbox",
        environment: [String: String] = [:]
    ) throws {
        try self.init(home: nil) { "env -i HOME=\($0.path) PATH=$PATH TERM=tmux-256color PS1='$ ' bash --norc -i" }
        let line = command(Self.invocation(of: arguments, environment: environment, home: home))
        let script = "S=$(stty -g); \(line); echo ended-$?; [ \"$S\" = \"$(stty -g)\" ] && echo settings are the same"
        try type(script + "\n")
    }

    init(home: URL?, command: (URL) -> String) throws {
        self.home = home ?? FileManager.default.temporaryDirectory.appendingPathComponent(socket)
        try FileManager.default.createDirectory(at: self.home, withIntermediateDirectories: true)
        let configuration = self.home.appendingPathComponent("tmux.conf")
        try "set -g status off\nset -g default-terminal tmux-256color\nset -s escape-time 0\nset -g remain-on-exit on\n"
            .write(to: configuration, atomically: true, encoding: .utf8)
        try tmux(["-f", configuration.path, "new-session", "-d", "-x", "80", "-y", "24", command(self.home)])
    }

    static func invocation(of arguments: String, environment: [String: String], home: URL) -> String {
        let variables = ["LANG": "C.UTF-8", "TERM": "tmux-256color"].merging(environment) { $1 }
        let assignments = variables.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: " ")
        return "env -i HOME=\(home.path) PATH=$PATH TMUX=$TMUX SWIFT_BACKTRACE=enable=no \(assignments) "
            + "\(program.path) \(arguments)"
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

    /// The screen and what has scrolled off it, with lines that the terminal had wrapped joined again.
    var unwrapped: String { (try? tmux(["capture-pane", "-p", "-J", "-S", "-200"])) ?? "" }

    /// The process that the program runs as: the pane's own, or a child of its shell.
    private var processID: String {
        get throws {
            let pane = try tmux(["display-message", "-p", "#{pane_pid}"]).trimmingCharacters(
                in: .whitespacesAndNewlines)
            let children = try Self.output(of: ["pgrep", "-f", "-P", pane, Self.program.path]).text
            return children.split(separator: "\n").first.map(String.init) ?? pane
        }
    }

    /// Sends the program itself a signal.
    func kill(_ signal: String) throws {
        _ = try Self.output(of: ["kill", "-\(signal)", try processID])
    }

    /// How many threads the program has.
    var threads: Int {
        get throws { try FileManager.default.contentsOfDirectory(atPath: "/proc/\(try processID)/task").count }
    }

    /// Waits until the program has ended.
    ///
    /// tmux is asked: the line that it writes about a dead pane is missing where it learns of the end in two steps.
    ///
    /// - Returns: The ordinary screen that it left.
    func waitForEnd(seconds: Double = 60) throws -> String {
        try poll(for: "the end", seconds: seconds) {
            try tmux(["display-message", "-p", "#{pane_dead}"]).hasPrefix("1") ? scrollback : nil
        }
    }

    /// Pastes text as tmux does: marked as pasted where the program has asked for that.
    func paste(_ text: String) throws {
        let file = home.appendingPathComponent("paste").path
        try text.write(toFile: file, atomically: true, encoding: .utf8)
        try tmux(["load-buffer", file])
        // Line feeds stay what they are, and do not become carriage returns.
        try tmux(["paste-buffer", "-p", "-r"])
    }

    /// Waits until tmux has a buffer, and returns it.
    func waitForBuffer(seconds: Double = 10) throws -> String {
        try poll(for: "a buffer", seconds: seconds) { (try? tmux(["show-buffer"])).flatMap { $0.isEmpty ? nil : $0 } }
    }

    /// Waits until the text is on the screen, at most the given seconds.
    @discardableResult
    func wait(for text: String, seconds: Double = 60) throws -> String {
        try poll(for: text, seconds: seconds) {
            let screen = self.screen
            return screen.contains(text) ? screen : nil
        }
    }

    /// Waits until the text is not on the screen any more.
    func waitUntilGone(_ text: String, seconds: Double = 60) throws {
        try poll(for: "the end of " + text, seconds: seconds) { screen.contains(text) ? nil : () }
    }

    /// Asks again and again, since tmux tells nobody that its screen has changed.
    private func poll<Seen>(for text: String, seconds: Double, _ look: () throws -> Seen?) throws -> Seen {
        let deadline = Date(timeIntervalSinceNow: seconds)
        repeat {
            if let seen = try look() { return seen }
            usleep(30_000)
        } while Date() < deadline
        throw NotSeen(text: text, screen: screen)
    }

    /// Starts a program free of what the test process hands down: open files, which the tmux server that comes of this
    /// would keep, so that Foundation's `waitUntilExit` waits for it; and blocked signals, without which the server does
    /// not learn that the program has ended.
    private static let fromScratch = [
        "python3", "-c",
        "import os, signal, sys; signal.pthread_sigmask(signal.SIG_SETMASK, []); os.closerange(3, 1024); "
            + "os.execvp(sys.argv[1], sys.argv[1:])",
    ]

    @discardableResult
    func tmux(_ arguments: [String]) throws -> String {
        let command = ["tmux", "-L", socket] + arguments
        return try Self.output(of: (arguments.contains("new-session") ? Self.fromScratch : []) + command).text
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
