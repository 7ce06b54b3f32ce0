import Foundation

/// `ksk sandbox --listen` as a process of its own, and homes of operators who work with it.
final class ServedSandbox {
    /// What it says to export.
    private(set) var variables: [String: String] = [:]
    private let process = Process()

    init() throws {
        process.executableURL = TmuxTerminal.program
        process.arguments = ["sandbox", "--listen", "127.0.0.1:0"]
        process.standardInput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        var said = ""
        while !said.hasSuffix("ready\n") {
            let data = output.fileHandleForReading.availableData
            guard !data.isEmpty else { throw CocoaError(.executableLoad) }
            said += String(decoding: data, as: UTF8.self)
        }
        for line in said.split(separator: "\n") {
            let words = line.dropFirst("export ".count).split(separator: "=", maxSplits: 1).map(String.init)
            if words.count == 2 { variables[words[0]] = words[1] }
        }
    }

    deinit {
        // A test process may have SIGTERM blocked, and its children with it.
        kill(process.processIdentifier, SIGKILL)
    }

    /// The secret key that opens it.
    var secret: String { variables["AWS_SECRET_ACCESS_KEY"] ?? "" }

    /// A home with a profile `admin`: a role, taken on with the keys that a process of another profile prints.
    func operatorHome(mfaSerial: String? = nil) throws -> TemporaryDirectory {
        let directory = try TemporaryDirectory()
        let keys =
            #"{"Version": 1, "AccessKeyId": "\#(variables["AWS_ACCESS_KEY_ID"] ?? "")", "SecretAccessKey": "\#(secret)"}"#
        let config = """
            [profile base]
            credential_process = echo '\(keys)'
            [profile admin]
            role_arn = arn:aws:iam::111122223333:role/dnssec-admin
            source_profile = base
            region = us-east-1
            endpoint_url = \(variables["AWS_ENDPOINT_URL"] ?? "")
            \(mfaSerial.map { "mfa_serial = \($0)" } ?? "")
            """
        try FileManager.default.createDirectory(atPath: directory.path + "/.aws", withIntermediateDirectories: true)
        try config.write(toFile: directory.path + "/.aws/config", atomically: true, encoding: .utf8)
        return directory
    }
}
