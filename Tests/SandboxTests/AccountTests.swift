import Foundation
import Testing

@testable import Sandbox

/// The two accounts, and roles in them.
struct AccountTests {
    private static let shared = "alias/dnssec-partner"
    private static let closed = "alias/dnssec-partner-closed"

    @Test func `each account sees its own`() async throws {
        let bench = try Bench()
        let zones = try await bench.route53("GET", "hostedzonesbyname", as: .partner)
        #expect(try zones.xml.child("HostedZones")?.children.map { $0.child("Name")?.text } == ["partner.example."])
        #expect(try await bench.route53("GET", "hostedzonecount", as: .partner).text("HostedZoneCount") == "1")
        let aliases = try await bench.kms("ListAliases", as: .partner).json["Aliases"]
        #expect(aliases?.oneOrMany.compactMap { $0["AliasName"]?.string } == [Self.shared, Self.closed])
    }

    @Test(arguments: ["", "/dnssec", "/rrset"])
    func `a zone of another account is closed`(path: String) async throws {
        let bench = try Bench()
        let id = try await bench.zoneID("example.com.")
        let answer = try await bench.route53("GET", "hostedzone/\(id)\(path)", as: .partner)
        #expect(answer.status == 403)
        #expect(try answer.message == "User: \(SandboxIdentity.partner.arn) is not authorized to access this resource")
    }

    @Test func `a key of another account is open as far as its policy goes`() async throws {
        let bench = try Bench()
        let shared = try await bench.keyARN(Self.shared)
        let closed = try await bench.keyARN(Self.closed)
        #expect(try await bench.kms("DescribeKey", ["KeyId": .string(shared)]).status == 200)
        #expect(try await bench.kms("DescribeKey", ["KeyId": .string(closed)]).code == "AccessDeniedException")
        #expect(try await bench.kms("DisableKey", ["KeyId": .string(shared)]).code == "AccessDeniedException")
        let none = shared.dropLast(12) + "000000000000"
        #expect(try await bench.kms("DescribeKey", ["KeyId": .string(String(none))]).code == "AccessDeniedException")
        // The bare id is looked for in the caller's account.
        let id = String(shared.split(separator: "/").last ?? "")
        #expect(try await bench.kms("DescribeKey", ["KeyId": .string(id)]).code == "NotFoundException")
        let sign: JSONValue = ["KeyId": .string(shared), "Message": "aGVsbG8=", "SigningAlgorithm": "ECDSA_SHA_256"]
        #expect(try await bench.kms("Sign", sign).status == 200)
        #expect(try await bench.kms("Sign", sign, as: .withoutSign).code == "AccessDeniedException")
    }

    @Test func `a key of another account can sign a zone`() async throws {
        let bench = try Bench()
        #expect(try await bench.create(alias: Self.closed).code == "InvalidKMSArn")
        #expect(try await bench.create(alias: Self.shared).status == 201)
    }

    private static func assume(
        _ bench: Bench, _ role: String, account: String = SandboxAccount.id, rest: String = "",
        as identity: SandboxIdentity = .administrator
    ) async throws -> Answer {
        let arn = PercentEncoding.encode("arn:aws:iam::\(account):role/\(role)".utf8)
        return try await bench.sts(
            "Action=AssumeRole&Version=2011-06-15&RoleSessionName=me&RoleArn=\(arn)\(rest)", as: identity)
    }

    private static func identity(_ bench: Bench, _ answer: Answer) async throws -> SandboxIdentity {
        let id = try #require(try answer.text("AssumeRoleResult/Credentials/AccessKeyId"))
        let session = try #require(await bench.server.account.sessions[id])
        return SandboxIdentity(accessKeyID: id, session: session)
    }

    @Test func `a role is what its session may do, for an hour`() async throws {
        let bench = try Bench()
        let auditor = try await Self.identity(bench, Self.assume(bench, "dnssec-auditor"))
        #expect(auditor.arn == "arn:aws:sts::111122223333:assumed-role/dnssec-auditor/me")
        #expect(try await bench.route53("GET", "hostedzonecount", as: auditor).status == 200)
        #expect(try await bench.create(as: auditor).code == "AccessDenied")
        bench.clock.advance(by: 3600)
        #expect(try await bench.route53("GET", "hostedzonecount", as: auditor).code == "ExpiredToken")
        #expect(try await bench.kms("ListKeys", as: auditor).code == "ExpiredTokenException")
    }

    @Test func `a role of another account leads into it`() async throws {
        let bench = try Bench()
        let admin = try await Self.identity(
            bench, Self.assume(bench, "dnssec-admin", account: SandboxAccount.partner))
        #expect(try await bench.route53("GET", "hostedzonecount", as: admin).text("HostedZoneCount") == "1")
    }

    @Test func `a key's policy can name the role`() async throws {
        let bench = try Bench()
        let admin = try await Self.identity(bench, Self.assume(bench, "dnssec-admin"))
        let key = try await bench.keyARN("alias/dnssec-shared")
        let policy = """
            {"Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:role/dnssec-admin"},\
            "Action":"kms:*","Resource":"*"}]}
            """
        let put: JSONValue = ["KeyId": .string(key), "PolicyName": "default", "Policy": .string(policy)]
        #expect(try await bench.kms("PutKeyPolicy", put).code == "MalformedPolicyDocumentException")
        #expect(try await bench.kms("PutKeyPolicy", put, as: admin).status == 200)
        #expect(try await bench.kms("DescribeKey", ["KeyId": .string(key)], as: admin).status == 200)
        #expect(try await bench.kms("DescribeKey", ["KeyId": .string(key)]).code == "AccessDeniedException")
    }

    @Test(arguments: [
        ("dnssec-admin", "&DurationSeconds=899", "ValidationError"),
        ("dnssec-admin", "&DurationSeconds=43201", "ValidationError"),
        ("dnssec-admin", "&DurationSeconds=x", "MalformedInput"), ("none", "", "AccessDenied"),
        ("dnssec-external", "", "AccessDenied"), ("dnssec-external", "&ExternalId=wrong", "AccessDenied"),
        ("dnssec-admin", "&ExternalId=x", "ValidationError"),
    ])
    func `roles that are not given`(role: String, rest: String, code: String) async throws {
        #expect(try await Self.assume(Bench(), role, rest: rest).code == code)
    }

    @Test func `only who may assume roles does, and sessions only for an hour`() async throws {
        let bench = try Bench()
        #expect(try await Self.assume(bench, "dnssec-admin", as: .readOnly).code == "AccessDenied")
        let admin = try await Self.identity(bench, Self.assume(bench, "dnssec-admin"))
        #expect(try await Self.assume(bench, "dnssec-auditor", as: admin).status == 200)
        let long = try await Self.assume(bench, "dnssec-auditor", rest: "&DurationSeconds=7200", as: admin)
        #expect(try long.code == "ValidationError")
    }

    @Test func `sessions do not pile up`() async throws {
        let bench = try Bench(.empty)
        for _ in 0..<150 { _ = try await Self.assume(bench, "dnssec-auditor") }
        bench.clock.advance(by: 3600 + 86_401)
        _ = try await Self.assume(bench, "dnssec-auditor")
        #expect(await bench.server.account.sessions.count == 1)
    }
}
