import KSKClient
import Testing

@testable import Onboarding
@testable import Sandbox

/// What holds for every repair, tried on random policies.
@Suite struct RepairPropertyTests {
    /// Random policies that need a repair, and their repairs.
    static let repairs: [(text: String, repair: PolicyRepair)] = (0..<100).compactMap { seed in
        var generator = SeededGenerator(seed: UInt64(seed) &+ 50_000)
        let text = RandomPolicy.text(&generator)
        return (try? policyRepair(for: PolicyRepairTests.facts(text))).map { (text, $0) }
    }

    private func isAllowed(_ action: String, _ text: String) throws -> Bool {
        try KeyPolicyDocument(json: text).evaluate(PolicyCase("", text, action, "").asRoute53).isAllowed
    }

    @Test func `a repair makes Route 53's three actions pass`() throws {
        for (text, repair) in Self.repairs {
            for action in RepairPlanner.neededActions {
                let isAllowed = try isAllowed(action, repair.new)
                #expect(isAllowed, "\(action): \(text)")
            }
        }
        #expect(Self.repairs.count > 50, "only \(Self.repairs.count) were repaired")
    }

    @Test func `each change of a repair is needed`() throws {
        for seed in 0..<40 {
            var generator = SeededGenerator(seed: UInt64(seed) &+ 90_000)
            let text = RandomPolicy.text(&generator)
            guard let planner = try? RepairPlanner(PolicyRepairTests.facts(text)),
                !(try RepairPlanner.neededActions.allSatisfy { try isAllowed($0, text) }),
                let edits = try? planner.editsForNeeds()
            else { continue }
            for edit in edits where !edit.isGuard {
                let less = PolicyEditor.text(text, with: edits.filter { $0 != edit })
                let isEnough = try RepairPlanner.neededActions.allSatisfy { try isAllowed($0, less) }
                #expect(!isEnough, "\(edit) in \(text)")
            }
        }
    }

    @Test func `a repair lets nobody in but Route 53, and nobody out`() throws {
        for (text, repair) in Self.repairs {
            let (old, new) = (try KeyPolicyDocument(json: text), try KeyPolicyDocument(json: repair.new))
            for action in ["kms:Sign", "kms:PutKeyPolicy", "kms:GetPublicKey"] {
                for caller in [PolicyCase.user, PolicyCase.session, "arn:aws:iam::444455556666:user/mallory"] {
                    let request = PolicyRequest.byCaller(
                        caller, account: PolicyCase.account, action, keyARN: PolicyCase.keyARN)
                    #expect(old.evaluate(request).rank == new.evaluate(request).rank, "\(caller) \(action): \(text)")
                }
            }
        }
    }

    @Test func `what a repair adds is for this account's zones only`() throws {
        for (text, repair) in Self.repairs {
            let foreign = PolicyRequest.byRoute53(
                "kms:Sign", keyARN: PolicyCase.keyARN, account: "444455556666",
                zoneARN: "arn:aws:route53:::hostedzone/ZFOREIGN")
            let (old, new) = (try KeyPolicyDocument(json: text), try KeyPolicyDocument(json: repair.new))
            // A deny that is lifted for Route 53 may have hidden a statement that lets others in; it was there before.
            let undenied = KeyPolicyDocument(
                version: old.version, statements: old.statements.filter { $0.effect == .allow })
            #expect(new.evaluate(foreign).rank <= undenied.evaluate(foreign).rank, "\(text)")
        }
    }

    @Test func `the sandbox's own evaluator finds repaired policies right`() throws {
        var compared = 0
        for (_, repair) in Self.repairs {
            for action in RepairPlanner.neededActions {
                guard let document = try? Sandbox.KeyPolicy(repair.new) else { continue }
                let request = Sandbox.PolicyRequest(
                    principal: .service("dnssec-route53.amazonaws.com"), action: action, resource: PolicyCase.keyARN,
                    context: [
                        "aws:sourceaccount": PolicyCase.account, "aws:sourcearn": PolicyCase.zoneARN,
                        "aws:principalisawsservice": "true", "aws:principalservicename": "dnssec-route53.amazonaws.com",
                        "aws:securetransport": "true",
                    ])
                #expect(document.answer(to: request) == .allows, "\(action): \(repair.new)")
                compared += 1
            }
        }
        #expect(compared > 60, "only \(compared) were compared")
    }

    @Test func `a repair of a repaired policy is about remarks only, and then there is none`() throws {
        for (_, repair) in Self.repairs {
            var text = repair.new
            for _ in 0..<3 { text = (try? policyRepair(for: PolicyRepairTests.facts(text)))?.new ?? text }
            #expect(throws: RepairRefusal.self, "\(repair.old)") {
                try policyRepair(for: PolicyRepairTests.facts(text))
            }
        }
    }
}

extension PolicyEdit {
    fileprivate var isGuard: Bool { if case .addGuard = self { true } else { false } }
}

extension PolicyVerdict {
    /// 0 for no, 1 for open, 2 for yes.
    var rank: Int {
        switch self {
        case .denied: 0
        case .undecided: 1
        case .allowed: 2
        }
    }
}
