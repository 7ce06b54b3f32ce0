import Foundation

/// A certificate authority of one's own, and servers with its certificates, all by the program `openssl`.
final class TLSServer {
    static let isAvailable = FileManager.default.isExecutableFile(atPath: openssl)

    /// The PEM file of the authority.
    let authority: String
    let port: Int
    private let folder: URL
    private let server = Process()

    private static let openssl = "/usr/bin/openssl"

    /// Starts a server.
    ///
    /// - Parameters:
    ///   - name: The alternative name in its certificate, such as `IP:127.0.0.1`.
    ///   - days: How long the certificate is good; -1 is one that has ended.
    ///   - signsItself: Whether the certificate is signed with its own key.
    init(name: String = "IP:127.0.0.1", days: Int = 2, signsItself: Bool = false) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("ksk-tls-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        authority = folder.appendingPathComponent("authority.pem").path
        port = try LoopbackServer.closedPort()
        let key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
        try run(
            ["req", "-x509"] + key + [
                "-keyout", "authority.key", "-out", "authority.pem", "-days", "2", "-subj", "/O=Corp/CN=Corp Test CA",
            ])
        try run(["req"] + key + ["-keyout", "server.key", "-out", "server.csr", "-subj", "/CN=the server"])
        try "subjectAltName=\(name)\n".write(
            to: folder.appendingPathComponent("extensions"), atomically: true, encoding: .utf8)
        let signer = signsItself ? ["-key", "server.key"] : ["-CA", "authority.pem", "-CAkey", "authority.key"]
        try run(
            ["x509", "-req", "-in", "server.csr", "-out", "server.pem", "-days", "\(days)"]
                + ["-set_serial", "4711", "-extfile", "extensions"] + signer)
        try start()
    }

    /// `-www` answers every GET with a page.
    private func start() throws {
        server.executableURL = URL(fileURLWithPath: Self.openssl)
        server.currentDirectoryURL = folder
        server.arguments = ["s_server", "-accept", "\(port)", "-cert", "server.pem", "-key", "server.key", "-www"]
        server.standardInput = FileHandle.nullDevice
        server.standardOutput = FileHandle.nullDevice
        server.standardError = FileHandle.nullDevice
        try server.run()
        for _ in 0..<500 {
            if LoopbackServer.isListening(at: port) { return }
            usleep(10_000)
        }
        throw CocoaError(.executableLoad)
    }

    private func run(_ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Self.openssl)
        process.currentDirectoryURL = folder
        process.arguments = arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
    }

    /// Ends the server.
    func stop() {
        // A test process may have SIGTERM blocked, and its children with it.
        kill(server.processIdentifier, SIGKILL)
        server.waitUntilExit()
        try? FileManager.default.removeItem(at: folder)
    }
}
