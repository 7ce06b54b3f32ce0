import DNSSEC
import Foundation
import Testing

@testable import Sandbox

/// The lists of zones, and what is told of one.
struct HostedZoneTests {
    private static func names(_ answer: Answer) throws -> [String] {
        try answer.xml.child("HostedZones")?.children.compactMap { $0.child("Name")?.text } ?? []
    }

    @Test func `the zones come in pages of a hundred, example.com first`() async throws {
        let bench = try Bench()
        var names: [String] = []
        var pages = 0
        var marker = ""
        repeat {
            let answer = try await bench.route53("GET", "hostedzone\(marker.isEmpty ? "" : "?marker=\(marker)")")
            #expect(try answer.text("MaxItems") == "100")
            #expect(try answer.text("Marker") == (marker.isEmpty ? nil : marker))
            names += try Self.names(answer)
            pages += 1
            marker = try answer.text("NextMarker") ?? ""
            #expect(try answer.text("IsTruncated") == (marker.isEmpty ? "false" : "true"))
        } while !marker.isEmpty
        #expect(names.count == 307)
        #expect(pages == 4)
        #expect(
            names.prefix(8) == [
                "example.com.", "example.net.", "two-keys.example.", "corp.internal.",
                #"\052.escapes\040here.example."#, "twice.example.", "twice.example.", "shop-001.example.",
            ])
        #expect(try await bench.route53("GET", "hostedzonecount").text("HostedZoneCount") == "307")
    }

    @Test func `an item has what AWS tells of a zone`() async throws {
        let answer = try await Bench().route53("GET", "hostedzone?maxitems=1")
        let zone = try #require(try answer.xml.child("HostedZones")?.children.first)
        #expect(zone.name == "HostedZone")
        #expect(zone.child("Id")?.text.hasPrefix("/hostedzone/Z") == true)
        #expect(zone.child("Config")?.child("PrivateZone")?.text == "false")
        #expect(zone.child("Config")?.child("Comment")?.text == "Not signed yet")
        #expect(zone.child("ResourceRecordSetCount")?.text == "2")
        #expect(zone.child("CallerReference")?.text.isEmpty == false)
    }

    @Test(arguments: [("maxitems=7", 7), ("maxitems=100", 100), ("maxitems=101", 100), ("maxitems=99999", 100)])
    func `a page has as many zones as are asked for, up to a hundred`(query: String, count: Int) async throws {
        let answer = try await Bench().route53("GET", "hostedzone?\(query)")
        #expect(try Self.names(answer).count == count)
    }

    @Test(arguments: [
        "maxitems=0", "maxitems=-1", "maxitems=x", "maxitems=", "maxitems=99999999999999999999", "marker=Z0",
        "marker=%FF",
        "hostedzonetype=Public", "marker=%2",
    ])
    func `InvalidInput for queries that make no sense`(query: String) async throws {
        let answer = try await Bench().route53("GET", "hostedzone?\(query)")
        #expect(answer.status == 400)
        #expect(try answer.code == "InvalidInput")
    }

    @Test func `private zones can be listed alone`() async throws {
        let answer = try await Bench().route53("GET", "hostedzone?hostedzonetype=PrivateHostedZone")
        #expect(try Self.names(answer) == ["corp.internal."])
        #expect(try answer.text("IsTruncated") == "false")
    }

    @Test func `there are no reusable delegation sets`() async throws {
        #expect(try await Bench().route53("GET", "hostedzone?delegationsetid=N1").code == "NoSuchDelegationSet")
    }

    @Test func `by name, zones come in the order of DNS`() async throws {
        let bench = try Bench()
        var names: [String] = []
        var query = ""
        repeat {
            let answer = try await bench.route53("GET", "hostedzonesbyname?maxitems=100\(query)")
            names += try Self.names(answer)
            let next = (try answer.text("NextDNSName"), try answer.text("NextHostedZoneId"))
            guard let name = next.0, let id = next.1 else { break }
            query = "&dnsname=\(PercentEncoding.encode(name.utf8))&hostedzoneid=\(id)"
        } while names.count < 1000
        #expect(names.count == 307)
        let sorted = try names.map { try DomainName(route53: $0) }.sorted().map(\.route53Description)
        #expect(names == sorted)
    }

    @Test(arguments: [
        ("example.com", "example.com."), ("EXAMPLE.com.", "example.com."),
        ("example.con", #"\052.escapes\040here.example."#),
        ("twice.example.", "twice.example."), (#"%5C052.escapes%5C040here.example"#, #"\052.escapes\040here.example."#),
        ("internal", "corp.internal."),
    ])
    func `a list by name starts at or after the name`(name: String, first: String) async throws {
        let bench = try Bench()
        let answer = try await bench.route53("GET", "hostedzonesbyname?dnsname=\(name)&maxitems=1")
        #expect(try Self.names(answer).first == first)
        #expect(try answer.text("DNSName") == PercentEncoding.decodedText(name.utf8))
    }

    @Test func `zones of one name follow each other`() async throws {
        let bench = try Bench()
        let first = try await bench.route53("GET", "hostedzonesbyname?dnsname=twice.example&maxitems=1")
        let id = try #require(try first.text("NextHostedZoneId"))
        #expect(try first.text("NextDNSName") == "twice.example.")
        let second = try await bench.route53(
            "GET", "hostedzonesbyname?dnsname=twice.example&hostedzoneid=\(id)&maxitems=1")
        #expect(try second.text("HostedZoneId") == id)
        #expect(try second.xml.child("HostedZones")?.children.first?.child("Id")?.text == "/hostedzone/\(id)")
    }

    @Test func `after the last name there is nothing`() async throws {
        let answer = try await Bench().route53("GET", "hostedzonesbyname?dnsname=zzz.zzz")
        #expect(try Self.names(answer).isEmpty)
        #expect(try answer.text("IsTruncated") == "false")
    }

    @Test(arguments: [
        ("hostedzoneid=Z1", "InvalidInput"), ("dnsname=", "InvalidDomainName"), ("dnsname=a..b", "InvalidDomainName"),
        ("dnsname=%5C999", "InvalidDomainName"), ("maxitems=none", "InvalidInput"),
    ])
    func `lists by name refuse what makes no sense`(query: String, code: String) async throws {
        #expect(try await Bench().route53("GET", "hostedzonesbyname?\(query)").code == code)
    }

    @Test func `a public zone has four name servers`() async throws {
        let bench = try Bench()
        let answer = try await bench.route53("GET", "hostedzone/\(try await bench.zoneID("example.com."))")
        let servers = try answer.xml.child("DelegationSet")?.child("NameServers")?.children.map(\.text) ?? []
        #expect(servers.count == 4)
        for (server, domain) in zip(servers, ["com", "net", "org", "co.uk"]) {
            #expect(server.wholeMatch(of: try Regex("ns-[0-9]{1,4}\\.awsdns-[0-9]{2}\\.\(domain)")) != nil)
        }
        #expect(try answer.xml.child("VPCs") == nil)
    }

    @Test func `a private zone has its VPC`() async throws {
        let bench = try Bench()
        let answer = try await bench.route53("GET", "hostedzone/\(try await bench.zoneID("corp.internal."))")
        #expect(try answer.text("HostedZone/Config/PrivateZone") == "true")
        #expect(try answer.text("VPCs/VPC/VPCId")?.hasPrefix("vpc-") == true)
        #expect(try answer.xml.child("DelegationSet") == nil)
    }

    @Test func `a zone of another service says so`() async throws {
        let zone = HostedZoneRecord(
            id: "Z1", name: "cloudmap.example.", callerReference: "r", linkedService: "servicediscovery.amazonaws.com")
        let text = XMLWriter.document("x", namespace: "y") { $0.write(zone) }
        #expect(
            text.contains(
                "<LinkedService><ServicePrincipal>servicediscovery.amazonaws.com</ServicePrincipal></LinkedService>"))
    }

    @Test func `NoSuchHostedZone`() async throws {
        let answer = try await Bench().route53("GET", "hostedzone/Z0000000000000")
        #expect(answer.status == 404)
        #expect(try answer.message == "No hosted zone found with ID: Z0000000000000")
    }

    @Test(arguments: [("GET", "nothing"), ("PUT", "hostedzone"), ("POST", "hostedzone/Z1/dnssec"), ("GET", "")])
    func `paths without an operation are refused`(method: String, path: String) async throws {
        let answer = try await Bench().route53(method, path)
        #expect(answer.status == 404)
        #expect(try answer.code == "UnknownOperationException")
    }

    @Test(arguments: ["route53:ListHostedZones", "kms:ListKeys"])
    func `a refusal without a resource has none in its words`(action: String) {
        let sentence = Access.refusal(of: action, on: nil as String?, by: .withoutSign)
        #expect(sentence == nil)
        #expect(
            Access.refusal(of: "kms:Sign", on: nil as String?, by: .withoutSign)
                == "User: arn:aws:iam::111122223333:user/dns-operator is not authorized to perform: kms:Sign because no"
                + " identity-based policy allows the kms:Sign action")
    }
}
