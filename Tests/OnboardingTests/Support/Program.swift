import Foundation

/// A program that is not ours and reads what we write.
struct Program {
    /// What came of a run.
    struct Outcome {
        var status: Int32
        var output: String
        var errors: String
    }

    /// Where it is; nil when this machine does not have it.
    let path: String?

    /// Looks for a program where programs are, and where Debian keeps those for administrators.
    init(_ name: String) {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
        path = (folders + ["/usr/sbin", "/sbin"]).map { "\($0)/\(name)" }
            .first(where: FileManager.default.isExecutableFile)
    }

    private init(path: String?) {
        self.path = path
    }

    var isThere: Bool { path != nil }

    /// Runs it on a text and waits for its end.
    func run(_ arguments: [String], on input: String = "") throws -> Outcome {
        let process = Process()
        process.executableURL = URL(filePath: path ?? "/nonexistent")
        process.arguments = arguments
        let (stdin, stdout, stderr) = (Pipe(), Pipe(), Pipe())
        (process.standardInput, process.standardOutput, process.standardError) = (stdin, stdout, stderr)
        try process.run()
        try stdin.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try stdin.fileHandleForWriting.close()
        let output = try stdout.fileHandleForReading.readToEnd() ?? Data()
        let errors = try stderr.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus, output: String(decoding: output, as: UTF8.self),
            errors: String(decoding: errors, as: UTF8.self))
    }

    /// Python, with the modules that `make test` has installed where it had to.
    static let python: Program = {
        let root = URL(filePath: #filePath).appending(path: "../../../..").standardized
        let installed = root.appending(path: ".build/python/bin/python3").path(percentEncoded: false)
        return FileManager.default.isExecutableFile(atPath: installed) ? Program(path: installed) : Program("python3")
    }()
}

/// Programs of Python that read a text and say what they found.
enum Python {
    /// Whether Python has these modules.
    static func has(_ modules: String) -> Bool {
        (try? Program.python.run(["-c", "import \(modules)"]).status) == 0
    }

    /// Runs a program on a text; it prints a JSON object.
    static func read(_ input: String, importing modules: String, with program: String) throws -> [String: String] {
        let outcome = try Program.python.run(["-c", "import sys, json, \(modules)\n" + program], on: input)
        guard outcome.status == 0 else { throw Failure(output: outcome.errors) }
        return try JSONDecoder().decode([String: String].self, from: Data(outcome.output.utf8))
    }

    struct Failure: Error, CustomStringConvertible {
        var output: String
        var description: String { output }
    }
}
