import Foundation
import Testing

@testable import Sandbox

/// Faults on demand, and the work that is or is not done then.
struct FaultTests {
    @Test func `throttling comes in each service's words`() async throws {
        let bench = try Bench()
        await bench.server.inject(.throttle, times: 3)
        let route53 = try await bench.route53("GET", "hostedzonecount")
        #expect(route53.status == 400)
        #expect(try route53.code == "Throttling")
        #expect(try route53.message == "Rate exceeded")
        let kms = try await bench.kms("ListKeys")
        #expect(kms.status == 400)
        #expect(try kms.code == "ThrottlingException")
        #expect(try await bench.sts("Action=GetCallerIdentity&Version=2011-06-15").code == "Throttling")
        #expect(try await bench.route53("GET", "hostedzonecount").status == 200)
    }

    @Test(arguments: [(SandboxFault.internalFailure, 500), (.unavailable, 503)])
    func `the service fails for a while`(fault: SandboxFault, status: Int) async throws {
        let bench = try Bench()
        await bench.server.inject(fault, into: "GetHostedZoneCount", times: 2)
        #expect(try await bench.route53("GET", "hostedzone").status == 200)
        let answer = try await bench.route53("GET", "hostedzonecount")
        #expect(answer.status == status)
        #expect(try answer.text("Error/Type") == "Receiver")
        #expect(try await bench.route53("GET", "hostedzonecount").status == status)
        #expect(try await bench.route53("GET", "hostedzonecount").status == 200)
        await bench.server.inject(fault, into: "ListKeys")
        #expect(try await bench.kms("ListKeys").status == status)
    }

    @Test func `a reply is lost after the work was done`() async throws {
        let bench = try Bench()
        await bench.server.inject(.closedAfterWork, into: "CreateKeySigningKey")
        await #expect(throws: Answer.ConnectionClosed.self) { try await bench.create() }
        #expect(try await bench.create(reference: "ref-2").code == "KeySigningKeyAlreadyExists")
    }

    @Test func `the connection ends before the work was done`() async throws {
        let bench = try Bench()
        await bench.server.inject(.closedBeforeWork, into: "CreateKeySigningKey")
        await #expect(throws: Answer.ConnectionClosed.self) { try await bench.create() }
        let dnssec = try await bench.route53("GET", "hostedzone/\(try await bench.zoneID("example.com."))/dnssec")
        #expect(try dnssec.xml.child("KeySigningKeys")?.children.isEmpty == true)
    }

    @Test func `an error is lost too`() async throws {
        let bench = try Bench()
        await bench.server.inject(.closedAfterWork, into: "CreateKeySigningKey")
        await #expect(throws: Answer.ConnectionClosed.self) { try await bench.create(zone: "corp.internal.") }
    }

    @Test func `faults can be forgotten, and none are asked for by a negative number`() async throws {
        let bench = try Bench()
        await bench.server.inject(.throttle, times: 5)
        await bench.server.inject(.throttle, times: -1)
        await bench.server.removeFaults()
        #expect(try await bench.route53("GET", "hostedzonecount").status == 200)
    }

    @Test func `a wrong signature uses up no fault`() async throws {
        let bench = try Bench()
        await bench.server.inject(.throttle)
        let request = SandboxRequest(
            method: "GET", target: "/2013-04-01/hostedzonecount",
            headers: [SandboxField("Host", "route53.amazonaws.com")])
        let answer = try Answer(await bench.server.respond(to: request))
        #expect(try answer.code == "MissingAuthenticationToken")
        #expect(try await bench.route53("GET", "hostedzonecount").code == "Throttling")
    }

    @Test func `what was asked is remembered, but not without end`() async throws {
        let bench = try Bench(.empty)
        _ = try await bench.route53("GET", "hostedzonecount")
        _ = try await bench.kms("ListKeys")
        #expect(await bench.server.recentOperations == ["GetHostedZoneCount", "ListKeys"])
        for _ in 0..<1100 { _ = try await bench.route53("GET", "hostedzonecount") }
        #expect(await bench.server.recentOperations.count <= 1000)
    }
}
