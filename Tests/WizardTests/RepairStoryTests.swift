import AWSCore
import Foundation
import KSKClient
import Onboarding
import Sandbox
import TerminalUI
import Testing

@testable import Wizard

/// Keys that fail, and what operators do about them.
@Suite(.timeLimit(.minutes(5)))
struct RepairStoryTests {
    /// Walks to the checklist of a key.
    private func walk(_ person: Operator, toChecklistOf key: String) async {
        await walkToKeys(person)
        person.press(.character("e"))
        person.paste(key)
        person.press(.enter)
        await person.wait { person.app.checklistPage?.checklist != nil }
    }

    private func walkToKeys(_ person: Operator) async {
        await person.see("not signing")
        person.press(.enter)
        await person.see("dnssec-example-com")
        await person.wait { !person.screen.contains("listing the keys") }
    }

    // MARK: Repair

    @Test(arguments: [
        "alias/dnssec-no-sign", "alias/dnssec-no-statement", "alias/dnssec-wrong-principal",
        "alias/dnssec-wrong-account", "alias/dnssec-disabled", "alias/dnssec-pending-deletion",
    ])
    func `f mends a key, after showing the change and asking`(key: String) async throws {
        let person = try Operator()
        await walk(person, toChecklistOf: key)
        #expect(person.screen.contains("checks fail"))
        person.press(.character("f"))
        #expect(person.screen.contains("What would mend this key"))
        Golden.check(person, "repair-\(key.dropFirst("alias/dnssec-".count))")
        // Enter changes nothing, and neither does Enter in the dialog, where Cancel has the focus.
        person.press(.enter)
        #expect(person.app.dialog == nil)
        person.press(.character("a"))
        #expect(person.screen.contains("Change this key?"))
        person.press(.enter)
        #expect(person.app.dialog == nil)
        #expect((person.app.detour as? RepairPage)?.state == .proposed)
        person.press(.character("a"), .character("y"))
        await person.see("every check passes")
        #expect(person.screen.contains("KMS shows the change"))
        #expect(person.app.detour == nil)
        person.press(.enter)
        #expect(person.app.step == .parameters)
    }

    @Test func `a disabled key can be chosen from the list, because it can be mended`() async throws {
        let person = try Operator()
        await walkToKeys(person)
        while person.app.keyPage.map({ $0.keys[$0.selected].title }) != "alias/dnssec-disabled" { person.press(.down) }
        person.press(.enter)
        await person.see("Disabled")
        #expect(person.app.step == .checklist)
    }

    @Test func `the whole policy can be looked at, copied and written to a file`() async throws {
        let person = try Operator()
        await walk(person, toChecklistOf: "alias/dnssec-no-sign")
        person.press(.character("f"))
        let new = (person.app.detour as? RepairPage)?.policy?.new
        let policy = try #require(new)
        person.press(.character("c"))
        #expect(person.terminalEffects == [.copy(policy, what: "the new policy")])
        person.press(.character("v"))
        #expect(person.screen.contains(#""Statement": ["#))
        person.press(.character("v"), .escape)
        #expect(person.app.detour == nil && person.app.step == .checklist)
    }

    @Test func `a key that cannot be mended says so, and a good one needs nothing`() async throws {
        for (key, words) in [
            ("alias/dnssec-p384", "The policy needs no change"), ("alias/dnssec-example-com", "needs no change"),
        ] {
            let person = try Operator()
            await walk(person, toChecklistOf: key)
            person.press(.character("f"))
            #expect(person.app.detour == nil)
            #expect(person.screen.contains(words))
        }
    }

    @Test func `a policy that was changed meanwhile is said, and is not overwritten`() async throws {
        let person = try Operator()
        await walk(person, toChecklistOf: "alias/dnssec-no-sign")
        person.press(.character("f"))
        await person.server.inject(
            .error(code: "AccessDeniedException", message: "no", status: 400), into: "PutKeyPolicy")
        person.press(.character("a"), .character("y"))
        await person.see("AccessDeniedException")
        person.press(.escape)
        #expect(person.app.step == .checklist)
        #expect(person.screen.contains("checks fail"))
    }

    @Test func `leaving while a key is mended asks`() async throws {
        let person = try Operator()
        await walk(person, toChecklistOf: "alias/dnssec-no-sign")
        person.press(.character("f"), .character("a"), .character("y"), .character("q"))
        #expect(person.screen.contains("being mended"))
        person.press(.enter)
        await person.see("every check passes")
    }

    // MARK: Explanations

    @Test func `? on a line explains it at length, and F1 is the help`() async throws {
        let person = try Operator()
        await walk(person, toChecklistOf: "alias/dnssec-no-sign")
        person.press(.character("?"))
        #expect(person.screen.contains("policy-sign"))
        Golden.check(person, "explanation")
        person.press(.down, .pageDown, .escape)
        #expect(person.app.detour == nil)
        person.press(.function(1))
        #expect(person.screen.contains("Keys on this page") && person.screen.contains("F1"))
    }

