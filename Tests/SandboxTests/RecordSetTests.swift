import Foundation
import Testing

@testable import Sandbox

/// Zones that come and go, and what is in them.
struct RecordSetTests {
    private static let namespace = "https://route53.amazonaws.com/doc/2013-04-01/"

    private static func makeZone(
        _ bench: Bench, _ name: String = "new.example", reference: String = "r", rest: String = ""
    ) async throws -> Answer {
        try await bench.route53(
            "POST", "hostedzone",
            "<CreateHostedZoneRequest xmlns=\"\(namespace)\"><Name>\(name)</Name>"
                + "<CallerReference>\(reference)</CallerReference>\(rest)</CreateHostedZoneRequest>")
    }

    private static func change(_ bench: Bench, zone: String, _ changes: String) async throws -> Answer {
        try await bench.route53(
            "POST", "hostedzone/\(zone)/rrset/",
            "<ChangeResourceRecordSetsRequest xmlns=\"\(namespace)\"><ChangeBatch><Changes>\(changes)</Changes>"
                + "</ChangeBatch></ChangeResourceRecordSetsRequest>")
    }

    private static func change(
        _ action: String, _ name: String, _ type: String, _ values: [String], ttl: Int = 300
    ) -> String {
        let records = values.map { "<ResourceRecord><Value>\($0)</Value></ResourceRecord>" }.joined()
        return "<Change><Action>\(action)</Action><ResourceRecordSet><Name>\(name)</Name><Type>\(type)</Type>"
            + "<TTL>\(ttl)</TTL><ResourceRecords>\(records)</ResourceRecords></ResourceRecordSet></Change>"
    }

    @Test func `a zone comes and goes`() async throws {
        let bench = try Bench(.empty)
        let made = try await Self.makeZone(bench, "NEW.Example")
        #expect(made.status == 201)
        #expect(try made.text("HostedZone/Name") == "new.example.")
        let id = try #require(try made.text("HostedZone/Id")).split(separator: "/").last.map(String.init) ?? ""
        #expect(made.response.header("location")?.hasSuffix("/hostedzone/\(id)") == true)
        #expect(try await bench.route53("GET", "hostedzonecount").text("HostedZoneCount") == "1")
        #expect(try await bench.route53("DELETE", "hostedzone/\(id)").status == 200)
        #expect(try await bench.route53("GET", "hostedzone/\(id)").code == "NoSuchHostedZone")
        #expect(try await bench.route53("GET", "hostedzonesbyname").xml.child("HostedZones")?.children.isEmpty == true)
    }

    @Test(arguments: [
        ("a..b", "", "InvalidDomainName"), (".", "", "InvalidDomainName"), ("", "", "InvalidDomainName"),
        ("a.b", "<DelegationSetId>N1</DelegationSetId>", "NoSuchDelegationSet"), ("a.b", "<Other/>", "InvalidInput"),
        ("a.b", "<HostedZoneConfig><PrivateZone>true</PrivateZone></HostedZoneConfig>", "InvalidInput"),
        (
            "a.b", "<HostedZoneConfig><Comment>\(String(repeating: "x", count: 257))</Comment></HostedZoneConfig>",
            "InvalidInput"
        ),
    ])
    func `zones that are not made`(name: String, rest: String, code: String) async throws {
        #expect(try await Self.makeZone(Bench(.empty), name, rest: rest).code == code)
    }

    @Test func `a caller reference makes one zone, of each account`() async throws {
        let bench = try Bench(.empty)
        #expect(try await Self.makeZone(bench).status == 201)
        let again = try await Self.makeZone(bench, "other.example")
        #expect(again.status == 409)
        #expect(try again.code == "HostedZoneAlreadyExists")
    }

    @Test func `a batch is done whole or not at all`() async throws {
        let bench = try Bench()
        let zone = try await bench.zoneID("example.com.")
        let good = Self.change("CREATE", "a.example.com", "A", ["192.0.2.1"])
        let bad = Self.change("DELETE", "b.example.com", "A", ["192.0.2.1"])
        let answer = try await Self.change(bench, zone: zone, good + bad + bad)
        #expect(try answer.code == "InvalidChangeBatch")
        let sentence = "Tried to delete resource record set [name='b.example.com.', type='A'] but it was not found"
        #expect(try answer.message == "[\(sentence), \(sentence)]")
        #expect(try await bench.route53("GET", "hostedzone/\(zone)").text("HostedZone/ResourceRecordSetCount") == "2")
    }

    @Test func `later changes of a batch see the earlier ones`() async throws {
        let bench = try Bench()
        let zone = try await bench.zoneID("example.com.")
        let answer = try await Self.change(
            bench, zone: zone,
            Self.change("CREATE", "a.example.com", "A", ["192.0.2.1"])
                + Self.change("DELETE", "a.example.com", "A", ["192.0.2.1"])
                + Self.change("CREATE", "a.example.com", "CNAME", ["b.example.com"]))
        #expect(answer.status == 200)
        #expect(await bench.server.account.zone(zone)?.recordSets?.count == 3)
    }

    @Test func `a batch has at most a thousand records, and UPSERT counts twice`() async throws {
        let bench = try Bench()
        let zone = try await bench.zoneID("example.com.")
        func batch(_ action: String, _ count: Int) -> String {
            (0..<count).map { Self.change(action, "n\($0).example.com", "A", ["192.0.2.1"]) }.joined()
        }
        let message = "[Number of records limit of 1000 exceeded.]"
        #expect(try await Self.change(bench, zone: zone, batch("UPSERT", 501)).message == message)
        #expect(try await Self.change(bench, zone: zone, batch("CREATE", 1000)).status == 200)
        let page = try await bench.route53("GET", "hostedzone/\(zone)/rrset")
        #expect(try page.xml.child("ResourceRecordSets")?.children.count == 300)
        #expect(try page.text("IsTruncated") == "true")
        #expect(try page.text("NextRecordType") == "A")
    }

