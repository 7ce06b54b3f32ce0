import Foundation
import NIOCore
import Testing

@testable import Sandbox

/// The DNS listener, asked by validators that are not ours.
struct DNSListenerTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private static let hasTools = ["delv", "dig"].allSatisfy { OtherProgram.runAndWait([$0, "-v"])?.status == 0 }

    /// A Python whose dnspython can verify: it needs the right version of cryptography.
    private static let python = ["/usr/bin/python3", "python3"].first { python in
        let test = "import cryptography, dns.dnssec; assert getattr(dns.dnssec, '_have_pyca', True)"
        return OtherProgram.runAndWait([python, "-c", test])?.status == 0
    }

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
        await server.publishKeys(ofZone: id)
        #expect(try await Self.delv(listener, "example.net", "SOA").contains("; fully validated"))
        #expect(try await Self.delv(listener, "+tcp", "example.net", "DNSKEY").contains("; fully validated"))
        #expect(try await Self.delv(listener, "none.example.net", "A").contains("; negative response, fully validated"))
        #expect(try await Self.delv(listener, "example.net", "AAAA").contains("; negative response, fully validated"))
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

    // skipped: delv and dig, from Debian's bind9-dnsutils, are not installed
    @Test(.enabled(if: hasTools))
    func `delv finds a zone bogus when the signatures over its keys have run out`() async throws {
        let server = try SandboxServer()
        let listener = try await DNSListener(server, host: "127.0.0.1", port: 0)
        let id = try #require(await server.zoneID(named: "example.net."))
        await server.publishKeys(ofZone: id)
        await server.setStatus("ACTION_NEEDED", ofKey: "ksk_2026_02", zone: id)
        await server.advanceClock(bySeconds: 6 * 86_400)
        #expect(try await Self.delv(listener, "example.net", "SOA").contains("; fully validated"))
        await server.advanceClock(bySeconds: 2 * 86_400)
        let bogus = try await Self.delv(listener, "example.net", "SOA")
        #expect(bogus.contains("resolution failed"), "\(bogus)")
        await listener.close()
    }

    // skipped: dnspython with cryptography is not installed; unbound is left out where it is missing
    @Test(.enabled(if: python != nil))
    func `dnspython and unbound find a zone insecure, then secure, then bogus under a wrong DS record`() async throws {
        let server = try SandboxServer()
        let listener = try await DNSListener(server, host: "127.0.0.1", port: 0)
        let anchor = FileManager.default.temporaryDirectory.appending(path: "ksk-\(UUID().uuidString).key")
        try ". 3600 IN DNSKEY \(SandboxServer.trustAnchor)\n".write(to: anchor, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: anchor) }
        func validate(_ wanted: String, _ names: String...) async {
            let script = Self.root.appending(path: "Scripts/validate-sandbox-dns.py").path
            let done = await OtherProgram.run(
                [Self.python ?? "", script, listener.host, "\(listener.port)", anchor.path, wanted] + names)
            #expect(done?.status == 0, "\(done?.output ?? "")")
        }
        let id = try #require(await server.zoneID(named: "example.net."))
        await server.addRecordSets(toZone: id)
        await validate("insecure", "example.net", "SOA", "example.com", "NS")
        await server.publishKeys(ofZone: id)
        await validate(
            "secure", "net", "SOA", "example.net", "SOA", "example.net", "DNSKEY", "none.example.net", "A",
            "example.net", "AAAA", "a.w.example.net", "A", "naptr.example.net", "NAPTR", "tlsa.example.net", "TLSA",
            "sshfp.example.net", "SSHFP", "svcb.example.net", "SVCB", "https.example.net", "HTTPS", "mx.example.net",
            "MX", "caa.example.net", "CAA")
        await server.publishWrongKey(ofZone: "example.net.")
        await validate("bogus", "example.net", "SOA", "tlsa.example.net", "TLSA")
        await listener.close()
    }

    @Test func `queries over one connection are all answered, and half a query does no harm`() async throws {
        let server = try SandboxServer(seed: .empty)
        let listener = try await DNSListener(server, host: "127.0.0.1", port: 0)
        let query: [UInt8] = [0, 7, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 6, 0, 1]
        let frame = [0, UInt8(query.count)] + query
        let connection = try await TestConnection.open(host: listener.host, port: listener.port)
        try await connection.executeThenClose { inbound, outbound in
            var received = ByteBuffer()
            var iterator = inbound.makeAsyncIterator()
            for _ in 0..<3 {
                // In two pieces, the cut inside of the length.
                try await outbound.write(ByteBuffer(bytes: frame.prefix(1)))
                try await outbound.write(ByteBuffer(bytes: frame.dropFirst()))
                var message: ByteBuffer?
                while message == nil {
                    guard var part = try await iterator.next() else { break }
                    received.writeBuffer(&part)
                    message = received.readLengthPrefixedSlice(as: UInt16.self)
                }
                #expect(message?.getBytes(at: 0, length: 2) == [0, 7])
            }
            // A message that is none ends the connection, and only this one.
            try await outbound.write(ByteBuffer(bytes: [0, 0]))
            #expect(try await iterator.next() == nil)
        }
        #expect(await server.answer(toDNS: query, isDatagram: false) != nil)
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

    fileprivate func publishKeys(ofZone id: String) {
        setParent(ofZone: id, keyTags: account.zone(id)?.keySigningKeys.map(\.keyTag) ?? [])
    }

    /// One of each of the rarer types, and a wildcard.
    fileprivate func addRecordSets(toZone id: String) {
        let digits = String(repeating: "ab", count: 32)
        let values = [
            ("*.w", "A", "192.0.2.1"), ("naptr", "NAPTR", #"100 50 "u" "E2U+sip" "!^.*$!sip:a@example.net!" ."#),
            ("tlsa", "TLSA", "3 1 1 \(digits)"), ("sshfp", "SSHFP", "4 2 \(digits)"),
            ("svcb", "SVCB", "1 svc.example.net. port=8443 ipv4hint=192.0.2.1"),
            ("https", "HTTPS", #"1 . alpn="h2,h3" mandatory=alpn"#), ("mx", "MX", "10 mail.example.net."),
            ("caa", "CAA", #"0 issue "ca.example.net""#),
        ]
        account.update(zone: id) { zone in
            zone.recordSets = zone.standardRecordSets
            for (label, type, value) in values {
                let name = label.replacing("*", with: #"\052"#)
                zone.recordSets?.append(
                    RecordSetRecord(name: "\(name).example.net.", type: type, ttl: 300, values: [value]))
            }
        }
    }
}
