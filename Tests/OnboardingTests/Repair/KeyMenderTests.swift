import AWSCore
import Foundation
import KSKClient
import Sandbox
import Testing

@testable import Onboarding

/// Repairs that are really applied, to the sandbox's keys.
@Suite struct KeyMenderTests {
    static let brokenKeys = [
        "alias/dnssec-no-statement", "alias/dnssec-no-sign", "alias/dnssec-wrong-principal",
        "alias/dnssec-wrong-account", "alias/dnssec-disabled", "alias/dnssec-pending-deletion",
    ]

    @Test(arguments: brokenKeys)
    func `a key that fails passes after its repair, and Route 53 takes it`(alias: String) async throws {
        let bench = try MendingBench()
        let before = try await bench.facts(alias)
        #expect(checklist(for: before).verdict == .fail)
        try await bench.mend(KeyRepair(before))
        let after = try await bench.facts(alias)
        #expect(checklist(for: after).verdict == .pass)
        let arn = try #require(after.resolvedARN)
        let reply = try await bench.client.send(
            CreateKeySigningKey(
                callerReference: "r", hostedZoneID: after.zone.zone.id, keyManagementServiceARN: arn, name: "ksk_1",
                status: .active))
        #expect(reply.keySigningKey.status == .active)
    }

    @Test func `the old policy is kept beside the journal, for its owner only, before the new one is sent`()
        async throws
    {
        let bench = try MendingBench()
        let facts = try await bench.facts("alias/dnssec-no-sign")
        try await bench.mend(KeyRepair(facts))
        let name = try #require(try bench.files("policies").first)
        let path = bench.journal.path + "/policies/" + name
        #expect(try String(contentsOfFile: path, encoding: .utf8) == facts.policy.value)
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(bench.steps.all.prefix(2) == [.keptOldPolicy(path: path), .sending("PutKeyPolicy")])
        #expect(bench.steps.all.last == .inForce)
        #expect(try bench.journal.unreadable().isEmpty)
        #expect(try bench.journal.unsettled().isEmpty)
    }

    @Test func `a policy that somebody changed meanwhile is not overwritten`() async throws {
        let bench = try MendingBench()
        let facts = try await bench.facts("alias/dnssec-no-sign")
        let arn = try #require(facts.resolvedARN)
        let other = policy(administrator)
        try await bench.client.send(PutKeyPolicy(keyID: KMSKeyIdentifier(arn), policy: other))
        await #expect(throws: MendingError.changedMeanwhile) { try await bench.mend(KeyRepair(facts)) }
        #expect(try await bench.facts("alias/dnssec-no-sign").policy.value == other)
    }

    @Test(arguments: [
        (SandboxFault.closedAfterWork, 1, ["PutKeyPolicy"]), (.closedBeforeWork, 1, ["PutKeyPolicy", "PutKeyPolicy"]),
        (.internalFailure, 2, ["PutKeyPolicy", "PutKeyPolicy", "PutKeyPolicy"]),
    ])
    func `a lost answer is looked into before the policy is sent again`(
        fault: SandboxFault, times: Int, sent: [String]
    ) async throws {
        let bench = try MendingBench()
        let facts = try await bench.facts("alias/dnssec-no-sign")
        await bench.server.inject(fault, into: "PutKeyPolicy", times: times)
        try await bench.mend(KeyRepair(facts))
        #expect(bench.steps.sent == sent)
        #expect(bench.steps.all.contains(.lookingAfterLostReply))
        #expect(try await checklist(for: bench.facts("alias/dnssec-no-sign")).verdict == .pass)
    }

    @Test func `an answer that is lost while nothing can be asked is not called done`() async throws {
        let bench = try MendingBench()
        let facts = try await bench.facts("alias/dnssec-disabled")
        await bench.server.inject(.closedAfterWork, into: "CancelKeyDeletion", times: 9)
        await bench.server.inject(.unavailable, into: "DescribeKey", times: 99)
        await #expect(throws: (any Error).self) { try await bench.mend(KeyRepair(facts)) }
    }

