import Onboarding
import Testing

@testable import Sandbox

/// The sandbox decides by an evaluator of its own, written by someone else: where both decide, they must agree, and
/// where only one does, the reason must be one of those that are known.
@Suite struct SecondOpinionTests {
    /// What became of one question to both.
    private enum Comparison: Equatable {
        case agree
        case differ
        /// Ours leaves it open; the phrase says why.
        case open(String)
        /// The sandbox does not take the policy, as KMS would not.
        case refused
    }

    private func secondOpinion(_ text: String, _ action: String) -> Sandbox.KeyPolicy.Answer? {
        var context = [
            "aws:sourceaccount": PolicyCase.account, "aws:sourcearn": PolicyCase.zoneARN,
            "aws:principalisawsservice": "true", "aws:principalservicename": "dnssec-route53.amazonaws.com",
            "aws:securetransport": "true", "aws:requestedregion": "us-east-1",
            "aws:resourceaccount": PolicyCase.account,
        ]
        if action == "kms:Sign" { context["kms:signingalgorithm"] = "ECDSA_SHA_256" }
        if action == "kms:CreateGrant" { context["kms:grantisforawsresource"] = "true" }
        let request = Sandbox.PolicyRequest(
            principal: .service("dnssec-route53.amazonaws.com"), action: action, resource: PolicyCase.keyARN,
            context: context)
        return (try? Sandbox.KeyPolicy(text))?.answer(to: request)
    }

    private func compare(_ text: String, _ action: String) throws -> Comparison {
        let verdict = try KeyPolicyDocument(json: text).evaluate(PolicyCase("", text, action, "").asRoute53)
        if case .undecided(let reason) = verdict {
            return .open(Self.explained.first(where: reason.contains) ?? "unexplained: \(reason)")
        }
        guard let second = secondOpinion(text, action) else { return .refused }
        return verdict.isAllowed == (second == .allows) ? .agree : .differ
    }

    /// Why ours leaves open what the sandbox decides. The sandbox knows the whole request and takes a key that it does
    /// not have for absent; it stands for one KMS, and where AWS documents nothing it has to do one or the other.
    private static let explained = [
        "which is not known here",  // a key that ksk does not see, or whether it is there
        "is not known here",  // a variable of such a key
        "is not an ARN",  // AWS does not say what an ArnLike with fewer than six parts does
        "allows by NotPrincipal",  // AWS does not support it
        "the service \"*\"",  // AWS does not document it
        "kind that is not known here",  // KMS would not have taken it
        "has no Resource",  // AWS requires one, and KMS has taken policies without
        "is not a value for its condition",  // a Bool of something that is neither true nor false
        "is neither true nor false", "operator that is not known here", "element that is not known here",
        "has a variable without its closing brace",
    ]

    @Test func `both evaluators agree on the tables`() throws {
        var agreed = 0
        // The sandbox knows no policy variables.
        for policyCase in PolicyCase.allTables where !policyCase.policy.contains("${") {
            let comparison = try compare(policyCase.policy, policyCase.action)
            switch comparison {
            case .agree: agreed += 1
            case .refused: break
            case .open(let reason) where !reason.hasPrefix("unexplained"): break
            case .open, .differ: Issue.record("\(policyCase.testDescription): \(comparison): \(policyCase.policy)")
            }
        }
        #expect(agreed > 140, "only \(agreed) agreed")
    }

    @Test func `both evaluators agree on six thousand questions to random policies, or it is known why not`() throws {
        var agreed = 0
        for seed in 0..<2000 {
            var generator = SeededGenerator(seed: UInt64(seed) &+ 10_000)
            let text = RandomPolicy.text(&generator)
            for action in ["kms:Sign", "kms:GetPublicKey", "kms:CreateGrant"] {
                let comparison = try compare(text, action)
                switch comparison {
                case .agree: agreed += 1
                // No Resource, or a principal of a kind that there is not.
                case .refused: #expect(text.contains(#""Sid":"none""#) || text.contains("Robot"), "\(text)")
                case .open(let reason) where !reason.hasPrefix("unexplained"): break
                case .open, .differ: Issue.record("\(action): \(comparison), seed \(seed): \(text)")
                }
            }
        }
        #expect(agreed > 2000, "only \(agreed) agreed")
    }
}
