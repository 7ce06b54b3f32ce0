import AWSCore
import Foundation
import KSKClient
import Onboarding
import Sandbox
import TerminalUI
import Testing

@testable import Wizard

/// What operators meet on the way, each with the real client and the real sandbox.
@Suite(.timeLimit(.minutes(5)))
struct StoryTests {
    /// Walks up to the page with the title, by Enter.
    private func walk(_ person: Operator, to step: Step) async {
        await person.see("not signing")
        if step > .zone {
            person.press(.enter)
            await person.see("dnssec-example-com")
            await person.wait { !person.screen.contains("listing the keys") }
        }
        if step > .key {
            person.press(.enter)
            await person.see("every check passes")
        }
        if step > .checklist {
            person.press(.enter)
            await person.see("free in this zone")
        }
        if step > .parameters {
            person.press(.enter)
            await person.see("Nothing has been sent yet")
        }
    }

    // MARK: Zones

    @Test(arguments: [("corp.internal", "private"), ("two-keys", "two key-signing keys")])
    func `a zone that cannot be taken is shown and says why`(zone: String, reason: String) async throws {
        let person = try Operator()
        await person.see("not signing")
        person.press(.character("/"))
        person.type(zone)
        person.press(.enter)
        await person.see(reason)
        #expect(person.app.step == .zone)
    }

    @Test func `the filter narrows as it is typed, and Esc brings all back`() async throws {
        let person = try Operator()
        await person.see("not signing")
        person.press(.character("/"))
        person.type("shop-01")
        #expect(person.screen.contains("10 of "))
        #expect(person.screen.contains("shop-017"))
        #expect(!person.screen.contains("shop-021"))
        person.type("zz")
        #expect(person.screen.contains("No zone has that"))
        person.press(.enter)
        #expect(person.app.step == .zone)
        person.press(.escape)
        #expect(person.app.zonePage.matches.count == person.app.zonePage.rows.count)
    }

    @Test func `q in the filter is text, and paste never chooses`() async throws {
        let person = try Operator()
        await person.see("not signing")
        person.press(.character("/"))
        person.type("q")
        #expect(!person.app.isFinished)
        person.paste("example.com\n")
        #expect(person.app.step == .zone)
        #expect(person.app.zonePage.filter.text == "qexample.com")
    }

    // MARK: Keys

    @Test(arguments: [
        ("alias/dnssec-no-sign", "kms:Sign"), ("alias/dnssec-p384", "ECC_NIST_P384"),
        ("alias/dnssec-disabled", "Disabled"),
        ("alias/dnssec-wrong-account", "SourceAccount"), ("alias/dnssec-wrong-principal", "dnssec-route53"),
        ("alias/dnssec-no-statement", "dnssec-route53"),
    ])
    func `the checklist names what is wrong with a key, and does not let it pass`(key: String, words: String)
        async throws
    {
        let person = try Operator()
        await walk(person, to: .key)
        person.press(.character("e"))
        person.paste(key)
        person.press(.enter)
        await person.see("checks fail")
        #expect(person.screen(132, 43).grid.text.contains(words), "\(person.screen(132, 43).grid.text)")
        person.press(.enter)
        #expect(person.app.step == .checklist)
        #expect(person.screen.contains("Route 53 would refuse this key"))
        person.press(.character("o"))
        #expect(person.app.step == .key)
    }

    @Test func `a malformed ARN is told after Enter, and the error goes away by itself`() async throws {
        let person = try Operator()
        await walk(person, to: .key)
        person.press(.character("e"))
        person.type("alias/")
        #expect(person.app.keyPage?.inputProblem == nil)
        person.press(.enter)
        #expect(person.app.keyPage?.inputProblem != nil)
        person.type("x")
        #expect(person.app.keyPage?.inputProblem == nil)
    }

    @Test func `an answer about a key that was left is not taken for another's`() async throws {
        let person = try Operator()
        await walk(person, to: .key)
        person.press(.enter)
        let shown = person.app.checklistPage?.key
        let first = try #require(shown)
        person.press(.escape, .down, .enter)
        let next = person.app.checklistPage?.key
        let second = try #require(next)
        #expect(first != second)
        person.take(.keyFactsGathered(first, .failure(Problem("late"))))
        #expect(!person.screen.contains("late"))
    }

    // MARK: Parameters

    @Test func `a wrong name is told when it is left, then on each key until it is right`() async throws {
        let person = try Operator()
        await walk(person, to: .parameters)
        person.press(.control("u"))
        person.type("k-")
        #expect(person.app.parametersPage?.complaining.isEmpty == true)
        person.press(.tab)
        #expect(person.screen.contains("! "))
        Golden.check(person, "parameters-error")
        person.press(.backTab, .control("u"))
        person.type("ks")
        #expect(person.app.parametersPage?.complaining == [.name])
        person.type("k")
        #expect(person.app.parametersPage?.complaining.isEmpty == true)
        person.press(.enter)
        await person.see("<Name>ksk</Name>")
    }

    @Test func `typing goes on while Route 53 is asked, and Enter waits for the answer`() async throws {
        let person = try Operator()
        await walk(person, to: .checklist)
        person.press(.enter)
        #expect(person.app.step == .parameters)
        person.type("_x")
        person.press(.enter)
        #expect(person.app.step == .parameters)
        await person.see("Nothing has been sent yet")
        #expect(person.screen.contains("_x</Name>"))
    }