    @Test func `who may not change the key is told AWS's words, and nothing is half done`() async throws {
        let bench = try MendingBench(as: .readOnly)
        let facts = try await bench.facts("alias/dnssec-no-sign")
        await #expect {
            try await bench.mend(KeyRepair(facts))
        } throws: { ($0 as? AWSError)?.code == .accessDeniedException }
        #expect(try await bench.facts("alias/dnssec-no-sign").policy.value == facts.policy.value)
    }

    @Test func `nothing to mend and keys of others are said, and nothing is asked`() async throws {
        let bench = try MendingBench()
        let good = KeyRepair(try await bench.facts("alias/dnssec-example-com"))
        #expect(good.isEmpty && good.policy == .failure(.nothingToMend))
        await #expect(throws: MendingError.self) { try await bench.mend(good) }
        let foreign = KeyRepair(Sample.facts { $0.account = "444455556666" })
        #expect(foreign.obstacle?.contains("111122223333") == true)
        await #expect(throws: MendingError.self) { try await bench.mend(foreign) }
        let given = KeyRepair(Sample.facts().judging(policy: policy(administrator)))
        #expect(given.obstacle?.contains("by hand") == true)
        #expect((try? given.policy.get()) != nil)
    }

    @Test func `a policy that KMS does not show in two minutes is not called in force`() async throws {
        let aws = ScriptedAWS()
        let clock = TestClock()
        let directory = try TemporaryDirectory()
        let old = policy(administrator)
        aws.answer("kms:GetKeyPolicy") { _ in
            let text = old.replacing("\"", with: "\\\"")
            return .json(#"{"Policy":"\#(text)","PolicyName":"default"}"#)
        }
        aws.answer("kms:PutKeyPolicy") { _ in .json("") }
        let mender = KeyMender(
            client: aws.client(clock: clock), journal: Journal(directory: directory.path, clock: clock.wallClock),
            clock: clock.wallClock)
        let repair = KeyRepair(Sample.facts { $0.policy = .found(old) })
        await #expect(throws: MendingError.notInForce("it still shows the old policy")) {
            try await mender.apply(repair, as: Sample.identity)
        }
        #expect(clock.sleeps.count >= 60)
        #expect(aws.requests(of: "kms:PutKeyPolicy").count == 1)
    }

    @Test func `a policy that KMS laid out anew is seen to be the one that was sent`() async throws {
        let aws = ScriptedAWS()
        let clock = TestClock()
        let directory = try TemporaryDirectory()
        let old = policy(administrator)
        let repair = KeyRepair(Sample.facts { $0.policy = .found(old) })
        let relaid = PolicyRepair.reflowed(try repair.policy.get().new)
        aws.answer("kms:GetKeyPolicy") { [aws] _ in
            let text = aws.requests(of: "kms:PutKeyPolicy").isEmpty ? old : relaid
            let quoted = text.replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
            return .json(#"{"Policy":"\#(quoted)","PolicyName":"default"}"#)
        }
        aws.answer("kms:PutKeyPolicy") { _ in .json("") }
        let mender = KeyMender(
            client: aws.client(clock: clock), journal: Journal(directory: directory.path, clock: clock.wallClock),
            clock: clock.wallClock)
        try await mender.apply(repair, as: Sample.identity)
        #expect(!String(decoding: aws.requests(of: "kms:PutKeyPolicy")[0].body, as: UTF8.self).contains("Bypass"))
    }
}

@Suite struct LockoutTests {
    private func lockout(from old: String, to new: String) -> RepairRefusal? {
        PolicyRepair(old: old, new: new, changes: [], mends: []).lockout(of: Sample.identity, keyARN: Sample.keyARN)
    }

    @Test func `a change that takes the policy out of the caller's hands is refused`() {
        let user =
            #"{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:user/ops-admin"},"Action":"kms:*","Resource":"*"}"#
        let other =
            #"{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:user/other"},"Action":"kms:*","Resource":"*"}"#
        #expect(lockout(from: policy(user), to: policy(other)) != nil)
        #expect(lockout(from: policy(user), to: policy(administrator)) != nil)
        #expect(lockout(from: policy(administrator), to: policy(statement())) != nil)
        #expect(lockout(from: policy(administrator), to: policy(administrator, statement())) == nil)
        #expect(lockout(from: policy(user), to: policy(user, statement())) == nil)
        let already = lockout(from: policy(other), to: policy(other, statement()))
        #expect(already?.description.contains("as it is now, kms:PutKeyPolicy is not allowed to") == true)
        #expect(lockout(from: "{", to: policy(user)) != nil)
    }

    @Test(arguments: PolicyRepairTests.cases)
    func `no proposed repair takes anything from the caller`(_ example: PolicyRepairTests.Case) throws {
        let document = try KeyPolicyDocument(json: example.old)
        let request = PolicyRequest.byCaller(
            Sample.identity.arn, account: Sample.identity.account, "kms:PutKeyPolicy", keyARN: Sample.keyARNText)
        guard case .denied = document.evaluate(request) else {
            #expect(
                try policyRepair(for: PolicyRepairTests.facts(example.old)).lockout(
                    of: Sample.identity, keyARN: Sample.keyARN) == nil)
            return
        }
    }
}
