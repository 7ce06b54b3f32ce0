import DNSSEC
import Foundation
import Testing

@testable import Sandbox

/// The DNS of the practice world.
struct PracticeWorldTests {
    private static func query(_ name: String, _ type: RecordType, edns: EDNS? = EDNS()) throws -> Message {
        Message.query(id: 7, Question(try DomainName(name), type), edns: edns)
    }

    private static func ask(
        _ bench: Bench, _ name: String, _ type: RecordType, edns: EDNS? = EDNS(), isDatagram: Bool = false
    ) async throws -> Message {
        let query = try query(name, type, edns: edns)
        let octets = try #require(await bench.server.answer(toDNS: query.wireFormat, isDatagram: isDatagram))
        let answer = try Message(decoding: octets)
        #expect(answer.answers(query))
        return answer
    }

    private static func change(
        _ bench: Bench, zone: String, _ name: String, _ type: String, _ values: String..., action: String = "UPSERT"
    ) async throws {
        let records = values.map { "<ResourceRecord><Value>\($0)</Value></ResourceRecord>" }.joined()
        let body = """
            <ChangeResourceRecordSetsRequest xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><ChangeBatch><Changes>\
            <Change><Action>\(action)</Action><ResourceRecordSet><Name>\(name)</Name><Type>\(type)</Type><TTL>300</TTL>\
            <ResourceRecords>\(records)</ResourceRecords></ResourceRecordSet></Change></Changes></ChangeBatch>\
            </ChangeResourceRecordSetsRequest>
            """
        let answer = try await bench.route53("POST", "hostedzone/\(try await bench.zoneID(zone))/rrset/", body)
        #expect(answer.status == 200, "\(answer.text)")
    }

    /// Publishes DS records for the keys of a zone.
    private static func publish(_ bench: Bench, zone: String) async throws {
        let id = try await bench.zoneID(zone)
        let tags = await bench.server.account.zone(id)?.keySigningKeys.map(\.keyTag) ?? []
        await bench.server.setParent(ofZone: id, keyTags: tags)
    }

    private static func now(_ bench: Bench) -> UInt32 { UInt32(bench.clock.now.timeIntervalSince1970) }

    /// What our own validation says of the answer's first record set, from the root's key down.
    private static func verdict(_ bench: Bench, _ name: String, _ type: RecordType) async throws -> Bool {
        var keys = [try DNSKEY(parsing: SandboxServer.trustAnchor)]
        var zone = DomainName.root
        let full = try DomainName(name)
        for count in 1...max(1, full.labelCount) {
            let child = full.suffix(labelCount: count)
            let signers = RRset.sets(in: try await ask(bench, child.route53Description, .ds).answers)
            guard let set = signers.first(where: { $0.type == .ds }) else { continue }
            guard SignatureCheck(of: set, keys: keys, zone: zone, at: now(bench)).isValid else { return false }
            let found = RRset.sets(in: try await ask(bench, child.route53Description, .dnskey).answers).first
            let check = DelegationCheck(signers: set.delegationSigners, keys: found, zone: child, at: now(bench))
            guard case .secure = check.outcome, let found else { return false }
            (zone, keys) = (child, found.keys)
        }
        let answer = try await ask(bench, name, type)
        let set = try #require(RRset.sets(in: answer.answers + answer.authorities).first)
        return SignatureCheck(of: set, keys: keys, zone: zone, at: now(bench)).isValid
    }

    @Test func `the chain holds from the root to a signed zone with a DS record`() async throws {
        let bench = try Bench()
        #expect(try await Self.verdict(bench, "com", .soa))
        #expect(try await !Self.verdict(bench, "example.net", .soa))
        try await Self.publish(bench, zone: "example.net.")
        #expect(try await Self.verdict(bench, "example.net", .soa))
        #expect(try await Self.verdict(bench, "example.net", .ns))
        #expect(try await Self.verdict(bench, "nothing.example.net", .a))
    }

