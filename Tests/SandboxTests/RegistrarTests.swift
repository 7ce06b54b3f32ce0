import Testing

@testable import Sandbox

/// Route 53 Domains, and Route 53 noticing that a key is broken.
struct RegistrarTests {
    private static let attributes: JSONValue = [
        "Algorithm": 13, "Flags": 257,
        "PublicKey": "GojIhhXUN/u4v54ZQqGSnyhWJwaubCvTmeexv7bR6edbkrSqQpF64cYbcB7wNcP+e+MAnLr+Wi9xMWyQLc8NAA==",
    ]

    private static func associate(
        _ bench: Bench, _ domain: String = "example.net", _ attributes: JSONValue = attributes
    ) async throws -> Answer {
        try await bench.domains(
            "AssociateDelegationSignerToDomain", ["DomainName": .string(domain), "SigningAttributes": attributes])
    }

    private static func keys(_ bench: Bench, _ domain: String = "example.net") async throws -> [JSONValue] {
        guard
            case .array(let keys)? = try await bench.domains("GetDomainDetail", ["DomainName": .string(domain)])
                .json["DnssecKeys"]
        else { return [] }
        return keys
    }

    @Test func `the registrar computes the DS record and publishes it later`() async throws {
        let bench = try Bench()
        let operation = try await Self.associate(bench).json["OperationId"]?.string ?? ""
        func detail() async throws -> JSONValue {
            try await bench.domains("GetOperationDetail", ["OperationId": .string(operation)]).json
        }
        #expect(try await detail()["Status"] == "IN_PROGRESS")
        #expect(try await detail()["Type"] == "ADD_DNSSEC")
        #expect(try await Self.keys(bench).isEmpty)
        bench.clock.advance(by: 10)
        #expect(try await detail()["Status"] == "SUCCESSFUL")
        let key = try #require(try await Self.keys(bench).first)
        // RFC 6605 section 6.1, for the name example.net.
        #expect(key["KeyTag"] == 55_648)
        #expect(key["Digest"] == "B4C8C1FE2E7477127B27115656AD6256F424625BF5C1E2770CE6D6E37DF61D17")
        #expect(key["Id"]?.string?.hasPrefix("DS:55648-13-2-B4C8") == true)
    }

    @Test func `one thing at a time, and a key only once`() async throws {
        let bench = try Bench()
        _ = try await Self.associate(bench)
        #expect(try await Self.associate(bench).code == "DuplicateRequest")
        bench.clock.advance(by: 10)
        let again = try await Self.associate(bench).json["OperationId"]?.string ?? ""
        bench.clock.advance(by: 10)
        let detail = try await bench.domains("GetOperationDetail", ["OperationId": .string(again)]).json
        #expect(detail["Status"] == "FAILED")
        #expect(detail["Message"] == "[Parameters in request are not valid]")
        #expect(try await Self.keys(bench).count == 1)
    }

    @Test(arguments: [("example.net", 13), ("shop-001.example", 4)])
    func `a domain has so many keys and no more`(domain: String, count: Int) async throws {
        let bench = try Bench()
        for number in 0..<count {
            let attributes: JSONValue = [
                "Algorithm": 8, "Flags": 257,
                "PublicKey": .string(number < 10 ? "AwEAAQ0\(number)" : "AwEAAQ1\(number % 10)"),
            ]
            #expect(try await Self.associate(bench, domain, attributes).status == 200)
            bench.clock.advance(by: 10)
        }
        #expect(try await Self.keys(bench, domain).count == count)
        #expect(try await Self.associate(bench, domain).code == "DnssecLimitExceeded")
    }

    @Test func `what was added can be taken away, again and again`() async throws {
        let bench = try Bench()
        for _ in 0..<70 {
            _ = try await Self.associate(bench)
            bench.clock.advance(by: 10)
            let id = try #require(try await Self.keys(bench).first?["Id"])
            let remove: JSONValue = ["DomainName": "example.net", "Id": id]
            #expect(try await bench.domains("DisassociateDelegationSignerFromDomain", remove).status == 200)
            bench.clock.advance(by: 10)
            #expect(try await Self.keys(bench).isEmpty)
        }
        #expect(await bench.server.account.domains["example.net."]?.operations.count == 100)
    }

