import Foundation
import Glibc

/// The probe in a terminal of its own: bytes go in and come out, signals reach it, and its end can be looked at.
final class PseudoTerminal {
    let master: Int32
    let slave: Int32
    let child: pid_t
    /// The line settings before the program started.
    let settingsBefore: [UInt32]
    private(set) var received: [UInt8] = []
    private var isOpen = true

    struct Failure: Error { var what: String }

    /// The probe that was built beside the tests.
    static let probe = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        .appendingPathComponent("NcursesProbe").path

    /// Starts a program, the probe unless given, as the session leader of a new terminal.
    init(
        _ command: [String] = [probe], environment: [String: String] = [:], columns: Int = 80, rows: Int = 24
    ) throws {
        let path: String
        (master, path) = try PseudoTerminal.openMaster()
        slave = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
        PseudoTerminal.setSize(of: master, columns: columns, rows: rows)
        settingsBefore = PseudoTerminal.settings(of: slave)
        var variables = ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no"]
        variables["PATH"] = "/usr/bin:/bin"
        for (name, value) in environment { variables[name] = value.isEmpty ? nil : value }
        child = try PseudoTerminal.spawn(command, environment: variables, terminal: path)
    }

    deinit {
        kill(child, SIGKILL)
        var status: Int32 = 0
        waitpid(child, &status, WNOHANG)
        closeLine()
    }

    /// Closes the terminal's other end, as a lost connection does.
    func closeLine() {
        guard isOpen else { return }
        isOpen = false
        close(slave)
        close(master)
    }

    /// `posix_openpt` and its friends, and POSIX_SPAWN_SETSID, are not in Swift's Glibc: the system's own numbers.
    private static let setSession: Int32 = 0x80
    private static let unlock: UInt = 0x4004_5431
    private static let number: UInt = 0x8004_5430

    private static func openMaster() throws -> (Int32, String) {
        let master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        var isLocked: Int32 = 0
        var index: UInt32 = 0
        guard master >= 0, ioctl(master, unlock, &isLocked) == 0, ioctl(master, number, &index) == 0 else {
            throw Failure(what: "no pseudo-terminal")
        }
        return (master, "/dev/pts/\(index)")
    }

    private static func spawn(_ command: [String], environment: [String: String], terminal: String) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        // The first terminal that a session leader opens becomes its own.
        posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, 0, 1)
        posix_spawn_file_actions_adddup2(&actions, 0, 2)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        // The threads that run tests block signals, which a child would inherit.
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        let flags = setSession | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
        posix_spawnattr_setflags(&attributes, Int16(flags))
        var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) }
        var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0.key)=\($0.value)") }
        arguments.append(nil)
        variables.append(nil)
        defer { for pointer in arguments + variables { free(pointer) } }
        var child: pid_t = 0
        let result = posix_spawn(&child, command[0], &actions, &attributes, &arguments, &variables)
        guard result == 0 else {
            throw Failure(what: "cannot start \(command[0]): \(String(cString: strerror(result)))")
        }
        return child
    }

    private static func setSize(of terminal: Int32, columns: Int, rows: Int) {
        var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(terminal, UInt(TIOCSWINSZ), &size)
    }

    private static func settings(of terminal: Int32) -> [UInt32] {
        var settings = termios()
        guard tcgetattr(terminal, &settings) == 0 else { return [] }
        let characters = withUnsafeBytes(of: settings.c_cc) { Array($0) }.map { UInt32($0) }
        return [settings.c_iflag, settings.c_oflag, settings.c_cflag, settings.c_lflag] + characters
    }

    /// Whether the line settings are those from before the program.
    var isRestored: Bool { PseudoTerminal.settings(of: slave) == settingsBefore }

    func resize(columns: Int, rows: Int) {
        PseudoTerminal.setSize(of: master, columns: columns, rows: rows)
    }

    func send(_ text: String) { send(Array(text.utf8)) }

    func send(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    func signal(_ number: Int32) { kill(child, number) }

    /// What comes until nothing has come for a while.
    @discardableResult
    func receive(quietFor milliseconds: Int32 = 40) -> [UInt8] {
        var arrived: [UInt8] = []
        var wait = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        while poll(&wait, 1, milliseconds) > 0 {
            var buffer = [UInt8](repeating: 0, count: 65_536)
            let count = read(master, &buffer, buffer.count)
            guard count > 0 else { break }
            arrived += buffer.prefix(count)
        }
        received += arrived
        return arrived
    }

    /// Whether the text is on the screen, or comes to be within ten seconds. The screen is drawn anew for each look.
    func sees(_ text: String) -> Bool {
        let deadline = Date(timeIntervalSinceNow: 10)
        while Date() < deadline {
            send("\u{C}")
            if Self.text(of: receive()).contains(text) { return true }
        }
        return false
    }

    /// Whether the text comes out within ten seconds.
    func prints(_ text: String) -> Bool {
        let deadline = Date(timeIntervalSinceNow: 10)
        while !Self.text(of: received).contains(text) {
            guard Date() < deadline else { return false }
            receive(quietFor: 10)
        }
        return true
    }

    /// Output without its control sequences; moves to the right become blanks.
    static func text(of bytes: [UInt8]) -> String {
        String(decoding: bytes, as: UTF8.self)
            .replacing(/\u{1B}\[([0-9]*)C/) { String(repeating: " ", count: Int($0.output.1) ?? 1) }
            .replacing(/\u{1B}\[[0-?]*[ -\/]*[@-~]|\u{1B}\][^\u{7}]*\u{7}|\u{1B}[()].|\u{1B}.|\u{F}/, with: "")
    }

    /// Forgets what has come out.
    func forget() { received = [] }

    /// What all output ended with, as text with its escapes.
    var output: String { String(decoding: received, as: UTF8.self) }

    /// The status that the program ends with within some seconds, reading what it sends unless told not to.
    func status(within seconds: Double = 10, options: Int32 = 0, reading: Bool = true) -> Int32? {
        let deadline = Date(timeIntervalSinceNow: seconds)
        var status: Int32 = 0
        while Date() < deadline {
            if waitpid(child, &status, WNOHANG | options) == child {
                if reading { receive(quietFor: 10) }
                return status
            }
            if reading { receive(quietFor: 5) } else { usleep(5000) }
        }
        return nil
    }

    /// The processor time used so far, in clock ticks.
    var processorTicks: Int {
        let text = (try? String(contentsOfFile: "/proc/\(child)/stat", encoding: .utf8)) ?? ""
        let fields = text.split(separator: " ")
        return fields.count > 14 ? (Int(fields[13]) ?? 0) + (Int(fields[14]) ?? 0) : -1
    }
}
