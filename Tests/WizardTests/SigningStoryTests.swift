import AWSCore
import Foundation
import KSKClient
import Onboarding
import Resolver
import Sandbox
import TerminalUI
import Testing

@testable import Wizard

/// What operators meet between the key-signing key and its DS record.
@Suite(.timeLimit(.minutes(5)))
struct SigningStoryTests {
    /// From the list to the signing page of a zone that has a key.
    private func goOn(_ person: Operator, with zone: String) async {
        await person.see("not signing")
        person.press(.character("/"))
        person.type(zone)
        person.press(.enter)
        await person.see("has a key-signing key")
        person.press(.character("g"))
    }

    /// From the start to the signing page, with a new key for example.com.
    private func walk(_ person: Operator) async {
        for words in ["not signing", "18 keys", "every check passes", "free in this zone", "Nothing has been sent"] {
            await person.see(words)
            person.press(.enter)
        }
        await person.see("(INSYNC).")
        person.press(.enter)
    }

    private func ready(_ person: Operator) async {
        while person.app.signingPage?.isAsking != false, await person.takeOne() {}
    }

    /// As if the registrar had been given the key of another zone.
    private func publishForeignKey(of person: Operator, domain: String) async throws {
        let key = Data((0..<64).map { UInt8($0) }).base64EncodedString()
        _ = try await person.client.send(AssociateDelegationSignerToDomain(domainName: domain, publicKey: key))
        person.clock.advance(by: 600)
    }

    @Test func `cancel has the focus, and nothing is sent by Enter alone`() async throws {
        let person = try Operator()
        await walk(person)
        await ready(person)
        person.press(.enter)
        Golden.check(person, "signing-question")
        person.press(.enter)
        #expect(person.app.step == .signing)
        #expect(person.app.signingPage?.state == .review)
        #expect(await !person.server.recentOperations.contains("EnableHostedZoneDNSSEC"))
    }

    @Test func `a zone that is signed already is passed, and nothing is sent`() async throws {
        let person = try Operator()
        await goOn(person, with: "example.net")
        await person.see("re-derived from the KMS key and equal")
        #expect(person.screen.contains("signs example.net already (SIGNING): nothing was sent"))
        #expect(person.app.step == .record)
        #expect(await !person.server.recentOperations.contains("EnableHostedZoneDNSSEC"))
    }

    @Test func `Esc leaves a zone with a key as it was, and a adds another key`() async throws {
        let person = try Operator()
        await person.see("not signing")
        person.press(.character("/"))
        person.type("example.net")
        person.press(.enter)
        await person.see("has a key-signing key")
        Golden.check(person, "zone-has-key")
        person.press(.escape)
        #expect(person.app.step == .zone && person.app.dialog == nil)
        person.press(.enter, .character("a"))
        #expect(person.app.step == .key)
    }

    @Test func `signing can be skipped, and then the DS record must wait`() async throws {
        let person = try Operator()
        await walk(person)
        await ready(person)
        person.press(.character("s"))
        Golden.check(person, "signing-skip")
        person.press(.enter)
        #expect(person.app.step == .signing)
        person.press(.character("s"), .character("y"))
        await person.see("NOT_SIGNING")
        #expect(person.screen.contains("Do not publish this DS yet: the zone is not signing"))
        #expect(person.screen.contains("! Sign"))
        person.press(.enter)
        while person.app.proofPage?.isUnderWay != false, await person.takeOne() {}
        #expect(person.screen.contains("BOGUS"))
        #expect(person.app.linear.lines.contains { $0.contains("Enable signing before the DS record is published") })
        let statements = person.app.recordPage?.statements ?? []
        #expect(statements.map(\.status).contains(.notYet("the zone is not signed")))
    }

    @Test func `a stray DS record at the parent is a danger, and says until when caches keep it`() async throws {
        let person = try Operator()
        try await publishForeignKey(of: person, domain: "example.com")
        await walk(person)
        await ready(person)
        #expect(person.screen.contains("of no key-signing key of this zone"))
        #expect(person.screen.contains("keep it until 2026-11-25 20:15 UTC"))
        Golden.check(person, "signing-stray")
        person.press(.enter)
        #expect(person.app.dialog?.text.contains("DS at parent: DS") == true)
        person.press(.character("y"), .enter)
        #expect(person.screen.contains("Character 1 is not as in the name"))
        person.press(.control("u"))
        person.type("example.com")
        #expect(await !person.server.recentOperations.contains("EnableHostedZoneDNSSEC"))
        person.press(.enter)
        await person.see("(INSYNC).")
        #expect(await person.server.recentOperations.contains("EnableHostedZoneDNSSEC"))
    }