    @Test func `the root's key is the same in every sandbox`() throws {
        #expect(
            SandboxServer.trustAnchor
                == "257 3 13 oNTu/UfakmQKcBxKFW5b5ixM7KMgszYaS96rddTg/GZj3LLYf5fUpuCvVGyZg/2xlLJnzaINLDVKr87BMXQrwA==")
    }

    @Test func `an unsigned zone says when a name is not there, a signed one only that it has no types`() async throws {
        let bench = try Bench()
        #expect(try await Self.ask(bench, "nothing.example.com", .a).responseCode == .nameError)
        let signed = try await Self.ask(bench, "nothing.example.net", .a)
        #expect(signed.responseCode == .noError)
        #expect(signed.authorities.contains { $0.type == .nsec })
        let plain = try await Self.ask(bench, "nothing.example.net", .a, edns: nil)
        #expect(plain.responseCode == .nameError)
        #expect(!plain.authorities.contains { $0.type == .nsec || $0.type == .rrsig })
        #expect(plain.edns == nil)
    }

    @Test func `keys are there while the zone is signed, inactive ones not`() async throws {
        let bench = try Bench()
        let keys = try await Self.ask(bench, "two-keys.example", .dnskey).answers
        #expect(keys.count { $0.type == .dnskey } == 2)
        #expect(keys.count { $0.type == .rrsig } == 1)
        #expect(try await Self.ask(bench, "example.com", .dnskey).answers.isEmpty)
    }

    @Test(arguments: [
        ("a", "A", "192.0.2.1", RecordType.a), ("b", "AAAA", "2001:db8::1", .aaaa),
        ("c", "TXT", "\"x\" \"y\\101\"", .txt), ("d", "MX", "10 Mail.example.net", .mx),
        ("e", "SRV", "1 2 3 h.example.net", 33), ("f", "CAA", "0 issue \"ca.example.net\"", 257),
        ("g", "PTR", "h.example.net", 12), ("h", "SPF", "\"v=spf1\"", 99),
        ("i", "NAPTR", #"100 50 "u" "E2U+sip" "!^.*$!sip:a@example.net!" ."#, 35),
        ("j", "TLSA", "3 1 1 " + String(repeating: "ab", count: 32), 52),
        ("k", "SSHFP", "4 2 " + String(repeating: "AB", count: 32), 44),
        ("l", "SVCB", "1 svc.example.net port=8443", 64), ("m", "HTTPS", #"1 . alpn="h2,h3""#, 65),
    ])
    func `what Route 53 keeps is served and signed`(
        label: String, type: String, value: String, wire: RecordType
    ) async throws {
        let bench = try Bench()
        try await Self.publish(bench, zone: "example.net.")
        try await Self.change(bench, zone: "example.net.", "\(label).example.net", type, value)
        #expect(try await Self.verdict(bench, "\(label).example.net", wire))
    }

    @Test func `the proof of a missing type lists what Route 53 lists`() async throws {
        let bench = try Bench()
        try await Self.change(bench, zone: "example.net.", "*.w.example.net", "A", "192.0.2.1")
        func types(_ name: String, _ type: RecordType) async throws -> Set<RecordType> {
            for record in try await Self.ask(bench, name, type).authorities {
                if case .nsec(let nsec) = record.data { return nsec.types.types }
            }
            return []
        }
        for name in ["a.w.example.net", "example.net"] {
            let listed = try await types(name, .aaaa)
            #expect(listed.isSuperset(of: [.a, .txt, .mx, 65, .rrsig, .nsec]) && !listed.contains(.aaaa))
            #expect(!listed.contains(.cname) && !listed.contains(.ds))
            #expect(listed.contains(.soa) == (name == "example.net"))
        }
        #expect(try await types("none.example.net", .aaaa) == [.rrsig, .nsec])
        try await Self.change(bench, zone: "example.net.", "far.example.net", "NS", "ns.example.org")
        #expect(try await types("far.example.net", .ds) == [.ns, .rrsig, .nsec])
        #expect(try await types("example.com", .ds) == [.ns, .rrsig, .nsec])
    }

    @Test func `the signatures over a zone's keys run out when its KMS key no longer signs`() async throws {
        var settings = SandboxSettings()
        settings.keySignatureLifetime = .seconds(3 * 86_400)
        settings.noticeDelay = .seconds(3600)
        let bench = try Bench(settings: settings)
        try await Self.publish(bench, zone: "example.net.")
        let zone = try await bench.zoneID("example.net.")
        let key = try await bench.keyARN("alias/dnssec-example-net")
        func status() async throws -> String? {
            try await bench.route53("GET", "hostedzone/\(zone)/dnssec").text("Status/ServeSignature")
        }
        func expiration() async throws -> [UInt32] {
            try await Self.ask(bench, "example.net", .dnskey).answers.compactMap {
                if case .rrsig(let signature) = $0.data { signature.expiration } else { nil }
            }
        }
        #expect(try await expiration() == [Self.now(bench) + 3 * 86_400])
        #expect(try await bench.kms("DisableKey", ["KeyId": .string(key)]).status == 200)
        let end = Self.now(bench) + 3 * 86_400
        #expect(try await status() == "SIGNING")
        await bench.server.advanceClock(bySeconds: 3600)
        #expect(try await status() == "ACTION_NEEDED")
        // The account's clock went on, the validators' did not.
        #expect(try await expiration() == [end - 3600])
        bench.clock.advance(by: 86_400)
        #expect(try await expiration() == [end - 3600])
        #expect(try await Self.verdict(bench, "example.net", .soa))
        bench.clock.advance(by: 2 * 86_400)
        #expect(try await !Self.verdict(bench, "example.net", .soa))
        #expect(try await bench.kms("EnableKey", ["KeyId": .string(key)]).status == 200)
        #expect(try await !Self.verdict(bench, "example.net", .soa))
        #expect(try await bench.route53("POST", "keysigningkey/\(zone)/ksk_2026_02/activate").status == 200)
        #expect(try await Self.verdict(bench, "example.net", .soa))
        #expect(try await expiration() == [Self.now(bench) + 3 * 86_400])
    }

    @Test func `a key that is repaired before it is noticed was never broken`() async throws {
        var settings = SandboxSettings()
        settings.noticeDelay = .seconds(3600)
        let bench = try Bench(settings: settings)
        let key = try await bench.keyARN("alias/dnssec-example-net")
        #expect(try await bench.kms("DisableKey", ["KeyId": .string(key)]).status == 200)
        #expect(try await bench.kms("EnableKey", ["KeyId": .string(key)]).status == 200)
        await bench.server.advanceClock(bySeconds: 7200)
        let zone = try await bench.zoneID("example.net.")
        let answer = try await bench.route53("GET", "hostedzone/\(zone)/dnssec")
        #expect(try answer.text("Status/ServeSignature") == "SIGNING")
    }

    @Test func `a wildcard stands for names that are not there`() async throws {
        let bench = try Bench()
        try await Self.publish(bench, zone: "example.net.")
        try await Self.change(bench, zone: "example.net.", "*.w.example.net", "A", "192.0.2.1")
        try await Self.change(bench, zone: "example.net.", "x.y.w.example.net", "A", "192.0.2.2")
        #expect(try await Self.verdict(bench, "a.b.w.example.net", .a))
        #expect(try await Self.ask(bench, "a.w.example.net", .a).answers.first?.data == .a([192, 0, 2, 1]))
        // y.w exists, because something is below it.
        #expect(try await Self.ask(bench, "y.w.example.net", .a).answers.isEmpty)
        #expect(try await Self.ask(bench, "z.y.w.example.net", .a).answers.isEmpty)
        #expect(try await Self.ask(bench, "a.w.example.net", .txt).answers.isEmpty)
    }

    @Test func `another name is followed, but not in circles`() async throws {
        let bench = try Bench()
        try await Self.change(bench, zone: "example.net.", "a.example.net", "CNAME", "b.example.net")
        try await Self.change(bench, zone: "example.net.", "b.example.net", "CNAME", "a.example.net")
        let answer = try await Self.ask(bench, "a.example.net", .a)
        #expect((2...20).contains(answer.answers.count { $0.type == .cname }))
    }

    @Test func `a zone below a hosted zone is there once that one delegates it`() async throws {
        let bench = try Bench()
        let body = """
            <CreateHostedZoneRequest xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><Name>sub.example.net</Name>\
            <CallerReference>r</CallerReference></CreateHostedZoneRequest>
            """
        #expect(try await bench.route53("POST", "hostedzone", body).status == 201)
        #expect(try await Self.ask(bench, "sub.example.net", .soa).answers.isEmpty)
        try await Self.change(bench, zone: "example.net.", "sub.example.net", "NS", "ns.example.org")
        #expect(try await Self.ask(bench, "sub.example.net", .soa).answers.count == 1)
        let denial = try await Self.ask(bench, "sub.example.net", .ds).authorities
        #expect(denial.contains { if case .nsec(let nsec) = $0.data { nsec.types.contains(.ns) } else { false } })
    }

    @Test func `a zone elsewhere is referred to`() async throws {
        let bench = try Bench()
        try await Self.change(bench, zone: "example.net.", "far.example.net", "NS", "ns.example.org")
        let answer = try await Self.ask(bench, "www.far.example.net", .a)
        #expect(answer.answers.isEmpty)
        #expect(!answer.flags.contains(.authoritative))
        #expect(answer.authorities.contains { $0.type == .ns })
        #expect(answer.authorities.contains { $0.type == .nsec })
    }

    @Test func `a private zone is not on the internet`() async throws {
        let bench = try Bench()
        #expect(try await Self.ask(bench, "corp.internal", .soa).answers.isEmpty)
        #expect(try await Self.ask(bench, "twice.example", .soa, edns: nil).answers.count == 1)
        #expect(try await Self.ask(bench, "ns-1.awsdns-00.com", .a).answers.first?.data == .a([127, 0, 0, 1]))
    }

    @Test func `a key that is gone leaves the zone without a signature over its keys`() async throws {
        let bench = try Bench()
        try await Self.publish(bench, zone: "example.net.")
        let key = try await bench.keyARN("alias/dnssec-example-net")
        #expect(try await bench.kms("ScheduleKeyDeletion", ["KeyId": .string(key)]).status == 200)
        #expect(try await Self.verdict(bench, "example.net", .soa))
        await bench.server.advanceClock(bySeconds: 31 * 86_400)
        _ = try await bench.kms("ListKeys")
        #expect(try await !Self.verdict(bench, "example.net", .soa))
    }

    @Test func `an answer that does not fit says so over UDP and comes whole over TCP`() async throws {
        let bench = try Bench()
        let text = String(repeating: "x", count: 200)
        try await Self.change(
            bench, zone: "example.net.", "big.example.net", "TXT", "\"1\(text)\"", "\"2\(text)\"", "\"3\(text)\"")
        let datagram = try await Self.ask(bench, "big.example.net", .txt, edns: nil, isDatagram: true)
        #expect(datagram.flags.contains(.truncated))
        #expect(datagram.answers.isEmpty)
        let larger = try await Self.ask(bench, "big.example.net", .txt, edns: EDNS(), isDatagram: true)
        #expect(!larger.flags.contains(.truncated))
        #expect(try await Self.ask(bench, "big.example.net", .txt, edns: nil).answers.count == 3)
    }
}
