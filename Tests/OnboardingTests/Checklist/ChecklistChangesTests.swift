import Onboarding
import Testing

@Suite struct ChecklistChangesTests {
    private func list(_ change: (inout KeyFacts) -> Void = { _ in }) -> Checklist {
        checklist(for: Sample.facts(change))
    }

    @Test func `what came out differently is said, first things first`() {
        let new = list { $0.policy = .found(policy(administrator)) }
        let changes = ChecklistChanges(from: list(), to: new, policyChanged: true)
        #expect(changes.sentences.first == "Policy: readable was \"3 statements\" and is \"1 statement\" now")
        #expect(changes.sentences.count == 6)
        let sentence = changes.sentence(afterRefusalBy: "InvalidKMSArn")
        #expect(sentence.hasPrefix("Route 53 refused this key with InvalidKMSArn. Changed since it passed: Policy"))
        #expect(sentence.hasSuffix("now. And 5 more."))
    }

    @Test func `a policy that says the same in other words is said to have changed`() {
        let changes = ChecklistChanges(from: list(), to: list(), policyChanged: true)
        #expect(changes.sentences.count == 1)
        #expect(changes.sentence(afterRefusalBy: "InvalidKMSArn").contains("The text of the policy has changed"))
    }

    @Test func `when nothing is different it says what cannot be seen from here`() {
        let changes = ChecklistChanges(from: list(), to: list())
        #expect(changes.sentences.isEmpty)
        let sentence = changes.sentence(afterRefusalBy: "InvalidKMSArn")
        #expect(sentence.contains("nothing that can be seen from here has changed"))
        #expect(sentence.contains("ksk explain InvalidKMSArn"))
    }
}
