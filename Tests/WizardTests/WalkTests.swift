import DNSSEC
import KSKClient
import Onboarding
import TerminalUI
import Testing

@testable import Wizard

/// From the first page to the proof, on the sandbox.
@Suite(.timeLimit(.minutes(5)))
struct WalkTests {
    @Test func `Enter leads from the start to the proof, but for the question before signing`() async throws {
        let person = try Operator()
        Golden.check(person, "connecting")
        await person.see("two key-signing keys")
        Golden.check(person, "zone")
        person.press(.enter)
        await person.see("dnssec-example-com")
        await person.wait { !person.screen.contains("listing the keys") }
        Golden.check(person, "key")
        person.press(.enter)
        await person.see("every check passes")
        Golden.check(person, "checklist")
        person.press(.enter)
        await person.see("free in this zone")
        Golden.check(person, "parameters")
        person.press(.enter)
        await person.see("CreateKeySigningKeyRequest")
        Golden.check(person, "review")
        person.press(.enter)
        await person.see("(INSYNC).")
        Golden.check(person, "create")
        person.press(.enter)
        Golden.check(person, "signing-asking")
        await person.see("Enter sends this request")
        Golden.check(person, "signing")
        person.press(.enter, .right, .enter)
        await person.see("Safe to leave")
        Golden.check(person, "signing-waiting")
        await person.see("(INSYNC).")
        Golden.check(person, "signing-done")
        person.press(.enter)
        await person.see("✓ proved   Route 53 signs the zone")
        Golden.check(person, "record")
        person.press(.enter)
        while person.app.proofPage?.isUnderWay != false, await person.takeOne() {}
        Golden.check(person, "proof")

        // Not inside the macros, which would print the whole wizard when they fail.
        let page = person.app.recordPage
        let records = try #require(page?.proved)
        let record = page?.key?.keySigningKey.dnskeyRecord
        let dnskey = try DNSKEY(parsing: try #require(record))
        let owner = try DomainName("example.com")
        #expect(try DelegationSigner(of: dnskey, owner: owner, digestType: .sha256) == records.ds)
        #expect(page?.statements.dropLast().map(\.status) == [.proved, .proved, .proved, .proved])
        #expect(person.app.recordPage?.statements.last?.status == .notYet("the parent has no DS record"))
        let report = person.app.report?.lines ?? []
        #expect(report.contains { $0.hasPrefix("Proof   with this DS: secure") })
        person.press(.escape)
        #expect(person.screen.contains(records.ds.digestHex))
    }

}