    @Test(arguments: ["type=A", "name=example.com&identifier=x", "name=a..b", "name=example.com&type=X", "maxitems=0"])
    func `lists of record sets refuse what makes no sense`(query: String) async throws {
        let bench = try Bench()
        let zone = try await bench.zoneID("example.com.")
        #expect(try await bench.route53("GET", "hostedzone/\(zone)/rrset?\(query)").code == "InvalidInput")
    }

    @Test(arguments: [
        ("A", "192.0.2.1", true), ("A", "192.0.2", false), ("A", "192.0.2.1 ", false), ("AAAA", "::1", true),
        ("AAAA", "1", false), ("CNAME", "a.b", true), ("CNAME", "a b", false), ("NS", "a..b", false),
        ("MX", "10 a.b", true), ("MX", "a.b", false), ("MX", "65536 a.b", false), ("SRV", "1 2 3 a", true),
        ("SRV", "1 2 a", false), ("TXT", "\"a\" \"b\"", true), ("TXT", "\"a", false), ("TXT", "a", false),
        ("TXT", "\"\\\"\"", true), ("TXT", "\"\(String(repeating: "x", count: 255))\"", true),
        ("TXT", "\"\(String(repeating: "x", count: 256))\"", false),
        ("DS", "1 13 2 \(String(repeating: "0", count: 64))", true), ("DS", "1 13 2 00", false),
        ("DS", "1 13 9 00", false), ("DS", "x 13 2 00", false), ("CAA", "0 issue \"a\"", true), ("CAA", "x", false),
        ("SOA", "a. b. 1 2 3 4 5", true), ("SOA", "a. b. 1 2 3 4", false), ("NAPTR", "anything", false),
        ("A", "", false),
    ])
    func `values are checked by their type`(type: String, value: String, isRight: Bool) {
        #expect((RecordValue.problem(value, type: type) == nil) == isRight)
    }

    @Test func `the parent's hosted zone holds the DS record, and blocks what would break the chain`() async throws {
        let bench = try Bench(.empty)
        _ = try await Self.makeZone(bench, "example.test", reference: "1")
        let made = try await Self.makeZone(bench, "sub.example.test", reference: "2")
        let child = try #require(try made.text("HostedZone/Id")).split(separator: "/").last.map(String.init) ?? ""
        let key: JSONValue = [
            "KeySpec": "ECC_NIST_P256", "KeyUsage": "SIGN_VERIFY", "Policy": .string(KeyPolicies.unguarded),
        ]
        let arn = try await bench.kms("CreateKey", key).json["KeyMetadata"]?["Arn"]?.string ?? ""
        let created = try await bench.route53("POST", "keysigningkey", Bench.body(zone: child, key: arn))
        let record = try #require(try created.text("KeySigningKey/DSRecord"))
        #expect(try await bench.route53("POST", "hostedzone/\(child)/enable-dnssec").status == 200)
        let parent = try await bench.zoneID("example.test.")
        let servers = Self.change("CREATE", "sub.example.test", "NS", ["ns.example.test"])
        let signer = Self.change("CREATE", "sub.example.test", "DS", [record])
        #expect(try await Self.change(bench, zone: parent, signer).code == "InvalidChangeBatch")
        #expect(try await Self.change(bench, zone: parent, servers + signer).status == 200)
        let disable = try await bench.route53("POST", "hostedzone/\(child)/disable-dnssec")
        #expect(try disable.code == "KeySigningKeyInParentDSRecord")
        let gone = Self.change("DELETE", "sub.example.test", "DS", [record])
        #expect(try await Self.change(bench, zone: parent, gone).status == 200)
        #expect(try await bench.route53("POST", "hostedzone/\(child)/disable-dnssec").status == 200)
    }

    @Test(arguments: [
        ("hostedzone", "<AddTags><Tag><Key>a</Key><Value>b</Value></Tag></AddTags>", nil),
        ("hostedzone", "<RemoveTagKeys><Key>a</Key></RemoveTagKeys>", nil), ("hostedzone", "", "InvalidInput"),
        ("hostedzone", "<AddTags><Tag><Key></Key></Tag></AddTags>", "InvalidInput"),
        ("healthcheck", "<RemoveTagKeys><Key>a</Key></RemoveTagKeys>", "InvalidInput"),
        (
            "hostedzone",
            "<AddTags>" + (0..<11).map { "<Tag><Key>\($0)</Key><Value/></Tag>" }.joined() + "</AddTags>", "InvalidInput"
        ),
    ])
    func `tags are changed in bounds`(kind: String, changes: String, code: String?) async throws {
        let bench = try Bench()
        let zone = try await bench.zoneID("example.com.")
        let answer = try await bench.route53(
            "POST", "tags/\(kind)/\(zone)",
            "<ChangeTagsForResourceRequest xmlns=\"\(Self.namespace)\">\(changes)</ChangeTagsForResourceRequest>")
        #expect(try answer.code == code)
    }

    @Test func `records survive the end of the program`() async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "ksk-\(UUID().uuidString).json").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let zone = try await Bench().zoneID("example.com.")
        do {
            let first = try Bench(stateFile: path)
            let change = Self.change("CREATE", "a.example.com", "A", ["192.0.2.1"])
            #expect(try await Self.change(first, zone: zone, change).status == 200)
        }
        let second = try Bench(.empty, stateFile: path)
        #expect(await second.server.account.zone(zone)?.recordSets?.first { $0.type == "A" }?.values == ["192.0.2.1"])
    }
}