    // MARK: A policy by hand

    @Test func `a policy that is pasted is judged instead of the key's own`() async throws {
        let person = try Operator()
        await walk(person, toChecklistOf: "alias/dnssec-no-sign")
        person.press(.character("p"))
        Golden.check(person, "policy")
        person.paste("{\n \"Statement\": [,\n")
        #expect(person.screen.contains("cannot be judged"))
        person.paste(
            "{\n\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\r\n\"Action\":\"kms:*\",\"Resource\":\"*\"}]}\n"
        )
        #expect(person.app.detour == nil)
        #expect(person.app.checklistPage?.checklist?.verdict == .pass)
        #expect(person.app.checklistPage?.facts?.isPolicyGiven == true)
        person.press(.character("r"))
        await person.see("checks fail")
    }

    @Test func `a policy can be pasted into the checklist itself, and other text is no policy`() async throws {
        let person = try Operator()
        await walk(person, toChecklistOf: "alias/dnssec-no-sign")
        person.paste("dnssec")
        #expect(person.screen.contains("p takes a key policy"))
        let root =
            #"{"Statement":{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"kms:*","Resource":"*"}}"#
        person.paste(root)
        #expect(person.app.checklistPage?.checklist?.verdict == .fail)
        person.press(.character("f"), .character("a"))
        #expect(person.screen.contains("given by hand"))
    }

