import Foundation
import Testing

@testable import Sandbox

/// AWS's own clients, from PyPI, against the listener.
struct AWSClientsTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private static let hasClients =
        OtherProgram.runAndWait(["python3", "-c", "import boto3, dns.dnssec, shutil; assert shutil.which('aws')"])?
        .status == 0

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
        let done = await OtherProgram.run(["python3", script], environment: ["AWS_ENDPOINT_URL": listener.url])
        await listener.close()
        #expect(done?.status == 0, "\(done?.output ?? "")")
    }
}
