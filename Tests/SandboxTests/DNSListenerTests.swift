import Foundation
import Testing

@testable import Sandbox

/// The DNS listener, asked by BIND's own tools.
struct DNSListenerTests {
    private static let hasTools = ["delv", "dig"].allSatisfy { OtherProgram.runAndWait([$0, "-v"])?.status == 0 }

    /// What delv says, from the sandbox's root key on.
    private static func delv(_ listener: DNSListener, _ arguments: String...) async throws -> String {
        let fields = SandboxServer.trustAnchor.split(separator: " ", maxSplits: 3)
        let anchor = FileManager.default.temporaryDirectory.appending(path: "ksk-\(UUID().uuidString).conf")
        try "trust-anchors { . static-key \(fields[0]) \(fields[1]) \(fields[2]) \"\(fields[3])\"; };\n"
            .write(to: anchor, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: anchor) }
        return await OtherProgram.run(
            ["delv", "@\(listener.host)", "-p", "\(listener.port)", "-a", anchor.path, "+root=."] + arguments)?.output
            ?? ""
    }

    // skipped: delv and dig, from Debian's bind9-dnsutils, are not installed
    @Test(.enabled(if: hasTools))
    func `delv finds a zone unsigned, then secure, then bogus under a wrong DS record`() async throws {
        // delv has no clock of its own.
        let server = try SandboxServer()
        let listener = try await DNSListener(server, host: "127.0.0.1", port: 0)
        let id = try #require(await server.zoneID(named: "example.net."))
        #expect(try await Self.delv(listener, "example.net", "SOA").contains("; unsigned answer"))
        let tags = await server.account.zone(id)?.keySigningKeys.map(\.keyTag) ?? []
        await server.setParent(ofZone: id, keyTags: tags)
        #expect(try await Self.delv(listener, "example.net", "SOA").contains("; fully validated"))
        #expect(try await Self.delv(listener, "+tcp", "example.net", "DNSKEY").contains("; fully validated"))
        #expect(try await Self.delv(listener, "none.example.net", "A").contains("; negative response, fully validated"))
        await server.publishWrongKey(ofZone: "example.net.")
        let bogus = try await Self.delv(listener, "example.net", "SOA")
        #expect(bogus.contains("resolution failed"), "\(bogus)")
        let answer =
            await OtherProgram.run([
                "dig", "@\(listener.host)", "-p", "\(listener.port)", "example.net", "NS", "+short",
            ])?.output ?? ""
        #expect(answer.split(separator: "\n").count == 4)
        await listener.close()
    }
}

extension SandboxServer {
    /// As if the registrar had been given the key of another zone.
    fileprivate func publishWrongKey(ofZone name: String) {
        let key = RegisteredKeyRecord(
            algorithm: 13, flags: 257, publicKey: "", keyTag: 1, digest: String(repeating: "A", count: 64))
        account.domains[name, default: DomainRecord()].add(
            RegistrarOperationRecord(
                id: "1", work: .add(key), submitted: .distantPast, finished: .distantPast, hasFailed: false))
        if let id = zoneID(named: name) { setParent(ofZone: id, keyTags: []) }
    }
}
