import Foundation

/// The executable that was built beside these tests, run as a script runs it.
enum Program {
    static var path: String { TmuxTerminal.program.path }

    static func run(
        _ arguments: [String], input: String = "", environment: [String: String] = [:], home: String? = nil
    ) throws -> (status: Int32, text: String, errors: String) {
        var variables = [
            "HOME": home ?? "/nonexistent", "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no",
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
        let lines = text.split(separator: "\n").map(String.init)
        guard let ds = lines.first(where: { $0.contains(" IN DS ") }),
            let dnskey = lines.first(where: { $0.contains(" IN DNSKEY ") }),
            let owner = dnskey.split(separator: " ").first
        else { return false }
        let computed = try TmuxTerminal.output(
            of: ["dnssec-dsfromkey", "-2", "-f", "-", String(owner)], input: dnskey.replacingOccurrences(of: " IN ", with: " 3600 IN ") + "\n")
        let digits = { (line: String) in line.split(separator: " ").suffix(4).joined(separator: " ").uppercased() }
        return digits(computed.text.trimmingCharacters(in: .whitespacesAndNewlines)) == digits(ds)
    }
}
