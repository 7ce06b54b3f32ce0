import AWSCore
import DNSSEC
import Foundation
import KSKClient
import Onboarding
import Sandbox
import TerminalUI
import Testing

@testable import Wizard

/// The wizard in lines: the same pages, the same answers, no screen.
@Suite(.timeLimit(.minutes(5)))
struct ConversationTests {
    /// The lines of a form that answers as Enter does on the screen, to the DS record.
    private func walk(_ speaker: Speaker, to words: String) async {
        for (question, answer) in [
            ("Which zone", "1"), ("Which KMS key", "1"), ("Go on to the parameters", ""), ("Name,", ""),
            ("Status", ""), ("Caller reference", ""), ("Send this request", "2"), ("Go on to signing", ""),
            ("Sign the zone", "2"), ("Your choice", "2"), ("Go on to the DS record", ""),
        ] {
            if question == words { return }
            await speaker.hear(question)
            speaker.answer(answer)
        }
        await speaker.hear(words)
    }

    @Test func `answers alone lead from the start to the DS record, the same as on the screen`() async throws {
        let speaker = try Speaker()
        await walk(speaker, to: "What now")
        let page = speaker.conversation.app.recordPage
        let records = try #require(page?.proved)
        #expect(speaker.text.contains(records.ds.record(owner: records.owner, ttlSeconds: nil)))
        #expect(!speaker.text.contains("Do not publish this DS yet"))
        #expect(try await speaker.person.keySigningKeys(of: "example.com.").count == 1)
        #expect(!speaker.text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
        speaker.answer("\(speaker.choice("Prove it"))")
        await speaker.hear("With this DS: SECURE; Published now: INSECURE")
        Golden.check(text: speaker.text, "plain-walk")
    }