    @Test(
        arguments: [
            ("none.example.org", "{}", "InvalidInput"),
            ("none.org", #"{"Algorithm":13,"Flags":257,"PublicKey":"AAAA"}"#, "InvalidInput"),
            ("corp.internal", #"{"Algorithm":13,"Flags":257,"PublicKey":"AAAA"}"#, "InvalidInput"),
            ("example.net", #"{"Algorithm":13,"Flags":257,"PublicKey":"*"}"#, "InvalidInput"),
            ("example.net", #"{"Algorithm":300,"Flags":257,"PublicKey":"AAAA"}"#, "ValidationException"),
            ("example.net", #"{"Algorithm":13,"PublicKey":"AAAA"}"#, "InvalidInput"),
            ("example.net", #""text""#, "SerializationException"),
        ])
    func `what the registrar does not take`(domain: String, attributes: String, code: String) async throws {
        let value = try #require(JSONValue(parsing: Array(attributes.utf8)))
        #expect(try await Self.associate(Bench(), domain, value).code == code)
    }

    @Test func `who may not, may not`() async throws {
        let bench = try Bench()
        #expect(try await bench.domains("ListDomains", as: .readOnly).status == 200)
        let body: JSONValue = ["DomainName": "example.net", "SigningAttributes": Self.attributes]
        let refused = try await bench.domains("AssociateDelegationSignerToDomain", body, as: .readOnly)
        #expect(try refused.code == "AccessDeniedException")
        #expect(try await bench.domains("RegisterDomain").code == "UnknownOperationException")
    }

    @Test func `domains are listed page by page`() async throws {
        let bench = try Bench()
        var names: [String] = []
        var body: JSONValue = ["MaxItems": 100]
        while true {
            let page = try await bench.domains("ListDomains", body).json
            names += page["Domains"]?.oneOrMany.compactMap { $0["DomainName"]?.string } ?? []
            guard let next = page["NextPageMarker"] else { break }
            body = ["MaxItems": 100, "Marker": next]
        }
        // Each name once, and neither private zones nor those of more or fewer labels.
        #expect(names.count == Set(names).count)
        #expect(names.contains("twice.example"))
        #expect(!names.contains("corp.internal"))
    }

    private static func statuses(_ bench: Bench, _ zone: String) async throws -> [String] {
        let answer = try await bench.route53("GET", "hostedzone/\(try await bench.zoneID(zone))/dnssec")
        let keys = try answer.xml.child("KeySigningKeys")?.children.compactMap { $0.child("Status")?.text } ?? []
        return [try answer.text("Status/ServeSignature") ?? ""] + keys
    }

    @Test(arguments: ["DisableKey", "ScheduleKeyDeletion"])
    func `a key that cannot be used needs action, and so does its zone`(operation: String) async throws {
        let bench = try Bench()
        let key = try await bench.keyARN("alias/dnssec-two-a")
        #expect(try await bench.kms(operation, ["KeyId": .string(key)]).status == 200)
        #expect(try await Self.statuses(bench, "two-keys.example.") == ["ACTION_NEEDED", "ACTION_NEEDED", "INACTIVE"])
        #expect(try await Self.statuses(bench, "example.net.") == ["SIGNING", "ACTIVE"])
        let zone = try await bench.zoneID("two-keys.example.")
        // The other key takes over, and the broken one can go.
        #expect(try await bench.route53("POST", "keysigningkey/\(zone)/ksk_2026_03/activate").status == 200)
        #expect(try await bench.route53("POST", "keysigningkey/\(zone)/ksk_2026_02/deactivate").status == 200)
        #expect(try await Self.statuses(bench, "two-keys.example.") == ["SIGNING", "INACTIVE", "ACTIVE"])
    }

    @Test func `a key whose time has come is gone, and its zone needs action`() async throws {
        let bench = try Bench()
        let key = try await bench.keyARN("alias/dnssec-example-net")
        let body: JSONValue = ["KeyId": .string(key), "PendingWindowInDays": 7]
        #expect(try await bench.kms("ScheduleKeyDeletion", body).status == 200)
        await bench.server.advanceClock(bySeconds: 7 * 86_400)
        #expect(try await bench.kms("DescribeKey", ["KeyId": .string(key)]).code == "NotFoundException")
        #expect(try await bench.kms("DescribeKey", ["KeyId": "alias/dnssec-example-net"]).code == "NotFoundException")
        #expect(try await Self.statuses(bench, "example.net.") == ["ACTION_NEEDED", "ACTION_NEEDED"])
    }
}
