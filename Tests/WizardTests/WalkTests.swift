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
        Golden.check(person.screen(80, 24).grid, "connecting-80x24")
        await person.see("two key-signing keys")
        try Self.checkPictures(of: person, "zone")
        person.press(.enter)
        await person.see("dnssec-example-com")
        await person.wait { !person.screen.contains("listing the keys") }
        try Self.checkPictures(of: person, "key")
        person.press(.enter)
        await person.see("every check passes")
        try Self.checkPictures(of: person, "checklist")
        person.press(.enter)
        await person.see("free in this zone")
        try Self.checkPictures(of: person, "parameters")
        person.press(.enter)
        await person.see("CreateKeySigningKeyRequest")
        try Self.checkPictures(of: person, "review")
        person.press(.enter)
        await person.see("(INSYNC).")
        try Self.checkPictures(of: person, "create")
        person.press(.enter)
        try Self.checkPictures(of: person, "signing-asking")
        await person.see("Enter sends this request")
        try Self.checkPictures(of: person, "signing")
        person.press(.enter, .right, .enter)
        await person.see("Safe to leave")
        try Self.checkPictures(of: person, "signing-waiting")
        await person.see("(INSYNC).")
        try Self.checkPictures(of: person, "signing-done")
        person.press(.enter)
        await person.see("✓ proved   Route 53 signs the zone")
        try Self.checkPictures(of: person, "record")
        person.press(.enter)
        while person.app.proofPage?.isUnderWay != false { await person.takeOne() }
        try Self.checkPictures(of: person, "proof")

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

    /// Pictures at the three sizes, in Unicode and in ASCII.
    static func checkPictures(of person: Operator, _ name: String) throws {
        for (width, height) in [(80, 24), (60, 16), (132, 43)] {
            let grid = person.screen(width, height).grid
            Golden.check(grid, "\(name)-\(width)x\(height)")
            Golden.check(grid.inASCII, "\(name)-\(width)x\(height)-ascii")
            #expect(grid.inASCII.text.utf8.allSatisfy { $0 < 0x80 })
        }
    }
}
