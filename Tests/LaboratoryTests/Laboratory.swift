import Foundation

/// The servers that `Scripts/dns-laboratory.py` starts, and what other validators say of its zones.
struct Laboratory: Decodable, Sendable {
    /// A zone and what others say of it.
    struct Zone: Decodable, Sendable {
        struct Unbound: Decodable, Sendable {
            var verdict: String
            /// The codes of its extended errors.
            var ede: [Int]
        }

        var zone: String
        var why: String
        var unbound: Unbound
        var delv: String
        /// By the address of each server.
        var dnspython: [String: String]
    }

    var port: UInt16
    var resolver: String
    var anchors: String
    /// Whether a server listens on `::1` as well.
    var ipv6: Bool
    var zones: [Zone]

    /// Started once for all tests. It stops when this process ends, since its standard input closes then.
    static let shared = Task.detached { try start() }

    /// The Python that can run the script; nil when a program or a module is missing.
    static let python: String? = {
        let programs = ["nsd", "knotd", "named", "unbound", "delv", "dnssec-signzone", "dnssec-keygen"]
        let folders = ["/usr/sbin", "/usr/bin", "/sbin", "/bin", "/usr/local/sbin", "/usr/local/bin"]
        let manager = FileManager.default
        guard programs.allSatisfy({ name in folders.contains { manager.isExecutableFile(atPath: "\($0)/\(name)") } })
        else { return nil }
        return ["/usr/bin/python3", "python3"].first { python in
            // Verifying is what dnspython cannot do without the right version of cryptography.
            (try? run(python, ["-c", "import dns.dnssec, cryptography, dns.query; dns.query.udp_with_fallback"])) == 0
        }
    }()

    private static func run(_ program: String, _ arguments: [String]) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [program] + arguments
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }

    struct DidNotStart: Error {
        var output: String
    }

    private static func start() throws -> Laboratory {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let folder = FileManager.default.temporaryDirectory.appending(path: "ksk-laboratory-\(getpid())")
        try? FileManager.default.removeItem(at: folder)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.environment = ProcessInfo.processInfo.environment.merging(["PATH": searchPath]) { $1 }
        process.arguments = [
            python ?? "python3", root.appending(path: "Scripts/dns-laboratory.py").path(), folder.path(),
        ]
        let (stdin, stdout, stderr) = (Pipe(), Pipe(), Pipe())
        (process.standardInput, process.standardOutput, process.standardError) = (stdin, stdout, stderr)
        try process.run()
        // Kept open for the life of the process: the script waits for its end.
        keptOpen = stdin
        var line = Data()
        while line.last != UInt8(ascii: "\n") {
            let part = stdout.fileHandleForReading.availableData
            guard !part.isEmpty else {
                throw DidNotStart(output: String(decoding: stderr.fileHandleForReading.availableData, as: UTF8.self))
            }
            line += part
        }
        return try JSONDecoder().decode(Laboratory.self, from: line)
    }

    /// The servers live where users do not look for programs.
    private static var searchPath: String {
        (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin") + ":/usr/sbin:/sbin:/usr/local/sbin"
    }

    /// Written once, by the one task that starts the laboratory, and never read.
    nonisolated(unsafe) private static var keptOpen: Pipe?
}
