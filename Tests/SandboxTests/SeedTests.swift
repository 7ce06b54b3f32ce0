import DNSSEC
import Foundation
import Testing

@testable import Sandbox

/// What the account holds at the beginning.
struct SeedTests {
    @Test(arguments: [
        ("demo", Seed.demo), ("empty", .empty), ("fleet:1", .fleet(1)), ("fleet:10000", .fleet(10_000)),
        ("fleet:0", nil),
        ("fleet:10001", nil), ("fleet:", nil), ("fleet:+5", nil), ("fleet:05", nil), ("fleet:x", nil), ("", nil),
        ("Demo", nil), ("fleet", nil), ("fleet:99999999999999999999", nil),
    ])
    func `seeds have names`(text: String, seed: Seed?) {
        #expect(Seed(text) == seed)
    }

    @Test func `an empty account has nothing`() {
        let account = Seed.empty.account
        #expect(account.zones.isEmpty)
        #expect(account.keys.isEmpty)
    }

    @Test func `each demonstration is the same`() {
        #expect(Seed.demo.account == Seed.demo.account)
        let zone = Seed.demo.account.zones.first
        #expect(zone?.id == "Z08WJVKO518C1A65SHHLQ")
    }

    @Test func `ids are unique and look like AWS's`() throws {
        let account = Seed.demo.account
        #expect(Set(account.zones.map(\.id)).count == account.zones.count)
        let zoneID = try Regex("Z[A-Z0-9]{12,31}")
        #expect(account.zones.allSatisfy { $0.id.wholeMatch(of: zoneID) != nil })
        #expect(Set(account.keys.map(\.id)).count == account.keys.count)
        let keyID = try Regex("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
        #expect(account.keys.allSatisfy { $0.id.wholeMatch(of: keyID) != nil })
    }

    @Test func `names are as Route 53 writes them`() throws {
        for zone in Seed.demo.account.zones {
            #expect(try DomainName(route53: zone.name).route53Description == zone.name)
        }
    }

    @Test func `the keys of signed zones are those of KMS`() throws {
        let account = Seed.demo.account
        let keys = account.zones.flatMap(\.keySigningKeys)
        #expect(keys.count == 3)
        for key in keys {
            let der = try #require(account.keys.first { $0.arn == key.keyARN }?.publicKeyDER)
            #expect(key.publicKey == Array(der.suffix(64)))
        }
    }

    @Test func `every elliptic-curve key has a public key`() {
        for key in Seed.demo.account.keys where key.spec.scalarLength != nil { #expect(key.publicKeyDER != nil) }
    }

    @Test func `every policy can be read`() throws {
        for key in Seed.demo.account.keys { _ = try KeyPolicy(key.policy) }
    }

    @Test(arguments: [1, 2, 500, 10_000])
    func `a fleet has as many zones as asked for`(count: Int) {
        let account = Seed.fleet(count).account
        #expect(account.zones.count == count)
        #expect(Set(account.zones.map(\.name)).count == count)
        #expect(Set(account.zones.map(\.id)).count == count)
        #expect(account.zones.first?.name == "example.com.")
        #expect(account.keys.count == DemoKeys.all.count)
    }

    @Test func `a fleet of ten thousand is listed in pages of a hundred`() async throws {
        let bench = try Bench(.fleet(10_000))
        var marker: String?
        var count = 0
        repeat {
            let answer = try await bench.route53("GET", "hostedzone" + (marker.map { "?marker=\($0)" } ?? ""))
            count += try answer.xml.child("HostedZones")?.children.count ?? 0
            marker = try answer.text("NextMarker")
        } while marker != nil
        #expect(count == 10_000)
    }
}
