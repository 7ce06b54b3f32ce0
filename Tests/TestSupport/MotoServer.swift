package import AWSCore
import Foundation

/// moto's server on a port of its own, for as long as a test needs it.
package final class MotoServer {
    /// Where the program is; nil where there is none.
    package static let program: String? = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        .map { "\($0)/moto_server" }.first { FileManager.default.isExecutableFile(atPath: $0) }

    /// moto did not answer within a minute.
    private struct NotReady: Error {}

    private let process = Process()
    /// The port that it listens on.
    package let port: UInt16
    /// Where it listens.
    package var url: String { "http://127.0.0.1:\(port)" }

    /// Starts it.
    package init() throws {
        // Free a moment ago, most likely free still.
        port = UInt16.random(in: 20000...60000)
        process.executableURL = URL(fileURLWithPath: Self.program ?? "")
        process.arguments = ["-H", "127.0.0.1", "-p", "\(port)"]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
    }

    /// At once: moto takes its time after a polite request.
    package func stop() { kill(process.processIdentifier, SIGKILL) }

    /// A request to moto itself, or one that no operation of the client makes.
    package func request(_ method: HTTPMethod, _ path: String, body: [UInt8] = []) -> HTTPRequest {
        HTTPRequest(
            method: method, scheme: "http", host: "127.0.0.1", port: Int(port), path: path,
            headers: [
                "Host": "route53.amazonaws.com",
                "Authorization":
                    "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/us-east-1/route53/aws4_request, SignedHeaders=host, Signature=0",
            ], body: body)
    }

    /// Python takes its time to start.
    package func waitUntilReady(_ transport: NetworkTransport) async throws {
        for _ in 0..<600 {
            if (try? await transport.send(request(.get, "/moto-api/data.json"))) != nil { return }
            try await Task.sleep(for: .milliseconds(100))
        }
        throw NotReady()
    }
}
