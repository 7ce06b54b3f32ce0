import AWSCore
import Foundation
import KSKClient
@testable import Onboarding
import Sandbox
import TerminalUI
import Testing

@testable import Wizard

/// Whatever AWS sends, no terminal acts on it and no eye is deceived by it.
@Suite(.timeLimit(.minutes(5)))
struct StrangeDataTests {
    /// An escape sequence that clears, one that fills the clipboard, C1, right-to-left, zero width, line breaks.
    static let strange = "\u{1B}[2J\u{1B}]52;c;eA==\u{7}\u{9B}31m\u{202E}evil\u{2066}\u{200B}\r\n\u{2028}\u{85}end"

    /// What must never reach a terminal.
    static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A: false
        case 0..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xE0000...0xE007F: true
        default: false
        }
    }

    private static func expectHarmless(_ text: String, _ what: String) {
        let harmful = text.unicodeScalars.filter(isHarmful).map { String($0.value, radix: 16) }
        #expect(harmful.isEmpty, "\(what): \(harmful)")
    }

    private static func expectHarmless(_ person: Operator, _ what: String) {
        for (width, height) in [(60, 16), (80, 24), (132, 43)] {
            let grid = person.screen(width, height).grid
            expectHarmless(grid.text, what)
            // A cell that is wider than it says would move all that is beside it.
            for row in 0..<height { #expect(grid.row(row).count == width) }
        }
        var conversation = Conversation(person.app)
        _ = conversation.answer("repeat")
        for line in conversation.takeOutput() { expectHarmless(line.string, what) }
        for line in person.app.report?.lines ?? [] { expectHarmless(line, what) }
    }

    /// The sandbox with some of its replies changed on their way.
    struct Meddling: HTTPTransport {
        let transport: any HTTPTransport
        let change: @Sendable (HTTPRequest, String) -> String

        func send(_ request: HTTPRequest) async throws -> HTTPResponse {
            let reply = try await transport.send(request)
            let body = change(request, String(decoding: reply.body, as: UTF8.self))
            return HTTPResponse(status: reply.status, headers: reply.headers, body: Array(body.utf8))
        }
    }

    /// As XML can carry it: of the C0 controls only tab, line feed and carriage return are allowed.
    static let inXML = "\u{9B}31m\u{202E}evil\u{2066}\u{200B}&#13;&#10;\u{2028}\u{85}end"
    static let inJSON =
        "\\u001b[2J\\u001b]52;c;eA==\\u0007\\u009b31m\\u202eevil\\u2066\\u200b\\r\\n\\u2028\\u0085end"

    @Test func `names, comments, aliases, descriptions, states and policies are made visible on every page`()
        async throws
    {
        let person = try Operator(meddling: { request, body in
            body.replacingOccurrences(of: "<Name>shop-00", with: "<Name>shop-\(Self.inXML)00")
                .replacingOccurrences(of: "</ResourceRecordSetCount>", with: "</ResourceRecordSetCount>")
                .replacingOccurrences(of: "<PrivateZone>", with: "<Comment>\(Self.inXML)</Comment><PrivateZone>")
                .replacingOccurrences(of: "alias/dnssec-shared", with: "alias/dnssec-\(Self.inJSON)")
                .replacingOccurrences(of: "\"Description\":\"", with: "\"Description\":\"\(Self.inJSON)")
                .replacingOccurrences(
                    of: "<Status>ACTIVE",
                    with: "<StatusMessage>\(Self.inXML)</StatusMessage><Status>ACTIVE\(Self.inXML)"
                )
                .replacingOccurrences(
                    of: "\\\"Sid\\\":\\\"",
                    with: "\\\"Sid\\\":\\\"\\\(Self.inJSON.replacingOccurrences(of: "\\", with: "\\\\").dropFirst())")
        })
        await person.see("not signing")
        Self.expectHarmless(person, "zones")
        person.press(.character("/"))
        person.paste(Self.strange)
        Self.expectHarmless(person, "filter")
        person.press(.escape, .enter)
        await person.see("dnssec-example-com")
        await person.wait { !person.screen.contains("listing the keys") }
        Self.expectHarmless(person, "keys")
        person.press(.character("e"))
        person.paste(Self.strange)
        person.press(.enter)
        Self.expectHarmless(person, "typed key")
        person.press(.escape, .enter)
        await person.see("May Route 53 sign")
        await person.wait { !person.screen.contains("Reading the key") }
        Self.expectHarmless(person, "checklist")
        person.press(.enter)
        await person.see("Parameters for")
        person.paste(Self.strange)
        person.press(.tab, .tab)
        person.paste(Self.strange)
        person.press(.enter)
        Self.expectHarmless(person, "parameters")
    }

    @Test(arguments: ["ListHostedZones", "GetDNSSEC"])
    func `AWS's error messages are made visible in lists`(operation: String) async throws {
        let person = try Operator(meddling: { request, body in
            body.replacingOccurrences(of: "<Message>", with: "<Message>\(Self.inXML)")
        })
        await person.server.inject(
            .error(code: "AccessDenied", message: "not you", status: 403), into: operation, times: 99)
        await person.see("AccessDenied")
        #expect(person.screen(132, 43).grid.text.contains("\\x9B31m"))
        Self.expectHarmless(person, operation)
    }

    @Test func `problems, notices and the journal's are made visible on every page that tells them`() async throws {
        let person = try Operator()
        var problem = Problem(Self.strange, details: [Self.strange, "HTTP \(Self.strange)"])
        person.take(.connected(.failure(problem)))
        Self.expectHarmless(person, "connection")
        person.press(.character("r"))
        await person.see("not signing")
        person.take(
            .journalRead([], orders: [], unreadable: [UnreadableEntry(path: Self.strange, reason: Self.strange)]))
        Self.expectHarmless(person, "journal")
        person.take(.noticed(Self.strange))
        Self.expectHarmless(person, "notice")
        person.press(.enter)
        await person.see("18 keys")
        person.take(.keyListingFailed(problem))
        Self.expectHarmless(person, "keys")
        person.press(.character("r"))
        await person.see("18 keys")
        person.press(.enter)
        await person.see("every check passes")
        let key = person.app.checklistPage?.key
        person.take(.keyFactsGathered(try #require(key), .failure(problem)))
        Self.expectHarmless(person, "checklist")
        person.press(.character("r"))
        await person.see("every check passes")
        person.press(.enter)
        await person.see("free in this zone")
        let zone = person.app.chosenZone?.id
        person.take(.zoneRechecked(try #require(zone), .failure(problem)))
        Self.expectHarmless(person, "parameters")
        person.press(.enter)
        await person.see("Nothing has been sent")
        Self.expectHarmless(person, "review")
        person.press(.enter)
        await person.see("(INSYNC).")
        let reference = person.app.creationPage?.request.callerReference
        problem.code = "Strange\u{1B}[2J"
        person.take(.creationAnswered(try #require(reference), .failure(problem), at: person.clock.now))
        Self.expectHarmless(person, "creation")
        person.take(.zoneRechecked(try #require(zone), .failure(problem)))
        Self.expectHarmless(person, "record")
    }

    @Test func `a policy's Sid is quoted harmlessly by the checklist`() async throws {
        let policy =
            "{\"Statement\":[{\"Sid\":\"\(Self.inJSON)\",\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}]}"
        let quoted = policy.replacingOccurrences(of: "\\", with: "\\\\").replacingOccurrences(of: "\"", with: "\\\"")
        let person = try Operator(meddling: { request, body in
            request.headers.fields.contains { $0.value.hasSuffix("GetKeyPolicy") } ? "{\"Policy\":\"\(quoted)\"}" : body
        })
        await person.see("not signing")
        person.press(.enter)
        await person.see("dnssec-example-com")
        await person.wait { !person.screen.contains("listing the keys") }
        person.press(.enter)
        await person.see("checks fail")
        #expect(person.screen(132, 43).grid.text.contains("\\x1B[2J"), "\(person.screen(132, 43).grid.text)")
        Self.expectHarmless(person, "Sid")
    }

    @Test func `what is left on the ordinary screen is harmless too`() async throws {
        let person = try Operator()
        await person.see("not signing")
        let report = Report(
            failed: CreationRequest(
                zoneID: try #require(HostedZoneID("Z1")), zoneName: "a\(Self.strange).",
                keyARN: try #require(
                    KMSKeyARN("arn:aws:kms:us-east-1:111122223333:key/0d755472-4caf-453a-9a78-4f1032cc3a0f")),
                name: KeySigningKeyName(rawValue: Self.strange), status: .active,
                callerReference: CallerReference(rawValue: Self.strange), account: "111122223333"),
            because: Self.strange)
        // As WizardSession prints them.
        for line in report.lines { Self.expectHarmless(TerminalText(line).string, "report") }
        for line in TerminalText.lines(of: Self.strange) { Self.expectHarmless(line.string, "standard error") }
    }
}
