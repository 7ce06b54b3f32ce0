#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// What a process left behind.
public struct ProcessOutcome: Sendable, Hashable {
    /// Its exit status, or 128 and the number of the signal that ended it.
    public var status: Int
    /// What it wrote to standard output; secret, as it holds keys.
    public var output: Secret
    /// What it wrote to standard error.
    public var message: String

    /// An outcome of its parts.
    public init(status: Int, output: Secret, message: String = "") {
        self.status = status
        self.output = output
        self.message = message
    }
}

/// Why a process has no outcome.
struct ProcessFailure: Error, Hashable, CustomStringConvertible {
    var description: String
}

/// Runs a command with `/bin/sh -c`, as AWS's SDKs do with `credential_process`.
///
/// It gets nothing to read, and a session of its own without a terminal: a question on the terminal would land in the
/// middle of a full screen.
struct ShellProcess {
    let command: String
    let variables: [String: String]
    var longest: Duration = .seconds(60)

    private static let largestOutput = 1 << 20
    /// `POSIX_SPAWN_SETSID` of glibc and musl, which Swift does not see.
    private static let newSession: Int16 = 0x80

    /// Waits until it has ended; a cancelled task ends it and what it started.
    func run() async throws -> ProcessOutcome {
        let (output, errors) = (try Pipe(), try Pipe())
        defer {
            output.close()
            errors.close()
        }
        let process = try start(output: output, errors: errors)
        output.closeWriting()
        errors.closeWriting()
        do {
            return try await outcome(of: process, output: output, errors: errors)
        } catch {
            kill(-process, SIGKILL)
            var status: Int32 = 0
            waitpid(process, &status, 0)
            throw error
        }
    }

    private func outcome(of process: pid_t, output: Pipe, errors: Pipe) async throws -> ProcessOutcome {
        let deadline = ContinuousClock.now + longest
        var (written, complaint): ([UInt8], [UInt8]) = ([], [])
        while true {
            var status: Int32 = 0
            // Before reading: what was written before the end is read after it.
            let hasEnded = waitpid(process, &status, WNOHANG) == process
            written += output.readAvailable()
            complaint += errors.readAvailable()
            guard written.count <= Self.largestOutput, complaint.count <= Self.largestOutput else {
                throw ProcessFailure(description: "it writes without end")
            }
            if hasEnded {
                return ProcessOutcome(
                    status: Self.exitStatus(status), output: Secret(String(decoding: written, as: UTF8.self)),
                    message: String(decoding: complaint, as: UTF8.self))
            }
            guard ContinuousClock.now < deadline else {
                throw ProcessFailure(description: "it has not ended within \(longest)")
            }
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    /// As `WIFEXITED` and its kin, which are macros that Swift does not see.
    private static func exitStatus(_ status: Int32) -> Int {
        let signal = Int(status & 0x7F)
        return signal == 0 ? Int(status >> 8 & 0xFF) : 128 + signal
    }

    private func start(output: Pipe, errors: Pipe) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output.writing, 1)
        posix_spawn_file_actions_adddup2(&actions, errors.writing, 2)
        posix_spawnattr_setflags(&attributes, Self.newSession)
        let words = CStrings(["/bin/sh", "-c", command])
        let environment = CStrings(variables.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" })
        var process: pid_t = 0
        let result = posix_spawn(&process, "/bin/sh", &actions, &attributes, words.pointers, environment.pointers)
        guard result == 0 else {
            throw ProcessFailure(description: "/bin/sh does not start: \(String(cString: strerror(result)))")
        }
        return process
    }
}

/// Texts as C wants them: an array of pointers with a null at its end.
private final class CStrings {
    let pointers: [UnsafeMutablePointer<CChar>?]

    init(_ texts: [String]) {
        pointers = texts.map { strdup($0) } + [nil]
    }

    deinit {
        for pointer in pointers { free(pointer) }
    }
}

/// A pipe whose reading end does not wait.
private final class Pipe {
    let reading: Int32
    private(set) var writing: Int32

    init() throws {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else {
            throw ProcessFailure(description: "there is no pipe: \(String(cString: strerror(errno)))")
        }
        // `pipe2` would do it at once, but Swift does not see it.
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        (reading, writing) = (ends[0], ends[1])
        _ = fcntl(reading, F_SETFL, O_NONBLOCK)
    }

    func readAvailable() -> [UInt8] {
        var octets: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16384)
        while octets.count < 4 << 20 {
            let count = read(reading, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            octets += buffer[..<count]
        }
        return octets
    }

    func closeWriting() {
        if writing >= 0 { _ = Self.closeDescriptor(writing) }
        writing = -1
    }

    func close() {
        closeWriting()
        _ = Self.closeDescriptor(reading)
    }

    #if canImport(Glibc)
    private static func closeDescriptor(_ descriptor: Int32) -> Int32 { Glibc.close(descriptor) }
    #elseif canImport(Musl)
    private static func closeDescriptor(_ descriptor: Int32) -> Int32 { Musl.close(descriptor) }
    #endif
}
