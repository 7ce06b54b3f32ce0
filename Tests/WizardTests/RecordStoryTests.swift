import AWSCore
import DNSSEC
import Foundation
import KSKClient
import Onboarding
import Sandbox
import TerminalUI
import Testing

@testable import Wizard

/// The DS records of keys that were there before: chosen, derived again, and refused where that cannot be done.
@Suite(.timeLimit(.minutes(5)))
struct RecordStoryTests {
    /// Opens the records of a zone from the list of zones.
    static func open(_ zone: String, by person: Operator) async throws {
        await person.see("not signing")
        let index = try #require(person.app.zonePage.rows.firstIndex { $0.name == zone })
        person.take(.marked(index))
        person.press(.character("d"))
    }

    /// The page that is up.
    static func page(of person: Operator) throws -> RecordPage { try #require(person.app.page as? RecordPage) }

    @Test func `d on a zone shows the DS record of its key, derived again from KMS`() async throws {
        let person = try Operator()
        try await Self.open("example.net", by: person)
        await person.see("re-derived from the KMS key and equal")
        Golden.check(person, "record-signing")
        let key = try #require(try await person.keySigningKeys(of: "example.net.").first)
        let ds = try #require(try Self.page(of: person).proved?.ds)
        #expect(ds.description == key.dsRecord)
        #expect(person.screen.contains("✓ proved   Route 53 signs the zone"))
        #expect(!person.screen.contains("Do not publish"))
        person.press(.escape)
        #expect(person.screen.contains("Which zone shall be signed?"))
        #expect(person.app.zonePage.selectedRow?.name == "example.net")
    }

    @Test func `of two keys the operator chooses one, and can look at the other`() async throws {
        let person = try Operator()
        try await Self.open("two-keys.example", by: person)
        await person.see("Which key's DS record?")
        Golden.check(person, "record-keys")
        let keys = try await person.keySigningKeys(of: "two-keys.example.")
        person.press(.down, .enter)
        #expect(try Self.page(of: person).proved?.ds.description == keys[1].dsRecord)
        #expect(person.screen.contains("key \(keys[1].name)"))
        person.press(.character("o"), .up, .enter)
        #expect(try Self.page(of: person).proved?.ds.description == keys[0].dsRecord)
        // Asking again keeps the key that was chosen.
        person.press(.character("o"), .down, .enter, .character("r"))
        await person.takeOne()
        #expect(try Self.page(of: person).key?.keySigningKey.name == keys[1].name)
    }

    @Test func `Esc instead of a choice leads back to the zones`() async throws {
        let person = try Operator()
        try await Self.open("two-keys.example", by: person)
        await person.see("Which key's DS record?")
        person.press(.escape)
        #expect(person.screen.contains("Which zone shall be signed?"))
    }

    @Test(arguments: [("example.com", "no key-signing key"), ("corp.internal", "private")])
    func `a zone without a key says so`(zone: String, words: String) async throws {
        let person = try Operator()
        try await Self.open(zone, by: person)
        await person.see(words)
        #expect(person.screen.contains(words))
        person.press(.character("y"), .character("f"))
        #expect(person.terminalEffects.isEmpty)
        #expect(!person.screen.contains("Which format?"))
    }

    @Test func `where KMS keeps the key to itself nothing is claimed, and nothing is handed out`() async throws {
        let person = try Operator()
        await person.see("not signing")
        await person.server.inject(
            .error(code: "AccessDeniedException", message: "no kms:GetPublicKey for you", status: 400),
            into: "GetPublicKey")
        try await Self.open("example.net", by: person)
        await person.see("DO NOT PUBLISH")
        let picture = person.screen.replacing(/request id [0-9a-f-]+/, with: "request id …")
        Golden.check(text: picture + "\n", "record-unread-80x24")
        #expect(!person.screen.contains("re-derived"))
        let key = try #require(try await person.keySigningKeys(of: "example.net.").first)
        #expect(!person.screen.contains(try #require(key.digestValue)))
        for letter in "ykdpcvwfg" {
            person.press(.character(letter))
            #expect(person.screen.contains("Nothing is handed out that was not proved."))
        }
        #expect(person.terminalEffects.isEmpty)
        // The refusal was one time's: asking again proves it.
        person.press(.character("r"))
        await person.see("re-derived from the KMS key and equal")
    }

    @Test func `a record of Route 53 that is not the key's is refused`() async throws {
        let person = try Operator(meddling: { request, body in
            guard request.path.hasSuffix("/dnssec") else { return body }
            return body.replacing(/<DSRecord>(\d+ 13 2 )..../) { "<DSRecord>\($0.output.1)0000" }
        })
        try await Self.open("example.net", by: person)
        await person.see("DO NOT PUBLISH")
        #expect(person.screen.contains("the DS record: Route 53 said"))
        person.press(.character("y"))
        #expect(person.terminalEffects.isEmpty)
    }

    @Test func `Route 53 that does not answer is a problem with a way on`() async throws {
        let person = try Operator()
        await person.see("not signing")
        await person.server.inject(
            .error(code: "AccessDenied", message: "not you", status: 403), into: "GetDNSSEC", times: 99)
        try await Self.open("example.net", by: person)
        await person.see("AccessDenied")
        await person.server.removeFaults()
        person.press(.character("r"))
        await person.see("re-derived from the KMS key and equal")
    }

    @Test(arguments: [("ACTION_NEEDED", "its key is ACTION_NEEDED"), ("INACTIVE", "its key is INACTIVE")])
    func `a key that does not sign is warned of, though the zone is signed`(status: String, words: String) async throws
    {
        let person = try Operator(meddling: { request, body in
            request.path.hasSuffix("/dnssec") ? body.replacing("<Status>ACTIVE<", with: "<Status>\(status)<") : body
        })
        try await Self.open("example.net", by: person)
        await person.see("re-derived")
        #expect(person.screen.contains(words), "\(person.screen)")
    }

    @Test func `a zone that is not signed is warned of above everything`() async throws {
        let person = try Operator(meddling: { request, body in
            request.path.hasSuffix("/dnssec")
                ? body.replacing("<ServeSignature>SIGNING<", with: "<ServeSignature>NOT_SIGNING<") : body
        })
        try await Self.open("example.net", by: person)
        await person.see("re-derived")
        Golden.check(person, "record-unsigned")
        #expect(person.screen.contains("○ not yet  Route 53 signs the zone"))
    }

    @Test func `Enter asks the name servers about the record, and the page says what they prove`() async throws {
        let person = try Operator()
        try await Self.open("example.net", by: person)
        await person.see("re-derived")
        person.press(.enter)
        while (person.app.page as? ProofPage)?.isUnderWay == true, await person.takeOne() {}
        #expect((person.app.page as? ProofPage)?.order.proposed == person.app.recordBehind?.proved?.ds)
        person.press(.escape)
        let statements = try Self.page(of: person).statements
        #expect(statements.dropLast().allSatisfy { $0.status == .proved }, "\(statements)")
        Golden.check(person, "record-proved")
        person.press(.escape)
        #expect(person.screen.contains("Which zone shall be signed?"))
        #expect(person.app.recordBehind == nil)
    }

    @Test func `what is left on the ordinary screen is the record that was looked at`() async throws {
        let person = try Operator()
        try await Self.open("example.net", by: person)
        await person.see("re-derived")
        let ds = try #require(try Self.page(of: person).proved?.ds)
        #expect(person.app.report?.lines.contains { $0.contains(ds.description) } == true)
    }
}
