import Foundation
import Testing

@testable import Sandbox

/// Requests that are signed well and are nonsense otherwise.
struct BadInputTests {
    /// Turns, doubles or drops some octets.
    private static func damaged(_ octets: [UInt8], _ numbers: inout Numbers) -> [UInt8] {
        var octets = octets
        for _ in 0..<Int.random(in: 1...4, using: &numbers) where !octets.isEmpty {
            let index = Int.random(in: octets.indices, using: &numbers)
            switch Int.random(in: 0..<4, using: &numbers) {
            case 0: octets[index] = UInt8.random(in: 0...255, using: &numbers)
            case 1: octets.remove(at: index)
            case 2: octets.insert(contentsOf: octets[index...].prefix(20), at: index)
            default: octets.removeLast(octets.count - index)
            }
        }
        return octets
    }

    @Test(arguments: SignatureTests.Vectors.all.accepted)
    func `every damaged request gets an answer`(vector: SignatureTests.Vector) async throws {
        let bench = try Bench()
        let service = try #require(
            ServiceRouter.service(of: vector.request, settings: SandboxSettings())?.signingName)
        let dropped: Set = ["authorization", "x-amz-date", "content-length"]
        var numbers = Numbers(state: 53)
        for _ in 0..<60 {
            var request = vector.request
            request.headers.removeAll { dropped.contains($0.name.lowercased()) }
            request.body = Self.damaged(request.body, &numbers)
            if request.method != "POST" || service == "route53" {
                request.target = String(decoding: Self.damaged(Array(request.target.utf8), &numbers), as: UTF8.self)
            }
            let region = vector.headers.contains { $0[1].contains("/eu-west-1/") } ? "eu-west-1" : "us-east-1"
            let signed = bench.signed(request, service: service, region: region)
            let answer = try Answer(await bench.server.respond(to: signed))
            #expect([200, 201, 400, 403, 404, 409].contains(answer.status))
            #expect(answer.status != 403 || service == "route53")
            if answer.status >= 300, answer.text != "<UnknownOperationException/>\n" {
                #expect(try answer.code?.isEmpty == false)
            }
        }
    }

    @Test(arguments: [1_000, 1_000_000])
    func `a text of any length is answered in bounds`(length: Int) async throws {
        let bench = try Bench()
        let text = String(repeating: "x", count: length)
        let answers = [
            try await bench.route53("GET", "hostedzone/\(text)"), try await bench.route53("GET", "change/\(text)"),
            try await bench.route53("GET", "hostedzonesbyname?dnsname=\(text)"),
            try await bench.route53("GET", "hostedzone?maxitems=\(text)"),
            try await bench.route53("POST", "keysigningkey/Z1/\(text)/activate"),
            try await bench.route53("POST", "keysigningkey", Bench.body(zone: "Z1", key: "k", name: text)),
            try await bench.route53("POST", "keysigningkey", text),
            try await bench.kms("DescribeKey", ["KeyId": .string(text)]),
            try await bench.kms("CreateKey", ["KeySpec": .string(text)]),
            try await bench.sts("Action=\(text)&Version=2011-06-15"),
        ]
        for answer in answers {
            #expect((400...404).contains(answer.status))
            #expect(answer.response.body.count < 2 * 4096)
        }
    }

    @Test func `control characters come back visible or not at all`() async throws {
        let answer = try await Bench().route53("GET", "hostedzone/Z%00%1B%5B2J%0D")
        #expect(answer.status == 404)
        #expect(answer.response.body.allSatisfy { $0 >= 0x20 || $0 == 0x0A })
        #expect(try answer.code == "NoSuchHostedZone")
    }
}

/// Numbers that are the same for the same seed.
struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        // SplitMix64.
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}
