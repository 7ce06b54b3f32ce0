import TerminalUI
import Testing

@testable import Wizard

/// All that has happened is in the messages: whoever has them has the screens.
@Suite(.timeLimit(.minutes(5)))
struct ReplayTests {
    @Test func `the messages of a session give the same screens and effects again`() async throws {
        let person = try Operator()
        await person.see("not signing")
        person.press(.character("/"))
        person.type("example.com")
        person.press(.enter)
        await person.see("dnssec-example-com")
        await person.wait { !person.screen.contains("listing the keys") }
        person.press(.enter)
        await person.see("every check passes")
        person.press(.enter)
        await person.see("free in this zone")
        person.press(.control("u"))
        person.paste("my_key")
        person.press(.enter)
        await person.see("Nothing has been sent yet")
        person.press(.enter)
        await person.see("(INSYNC).")
        person.press(.enter)
        await person.see("Enter sends this request")
        person.press(.enter, .right, .enter)
        await person.see("SIGNING, and all")
        person.press(.enter)
        await person.see("✓ proved   Route 53 signs the zone")
        person.press(.enter)
        while person.app.proofPage?.isUnderWay != false { await person.takeOne() }

        let (first, second) = (Self.replay(person.log, on: person), Self.replay(person.log, on: person))
        #expect(first.pictures.count == person.log.count)
        #expect(first.pictures == second.pictures)
        #expect(first.effects == second.effects)
        // The same as what the operator saw, up to the times of steps, which are in the messages.
        #expect(first.pictures.last == person.screen)
    }

    private static func replay(_ log: [Message], on person: Operator) -> (pictures: [String], effects: [Effect]) {
        var app = person.freshApp()
        var pictures: [String] = []
        var effects: [Effect] = []
        for message in log {
            effects += app.update(message)
            pictures.append(app.view(size: person.size).grid.text)
        }
        return (pictures, effects)
    }
}
