import Foundation

/// The executable that was built beside these tests, run as a script runs it.
enum Program {
    static var path: String { TmuxTerminal.program.path }

    static func run(
        _ arguments: [String], input: String = "", environment: [String: String] = [:], home: String? = nil
    ) throws -> (status: Int32, text: String, errors: String) {
        var variables = [
            "HOME": home ?? "/dev/null", "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no",
            "AWS_EC2_METADATA_DISABLED": "true",
        ]
        for (name, value) in environment { variables[name] = value }
        // No controlling terminal, as under cron: the wizard must say so instead of drawing.
        return try TmuxTerminal.output(
            of: ["setsid", "--wait", path] + arguments, input: input, environment: variables)
    }
}

/// A directory that is removed with the value's owner.
final class TemporaryDirectory {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("ksk-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }
}

/// BIND's `dnssec-dsfromkey`, which knows nothing of ksk.
enum Oracle {
    /// Whether the DS line and the DNSKEY line among the lines fit together.
    static func agrees(withLines text: String) throws -> Bool {
        // Each line from the owner on: the summary has a word before it.
        let records = text.split(separator: "\n").compactMap { line -> [String]? in
            let words = line.split(separator: " ").map(String.init)
            return words.firstIndex(of: "IN").map { Array(words[($0 - 1)...]) }
        }
        guard let ds = records.first(where: { $0[2] == "DS" }), let dnskey = records.first(where: { $0[2] == "DNSKEY" })
        else { return false }
        // BIND wants a TTL.
        let line = ([dnskey[0], "3600"] + dnskey[1...]).joined(separator: " ")
        let computed = try TmuxTerminal.output(
            of: ["dnssec-dsfromkey", "-2", "-f", "-", dnskey[0]], input: line + "\n")
        return computed.text.split(whereSeparator: \.isWhitespace).suffix(4).map { $0.uppercased() } == ds.suffix(4)
    }
}