    @Test func `ds and a name tells the records of a zone, in any form, each text whole`() async throws {
        let speaker = try Speaker()
        await speaker.hear("Which zone")
        speaker.answer("ds example.net")
        await speaker.hear("What now")
        let page = try #require(speaker.conversation.app.page as? RecordPage)
        let handover = try #require(page.handover)
        for format in [HandoverFormat.snippet(.terraform), .snippet(.eppDS), .snippet(.terraform)] {
            speaker.answer("\(speaker.choice("another format"))")
            await speaker.hear("Which format")
            speaker.answer(format.name)
            await speaker.hear("What now")
            #expect(speaker.text.components(separatedBy: handover.text(format)).count > 1)
        }
        #expect(speaker.text.components(separatedBy: handover.text(.snippet(.terraform))).count == 3)
        speaker.answer("\(speaker.choice("registrar's form"))")
        await speaker.hear("Which registrar")
        speaker.answer("gandi")
        await speaker.hear("What now")
        #expect(speaker.text.contains("Gandi asks for:"))
        Golden.check(text: speaker.text, "plain-record")
        speaker.answer("\(speaker.choice("Go to the zones"))")
        await speaker.hear("Which zone")
    }

    @Test func `a text from AWS does not pass for a line of the wizard`() throws {
        let person = try Operator()
        var conversation = Conversation(person.app)
        _ = conversation.takeOutput()
        let refusal = AWSError(
            code: .accessDenied, message: "no\nGood: every server proves it\r\u{2028}1. Yes", httpStatus: 403,
            requestID: "r\n2. No", operation: "GetCallerIdentity", service: "STS")
        _ = conversation.take(.connected(.failure(Problem(refusal, while: "asking AWS who you are"))))
        let said = conversation.takeOutput().map(\.string)
        #expect(said.contains { $0.hasPrefix("no") && $0.contains("Good: every server") })
        #expect(!said.contains { $0.hasPrefix("Good:") || $0.hasPrefix("1. Yes") || $0.hasPrefix("2. No") })
    }

    @Test func `nothing is sent by an empty line, nor by the first answer`() async throws {
        let speaker = try Speaker()
        await walk(speaker, to: "Send this request")
        await speaker.hear("Send this request")
        #expect(speaker.conversation.isDecisive)
        speaker.answer("")
        #expect(speaker.text.contains("Nothing is done without an answer"))
        speaker.answer("1")
        #expect(speaker.conversation.app.step == .parameters)
        #expect(try await speaker.person.keySigningKeys(of: "example.com.").isEmpty)
    }

    @Test func `a part of a name narrows the list, and a whole name chooses`() async throws {
        let speaker = try Speaker()
        await speaker.hear("Which zone")
        speaker.answer("shop-01")
        #expect(speaker.lastLine.hasPrefix("Which zone shall be signed? 10 of "))
        #expect(speaker.text.contains("10. shop-019.example"))
        speaker.answer("nothing-like-that")
        #expect(speaker.text.contains("No zone has that"))
        speaker.answer("EXAMPLE.com.")
        await speaker.hear("Which KMS key")
        #expect(speaker.conversation.app.chosenZone?.name == "example.com.")
    }

    @Test func `long lists are told in parts, and more tells the next`() async throws {
        let speaker = try Speaker()
        await speaker.hear("Which zone")
        #expect(speaker.text.contains("These are 1 to 20 of "))
        #expect(!speaker.text.contains("  21. "))
        speaker.answer("more")
        #expect(speaker.text.contains("  21. "))
        #expect(speaker.text.contains("These are 21 to 40 of "))
    }

    @Test func `what is not possible is told with its reason, and asked again`() async throws {
        let speaker = try Speaker()
        await speaker.hear("Which zone")
        speaker.answer("corp.internal")
        #expect(speaker.text.contains("corp.internal: "))
        #expect(speaker.text.contains("private"))
        #expect(speaker.lastLine.hasPrefix("Which zone"))
        speaker.answer("9999")
        #expect(speaker.text.contains("There is no 9999"))
        speaker.answer(":nonsense")
        #expect(speaker.text.contains("There is no command :nonsense"))
    }

    @Test func `a wrong key is told line by line, and another can be taken`() async throws {
        let speaker = try Speaker()
        await speaker.hear("Which zone")
        speaker.answer("1")
        await speaker.hear("Which KMS key")
        speaker.answer("alias/")
        #expect(speaker.conversation.app.keyPage?.inputProblem != nil)
        speaker.answer("alias/dnssec-no-sign")
        await speaker.hear("Route 53 would refuse this key")
        #expect(speaker.text.contains("FAIL: ") && speaker.text.contains("kms:Sign"))
        #expect(speaker.text.contains("To do: "))
        speaker.answer("2")
        await speaker.hear("Which KMS key")
        speaker.answer("1")
        await speaker.hear("Go on to the parameters")
    }

    @Test func `a wrong name is told and asked for again before the next field`() async throws {
        let speaker = try Speaker()
        await walk(speaker, to: "Name,")
        await speaker.hear("Name,")
        speaker.answer("back-up")
        #expect(speaker.text.contains("Not possible: "))
        #expect(speaker.lastLine.hasPrefix("Name,"))
        // A word that is a command elsewhere is a name here.
        speaker.answer("again")
        #expect(speaker.lastLine.hasPrefix("Status"))
        speaker.answer("2")
        speaker.answer("")
        await speaker.hear("Send this request")
        #expect(speaker.text.contains("<Name>again</Name>"))
        #expect(speaker.text.contains("<Status>INACTIVE</Status>"))
        speaker.answer("back")
        #expect(speaker.conversation.app.step == .parameters)
        speaker.answer(":back")
        #expect(speaker.conversation.app.step == .checklist)
    }

    @Test func `help tells the answers of each page`() async throws {
        let speaker = try Speaker()
        await speaker.hear("Which zone")
        speaker.answer("help")
        #expect(speaker.text.contains("again: ") && speaker.text.contains("more: ") && speaker.text.contains("quit: "))
        #expect(speaker.lastLine.hasPrefix("Which zone"))
    }

    @Test func `leaving with typed parameters asks, and an empty line stays`() async throws {
        let speaker = try Speaker()
        await walk(speaker, to: "Name,")
        await speaker.hear("Name,")
        speaker.answer("my_key")
        speaker.answer(":quit")
        #expect(speaker.text.contains("Leave ksk?"))
        speaker.answer("")
        #expect(!speaker.conversation.isFinished)
        speaker.answer("1")
        #expect(speaker.lastLine.hasPrefix("Status"))
        speaker.answer(":quit")
        speaker.answer("2")
        #expect(speaker.conversation.isFinished)
    }

    @Test func `a refusal is told in AWS's words, and leads back`() async throws {
        let speaker = try Speaker()
        await walk(speaker, to: "Send this request")
        await speaker.hear("Send this request")
        await speaker.person.server.inject(
            .error(code: "TooManyKeySigningKeys", message: "no \u{9B}2J more", status: 400),
            into: "CreateKeySigningKey")
        speaker.answer("2")
        await speaker.hear("Go back; all answers are kept")
        #expect(speaker.text.contains("TooManyKeySigningKeys") && speaker.text.contains("no \\x9B2J more"))
        speaker.answer("")
        #expect(speaker.conversation.app.step == .parameters)
    }

    @Test func `every page has a question or waits for something`() async throws {
        let speaker = try Speaker()
        await walk(speaker, to: "What now")
        for step in Step.allCases {
            var app = speaker.conversation.app
            app.step = step
            let view = app.linear
            #expect(view.question != nil || !view.lines.isEmpty, "\(step)")
        }
    }
}
