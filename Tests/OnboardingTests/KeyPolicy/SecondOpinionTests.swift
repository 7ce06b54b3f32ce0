import Onboarding
import Testing

@testable import Sandbox

/// The sandbox decides by an evaluator of its own, written by someone else: where both decide, they must agree.
@Suite struct SecondOpinionTests {
    private func secondOpinion(_ text: String, _ action: String) -> Sandbox.KeyPolicy.Answer? {
        var context = [
            "aws:sourceaccount": PolicyCase.account, "aws:sourcearn": PolicyCase.zoneARN,
            "aws:principalisawsservice": "true", "aws:principalservicename": "dnssec-route53.amazonaws.com",
            "aws:securetransport": "true", "aws:requestedregion": "us-east-1",
        ]
        if action == "kms:Sign" { context["kms:signingalgorithm"] = "ECDSA_SHA_256" }
        if action == "kms:CreateGrant" { context["kms:grantisforawsresource"] = "true" }
        let request = Sandbox.PolicyRequest(
            principal: .service("dnssec-route53.amazonaws.com"), action: action, resource: PolicyCase.keyARN,
            context: context)
        return (try? Sandbox.KeyPolicy(text))?.answer(to: request)
    }

    /// Whether both come to the same answer; nil where one of them does not decide.
    private func agree(_ text: String, _ action: String) throws -> Bool? {
        // The sandbox knows no policy variables.
        guard !text.contains("${"), let second = secondOpinion(text, action) else { return nil }
        let verdict = try KeyPolicyDocument(json: text).evaluate(PolicyCase("", text, action, "").asRoute53)
        if case .undecided = verdict { return nil }
        return verdict.isAllowed == (second == .allows)
    }

    @Test func `both evaluators agree on the tables`() throws {
        var compared = 0
        for policyCase in PolicyEvaluationTests.all + PublishedPolicyTests.all {
            guard let agreed = try agree(policyCase.policy, policyCase.action) else { continue }
            compared += 1
            #expect(agreed, "\(policyCase.testDescription): \(policyCase.policy)")
        }
        #expect(compared > 90, "only \(compared) were compared")
    }

    @Test func `both evaluators agree on random policies`() throws {
        var compared = 0
        for seed in 0..<800 {
            var generator = SeededGenerator(seed: UInt64(seed) &+ 10_000)
            let text = PolicyPropertyTests.randomPolicy(&generator)
            guard let agreed = try agree(text, "kms:Sign") else { continue }
            compared += 1
            #expect(agreed, "\(text)")
        }
        #expect(compared > 100, "only \(compared) were compared")
    }
}
