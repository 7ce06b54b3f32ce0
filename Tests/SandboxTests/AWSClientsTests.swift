import Foundation
import Testing

@testable import Sandbox

/// AWS's own clients, from PyPI, against the listener.
struct AWSClientsTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// What a program prints and how it ends.
    private static func run(_ arguments: [String], environment: [String: String] = [:]) throws -> (Int32, String) {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, text)
    }

    private static let hasClients =
        (try? run(["python3", "-c", "import boto3, dns.dnssec, shutil; assert shutil.which('aws')"]).0) == 0

    // skipped: boto3, dnspython or the AWS CLI is not installed
    @Test(.enabled(if: hasClients))
    func `boto3 and the AWS CLI drive every operation`() async throws {
        var settings = SandboxSettings()
        settings.requiresRoute53Region = false
        settings.showsKeysOfOtherRegions = false
        var options = ListenerOptions()
        options.port = 0
        options.isControllable = true
        let listener = try await SandboxListener(SandboxServer(settings: settings), options: options)
        let script = Self.root.appending(path: "Scripts/drive-sandbox.py").path
        let (status, output) = try Self.run(["python3", script], environment: ["AWS_ENDPOINT_URL": listener.url])
        await listener.close()
        #expect(status == 0, "\(output)")
    }
}