    @Test func `going back keeps the answers`() async throws {
        let person = try Operator()
        await walk(person, to: .parameters)
        person.press(.control("u"))
        person.type("my_key")
        person.press(.escape, .escape, .escape)
        #expect(person.app.step == .zone)
        await walk(person, to: .parameters)
        #expect(person.app.parametersPage?.name.text == "my_key")
    }

    // MARK: Creation

    @Test func `a refusal by InvalidKMSArn leads back to a fresh checklist, with a new caller reference`() async throws
    {
        let person = try Operator()
        await walk(person, to: .review)
        let reference = person.app.reviewPage?.request.callerReference
        await person.server.inject(
            .error(code: "InvalidKMSArn", message: "did not grant all required permissions", status: 400),
            into: "CreateKeySigningKey")
        person.press(.enter)
        await person.see("InvalidKMSArn")
        Golden.check(person, "create-refused")
        person.press(.enter)
        #expect(person.app.step == .checklist)
        await person.see("every check passes")
        #expect(person.screen.contains("nothing that can be seen"))
        person.press(.enter)
        await person.see("free in this zone")
        person.press(.enter)
        #expect(person.app.reviewPage?.request.callerReference != reference)
    }

    @Test func `a reply that was lost after the work is adopted`() async throws {
        let person = try Operator()
        await walk(person, to: .review)
        await person.server.inject(.closedAfterWork, into: "CreateKeySigningKey")
        person.press(.enter)
        await person.see("was lost, so Route 53")
        #expect(person.app.creationPage?.created?.wasAdopted == true)
        person.press(.enter)
        await person.see("ksk_2026_11 is ACTIVE")
        #expect(try await person.keySigningKeys(of: "example.com.").count == 1)
    }

    @Test func `a request that was lost before the work is sent again with the same reference`() async throws {
        let person = try Operator()
        await walk(person, to: .review)
        await person.server.inject(.closedBeforeWork, into: "CreateKeySigningKey")
        person.press(.enter)
        await person.see("(INSYNC).")
        #expect(try await person.keySigningKeys(of: "example.com.").count == 1)
    }

    @Test func `after a kill the next start asks Route 53 and goes on to the DS record`() async throws {
        let first = try Operator()
        await walk(first, to: .review)
        await first.server.inject(.closedAfterWork, into: "CreateKeySigningKey")
        await first.server.inject(.unavailable, into: "GetDNSSEC", times: 20)
        first.press(.enter)
        await first.see("is not known")
        await first.server.removeFaults()
        let second = try Operator(clock: first.clock, home: first.home, server: first.server)
        await second.see("An earlier run was cut off")
        Golden.check(second, "unfinished")
        second.press(.enter)
        await second.see("was lost, so Route 53")
        second.press(.enter)
        await second.see("ksk_2026_11 is ACTIVE")
        second.press(.character("s"), .right, .enter)
        await second.see("re-derived from the KMS key and equal")
        #expect(try await first.keySigningKeys(of: "example.com.").count == 1)
    }

    // MARK: Around it

    @Test func `without credentials it says what was tried and practises on Enter`() async throws {
        let problem = CredentialsError.noneFound(tried: [
            .init(source: "environment variables", outcome: "AWS_ACCESS_KEY_ID is not set")
        ])
        let person = try Operator(credentialsProblem: problem)
        await person.see("AWS_ACCESS_KEY_ID is not set")
        Golden.check(person, "no-credentials")
        person.press(.enter)
        await person.see("SANDBOX")
        await person.see("example.com")
    }

    @Test func `the help is made of the page's own keys`() async throws {
        let person = try Operator()
        await person.see("not signing")
        person.press(.character("?"))
        for binding in person.app.zonePage.bindings + KeyBinding.everywhere {
            #expect(person.screen.contains(binding.key))
        }
        Golden.check(person, "help")
        person.press(.escape)
        #expect(!person.app.isHelpShown)
    }

    @Test func `leaving with edited parameters asks, and staying has the focus`() async throws {
        let person = try Operator()
        await walk(person, to: .parameters)
        person.type("x")
        person.press(.control("c"))
        Golden.check(person, "leave")
        person.press(.enter)
        #expect(!person.app.isFinished && person.app.dialog == nil)
        person.press(.control("c"), .control("c"))
        #expect(person.app.isFinished)
    }

    @Test func `an identity that may not sign is told so before anything is sent`() async throws {
        let person = try Operator(identity: SandboxIdentity.withoutSign)
        await walk(person, to: .key)
        person.press(.enter)
        await person.see("checks fail")
        #expect(person.screen.contains("kms:Sign"))
    }

    @Test func `every page draws at every size without a trap`() async throws {
        let person = try Operator()
        await walk(person, to: .review)
        for step in [Step.zone, .key, .checklist, .parameters, .review] {
            var app = person.app
            app.step = step
            for width in stride(from: 1, through: 140, by: 7) {
                for height in stride(from: 1, through: 50, by: 3) {
                    #expect(
                        app.view(size: Size(width: width, height: height)).grid.size
                            == Size(width: width, height: height))
                }
            }
        }
    }
}