    @Test func `a policy is read from a file, and a file that is none is said`() async throws {
        let person = try Operator()
        await walk(person, toChecklistOf: "alias/dnssec-no-sign")
        try FileManager.default.createDirectory(at: person.home, withIntermediateDirectories: true)
        let file = person.home.appendingPathComponent("policy.json")
        person.press(.character("p"))
        person.type(file.path)
        person.press(.enter)
        await person.see("No such file")
        try #"{"Statement":[]}"#.write(to: file, atomically: true, encoding: .utf8)
        person.press(.enter)
        await person.see("the policy that you gave")
        #expect(
            person.app.checklistPage?.checklist?.items.first { $0.id == .policyReadable }?.found
                == "0 statements, as you gave it")
    }

    // MARK: A new key

    @Test func `m makes a key for the zone, after a review and a question`() async throws {
        let person = try Operator()
        await walkToKeys(person)
        person.press(.character("m"))
        Golden.check(person, "new-key")
        person.press(.enter)
        #expect(person.screen.contains("Make this key?"))
        person.press(.enter)
        #expect((person.app.detour as? NewKeyPage)?.state == .review)
        person.press(.enter, .character("y"))
        await person.see("The key is made")
        Golden.check(person, "new-key-made")
        person.press(.enter)
        await person.see("every check passes")
        await person.wait { person.app.keyPage?.listing == .loaded }
        person.press(.enter)
        await person.see("free in this zone")
        #expect(person.screen.contains("alias/dnssec-example-com-20"))
    }

    @Test func `a key that was ordered and whose answer was lost is found`() async throws {
        let person = try Operator()
        await walkToKeys(person)
        let count = person.app.keyPage?.keys.count ?? 0
        await person.server.inject(.closedAfterWork, into: "CreateKey")
        person.press(.character("m"), .enter, .character("y"))
        await person.see("The key is made")
        person.press(.enter)
        await person.wait { person.app.keyPage?.listing == .loaded }
        #expect(person.app.keyPage?.keys.count == count + 1)
    }

    @Test func `a key whose order was cut off is found at the next start`() async throws {
        let person = try Operator()
        await walkToKeys(person)
        await person.server.inject(.closedAfterWork, into: "CreateKey")
        await person.server.inject(.unavailable, into: "ListKeys", times: 99)
        person.press(.character("m"), .enter, .character("y"))
        await person.see("Whether CreateKey was done is not known")
        await person.server.removeFaults()

        let next = try Operator(clock: person.clock, home: person.home, server: person.server)
        await next.see("A key was being made")
        Golden.check(try #require(next.app.dialog).view(size: next.size).grid, "left-order")
        next.press(.character("a"))
        await next.see("The key is there: an earlier order made it.")
        next.press(.enter)
        await next.see("every check passes")
        let last = try Operator(clock: person.clock, home: person.home, server: person.server)
        await last.see("not signing")
        #expect(last.app.dialog == nil)
    }

    @Test(arguments: ["m", "f", "l"])
    func `an order that never arrived can be carried out, forgotten or left`(answer: String) async throws {
        let person = try Operator()
        await walkToKeys(person)
        await person.server.inject(.unavailable, into: "CreateKey", times: 99)
        await person.server.inject(.unavailable, into: "ListKeys", times: 99)
        person.press(.character("m"), .enter, .character("y"))
        await person.see("Whether CreateKey was done is not known")
        await person.server.removeFaults()

        let next = try Operator(clock: person.clock, home: person.home, server: person.server)
        await next.see("A key was being made")
        next.press(.character("a"))
        await next.see("There is no such key")
        Golden.check(try #require(next.app.dialog).view(size: next.size).grid, "absent-order")
        next.press(.character(Character(answer)))
        if answer == "m" {
            #expect(next.screen.contains("Nothing has been sent yet"))
            next.press(.enter, .character("y"))
            await next.see("The key is made")
        } else {
            await next.see("not signing")
        }
        let last = try Operator(clock: person.clock, home: person.home, server: person.server)
        await last.see(answer == "l" ? "A key was being made" : "not signing")
        #expect((last.app.dialog == nil) == (answer != "l"))
    }

    @Test func `who has gone on meanwhile is not torn away by what was found of an order`() async throws {
        let person = try Operator()
        await walkToKeys(person)
        let zone = try #require(person.app.keyPage?.zone)
        let order = KeyOrder(
            zone: zone.zone, account: "111122223333", at: person.clock.now, token: "t", isSandbox: true)
        person.take(.orderLookedUp(order, .success(LeftOrder(zone: zone, key: nil))))
        #expect(person.app.dialog == nil && person.app.step == .key)
        #expect(person.app.notice?.contains("the next start offers it again") == true)
    }

    // MARK: Other zones

    @Test func `a key that stands behind another zone gets a remark`() async throws {
        let person = try Operator()
        await person.see("signing, 1 KSK")
        person.press(.enter)
        await person.see("dnssec-example-com")
        person.press(.character("e"))
        person.paste("alias/dnssec-example-net")
        person.press(.enter)
        await person.see("with a remark")
        #expect(person.screen.contains("also behind"))
        #expect(person.screen.contains("of example.net"))
    }

    @Test func `a refusal to make a key is shown`() async throws {
        let person = try Operator(identity: .readOnly)
        await walkToKeys(person)
        person.press(.character("m"), .enter, .character("y"))
        await person.see("AccessDeniedException")
        person.press(.escape)
        #expect(person.app.detour == nil && person.app.step == .key)
    }

    // MARK: After a refusal

    private func refuse(_ person: Operator) async {
        person.press(.enter)
        await person.see("free in this zone")
        person.press(.enter)
        await person.see("Nothing has been sent yet")
        await person.server.inject(
            .error(code: "InvalidKMSArn", message: "did not grant all required permissions", status: 400),
            into: "CreateKeySigningKey")
        person.press(.enter)
        await person.see("InvalidKMSArn")
    }

    @Test func `after InvalidKMSArn the checklist says what has changed`() async throws {
        let person = try Operator()
        await walk(person, toChecklistOf: "alias/dnssec-example-com")
        await refuse(person)
        person.press(.character("?"))
        #expect(person.screen.contains("Route 53 does not take the KMS key"))
        person.press(.escape)
        let arn = person.app.checklistPage?.checklist?.resolvedARN
        let key = KMSKeyIdentifier(try #require(arn))
        let root =
            #"{"Statement":[{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"kms:*","Resource":"*"}]}"#
        try await person.client.send(PutKeyPolicy(keyID: key, policy: root))
        person.press(.enter)
        await person.see("Changed since it passed")
        let refusal = person.app.checklistPage?.refusal ?? ""
        #expect(
            refusal.contains("Policy: readable was \"3 statements\" and is \"1 statement\" now. And "), "\(refusal)")
        #expect(person.screen.contains("checks fail"))
    }

    @Test func `after InvalidKMSArn with nothing changed it says what cannot be seen`() async throws {
        let person = try Operator()
        await walk(person, toChecklistOf: "alias/dnssec-example-com")
        await refuse(person)
        person.press(.enter)
        await person.see("nothing that can be seen")
        Golden.check(person, "checklist-refused")
        person.press(.character("r"))
        await person.wait { person.app.checklistPage?.checklist != nil }
        #expect(!person.screen.contains("nothing that can be seen"))
    }

    @Test func `every page beside the path draws at every size without a trap`() async throws {
        let person = try Operator()
        await walk(person, toChecklistOf: "alias/dnssec-no-sign")
        for key in ["f", "?", "p"] {
            person.press(.character(Character(key)))
            let app = person.app
            for width in stride(from: 1, through: 140, by: 9) {
                for height in stride(from: 1, through: 50, by: 4) {
                    let size = Size(width: width, height: height)
                    #expect(app.view(size: size).grid.size == size)
                }
            }
            person.press(.escape)
        }
    }
}