    @Test func `the DS record of the zone's own key at the parent is mended by signing`() async throws {
        let person = try Operator()
        await walk(person)
        let id = try #require(await person.server.zoneID(named: "example.com."))
        let tag = person.app.signingPage?.keySigningKey.keyTag
        await person.server.setParent(ofZone: id, keyTags: [UInt16(try #require(tag))])
        await ready(person)
        person.press(.character("r"))
        await ready(person)
        #expect(person.screen.contains("is there already"))
        #expect(person.app.signingPage?.review?.status == .warn)
    }

    @Test func `a refusal is shown with what it means, and can be tried again`() async throws {
        let person = try Operator()
        await walk(person)
        await ready(person)
        await person.server.inject(
            .error(code: "HostedZonePartiallyDelegated", message: "NS records partially connected", status: 400),
            into: "EnableHostedZoneDNSSEC")
        person.press(.enter, .character("y"))
        await person.see("HostedZonePartiallyDelegated")
        Golden.check(person, "signing-refused")
        person.press(.enter)
        await ready(person)
        person.press(.enter, .character("y"))
        await person.see("SIGNING, and all")
    }

    @Test func `after a lost answer the zone is looked at, and the request is not sent again`() async throws {
        let person = try Operator()
        await walk(person)
        await ready(person)
        await person.server.inject(.closedAfterWork, into: "EnableHostedZoneDNSSEC")
        person.press(.enter, .character("y"))
        await person.see("Route 53 says that the zone is SIGNING")
        #expect(await person.server.recentOperations.count { $0 == "EnableHostedZoneDNSSEC" } == 1)
        #expect(person.app.signingPage?.state == .done)
    }

    @Test func `after a kill while the change is under way the zone goes on at the DS record`() async throws {
        let first = try Operator()
        await walk(first)
        await ready(first)
        await first.server.inject(.unavailable, into: "GetChange", times: 100)
        first.press(.enter, .character("y"))
        await first.see("is PENDING")
        await first.server.removeFaults()
        let second = try Operator(clock: first.clock, home: first.home, server: first.server)
        await goOn(second, with: "example.com")
        await second.see("re-derived from the KMS key and equal")
        #expect(second.app.step == .record)
        #expect(try await first.keySigningKeys(of: "example.com.").count == 1)
    }

    @Test func `without an answer of any name server signing is undecided, not forbidden`() async throws {
        let person = try Operator(nameServers: { _, _ in .fails(.timedOut) })
        await walk(person)
        await ready(person)
        #expect(person.app.signingPage?.review?.status == .undecided)
        Golden.check(person, "signing-unknown")
        person.press(.enter, .character("y"))
        await person.see("SIGNING, and all")
    }

    @Test func `an inactive key is told before Route 53 refuses it`() async throws {
        let person = try Operator()
        await walk(person)
        let id = try #require(await person.server.zoneID(named: "example.com."))
        await person.server.setStatus("INACTIVE", ofKey: "ksk_2026_11", zone: id)
        await ready(person)
        person.press(.character("r"))
        await ready(person)
        #expect(person.screen.contains("ksk activate example.com ksk_2026_11"))
    }

    @Test func `leaving while the change is under way asks, and says that it is safe`() async throws {
        let person = try Operator()
        await walk(person)
        await ready(person)
        await person.server.inject(.unavailable, into: "GetChange", times: 100)
        person.press(.enter, .character("y"))
        await person.see("is PENDING")
        person.press(.character("q"))
        #expect(person.screen.contains("Leaving is safe"))
        person.press(.enter)
        #expect(!person.app.isFinished)
        let report = person.app.report?.lines ?? []
        #expect(
            report.contains("Sent    EnableHostedZoneDNSSEC, and its end was not seen: ksk status example.com tells."))
    }

}
