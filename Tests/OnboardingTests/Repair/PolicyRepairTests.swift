import AWSCore
import KSKClient
import Testing

@testable import Onboarding

/// The changes that are proposed to policies, to the octet.
@Suite struct PolicyRepairTests {
    static func facts(_ policy: String) -> KeyFacts { Sample.facts { $0.policy = .found(policy) } }

    /// A statement of one line, what it becomes, and what is said about it.
    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var old: String
        var new: String
        var change: String
    }

    static let route53 = #""Principal":{"Service":"dnssec-route53.amazonaws.com"}"#
    static let needs = #""Action":["kms:DescribeKey","kms:GetPublicKey","kms:Sign"]"#
    static let guarded =
        #"{"Sid":"Allow Route 53 DNSSEC Service","Effect":"Allow",\#(route53),\#(needs),"Resource":"*","#
        + #""Condition":\#(guardCondition)}"#

    static let guardCondition =
        #"{"StringEquals":{"aws:SourceAccount":"111122223333"},"#
        + #""ArnEquals":{"aws:SourceArn":"arn:aws:route53:::hostedzone/Z1D633PJN98FT9"}}"#

    static let cases: [Case] = [
        Case(
            testDescription: "nothing for Route 53", old: policy(administrator), new: policy(administrator, guarded),
            change: "a new statement allows dnssec-route53.amazonaws.com kms:DescribeKey, kms:GetPublicKey and kms:Sign"
        ),
        Case(
            testDescription: "Sign missing in a list",
            old: policy(statement(action: #""Action":["kms:DescribeKey","kms:GetPublicKey"]"#)),
            new: policy(statement(condition: guardCondition)), change: "statement 1 also allows kms:Sign"),
        Case(
            testDescription: "one action as a text", old: policy(statement(action: #""Action":"kms:Sign""#)),
            new: policy(
                statement(
                    action: #""Action":["kms:Sign","kms:DescribeKey","kms:GetPublicKey"]"#, condition: guardCondition)),
            change: "statement 1 also allows kms:DescribeKey and kms:GetPublicKey"),
        Case(
            testDescription: "another service's name",
            old: policy(administrator, statement(principal: #""Principal":{"Service":"route53.amazonaws.com"}"#)),
            new: policy(administrator, statement(condition: guardCondition)),
            change: "statement 2 names dnssec-route53.amazonaws.com instead of route53.amazonaws.com"),
        Case(
            testDescription: "the preview's name in a list",
            old: policy(statement(principal: #""Principal":{"Service":["api-service.dnssec.route53.aws.internal"]}"#)),
            new: policy(
                statement(
                    principal: #""Principal":{"Service":["dnssec-route53.amazonaws.com"]}"#, condition: guardCondition)),
            change: "instead of api-service.dnssec.route53.aws.internal"),
        Case(
            testDescription: "the service under AWS",
            old: policy(statement(principal: #""Principal":{"AWS":"dnssec-route53.amazonaws.com"}"#)),
            new: policy(statement(condition: guardCondition)), change: "statement 1 names dnssec-route53.amazonaws.com"),
        Case(
            testDescription: "another key as Resource",
            old: policy(statement(resource: #""Resource":"arn:aws:kms:us-east-1:111122223333:key/other""#)),
            new: policy(statement(condition: guardCondition)), change: "statement 1 is about Resource \"*\""),
        Case(
            testDescription: "no Resource",
            old: #"{"Statement":[{"Effect":"Allow",\#(route53),\#(needs)}]}"#,
            new:
                #"{"Statement":[{"Effect":"Allow",\#(route53),\#(needs),"Resource":"*","Condition":\#(guardCondition)}]}"#,
            change: "statement 1 is about Resource"),
        Case(
            testDescription: "another account",
            old: policy(statement(condition: #"{"StringEquals":{"aws:SourceAccount":"444455556666"}}"#)),
            new: policy(
                statement(condition: #"{"StringEquals":{"aws:SourceAccount":["444455556666","111122223333"]}}"#)),
            change: "statement 1 also takes 111122223333 for aws:SourceAccount; what it took before stays"),
        Case(
            testDescription: "an account with dashes",
            old: policy(statement(condition: #"{"StringEquals":{"aws:SourceAccount":"1111-2222-3333"}}"#)),
            new: policy(statement(condition: #"{"StringEquals":{"aws:SourceAccount":"111122223333"}}"#)),
            change: "also takes 111122223333"),
        Case(
            testDescription: "another zone",
            old: policy(
                statement(condition: #"{"ArnEquals":{"aws:SourceArn":["arn:aws:route53:::hostedzone/ZOTHER"]}}"#)),
            new: policy(
                statement(
                    condition:
                        #"{"ArnEquals":{"aws:SourceArn":["arn:aws:route53:::hostedzone/ZOTHER","arn:aws:route53:::hostedzone/Z1D633PJN98FT9"]}}"#
                )),
            change: "also takes arn:aws:route53:::hostedzone/Z1D633PJN98FT9"),
        Case(
            testDescription: "a wildcard where none is known",
            old: policy(statement(condition: #"{"StringEquals":{"aws:SourceArn":"arn:aws:route53:::hostedzone/*"}}"#)),
            new: policy(
                statement(
                    condition:
                        #"{"StringEquals":{"aws:SourceArn":["arn:aws:route53:::hostedzone/*","arn:aws:route53:::hostedzone/Z1D633PJN98FT9"]}}"#
                )),
            change: "also takes"),
        Case(
            testDescription: "an exclusion that is meant",
            old: policy(statement(condition: #"{"StringNotEquals":{"aws:SourceAccount":"111122223333"}}"#)),
            new: policy(statement(condition: #"{"StringNotEquals":{"aws:SourceAccount":"111122223333"}}"#), guarded),
            change: "a new statement"),
        Case(
            testDescription: "a key that is not known",
            old: policy(statement(condition: #"{"StringEquals":{"aws:PrincipalOrgID":"o-1"}}"#)),
            new: policy(statement(condition: #"{"StringEquals":{"aws:PrincipalOrgID":"o-1"}}"#), guarded),
            change: "a new statement"),
        Case(
            testDescription: "a statement that others share is left alone",
            old: policy(
                statement(
                    principal: #""Principal":{"AWS":"111122223333","Service":"dnssec-route53.amazonaws.com"}"#,
                    action: #""Action":"kms:DescribeKey""#)),
            new: policy(
                statement(
                    principal: #""Principal":{"AWS":"111122223333","Service":"dnssec-route53.amazonaws.com"}"#,
                    action: #""Action":"kms:DescribeKey""#),
                guarded.replacingNeeds(with: #""Action":["kms:GetPublicKey","kms:Sign"]"#)),
            change: "kms:GetPublicKey and kms:Sign"),
        Case(
            testDescription: "a deny for everyone",
            old: policy(statement(), statement(effect: "Deny", principal: #""Principal":"*""#, sid: "Freeze")),
            new: policy(
                statement(condition: guardCondition),
                statement(
                    effect: "Deny", principal: #""Principal":"*""#,
                    condition:
                        #"{"StringNotEqualsIfExists":{"aws:PrincipalServiceName":"dnssec-route53.amazonaws.com"}}"#,
                    sid: "Freeze")),
            change: "statement 2 (Freeze), which denies, no longer concerns dnssec-route53.amazonaws.com"),
        Case(
            testDescription: "a deny with a condition",
            old: policy(
                statement(),
                statement(
                    effect: "Deny", principal: #""Principal":"*""#,
                    condition: #"{"StringNotEquals":{"aws:SourceVpce":"vpce-1"}}"#)),
            new: policy(
                statement(condition: guardCondition),
                statement(
                    effect: "Deny", principal: #""Principal":"*""#,
                    condition:
                        #"{"StringNotEquals":{"aws:SourceVpce":"vpce-1"},"StringNotEqualsIfExists":{"aws:PrincipalServiceName":"dnssec-route53.amazonaws.com"}}"#
                )), change: "statement 2, which denies, no longer concerns"),
        Case(
            testDescription: "a deny for all but some",
            old: policy(statement(), statement(effect: "Deny", principal: #""NotPrincipal":{"AWS":"111122223333"}"#)),
            new: policy(
                statement(condition: guardCondition),
                statement(
                    effect: "Deny",
                    principal: #""NotPrincipal":{"AWS":"111122223333","Service":"dnssec-route53.amazonaws.com"}"#)),
            change: "no longer concerns"),
        Case(
            testDescription: "a deny of one action among others to Route 53",
            old: policy(statement(), statement(effect: "Deny", action: #""Action":["kms:PutKeyPolicy","kms:Sign"]"#)),
            new: policy(
                statement(condition: guardCondition),
                statement(effect: "Deny", action: #""Action":["kms:PutKeyPolicy"]"#)),
            change: "statement 2 no longer denies kms:Sign to Route 53"),
        Case(
            testDescription: "a deny of nothing else",
            old: policy(statement(effect: "Deny", action: #""Action":"kms:Sign""#), statement()),
            new: policy(statement(condition: guardCondition)), change: "statement 1 goes"),
        Case(
            testDescription: "a deny and nothing allowed",
            old: policy(administrator, statement(effect: "Deny", action: #""Action":"kms:Sign""#)),
            new: policy(administrator, guarded), change: "statement 2 goes"),
        Case(
            testDescription: "one statement without a list", old: #"{"Statement":\#(administrator)}"#,
            new: #"{"Statement":[\#(administrator),\#(guarded)]}"#, change: "a new statement"),
        Case(
            testDescription: "no statement at all", old: #"{"Version":"2012-10-17","Statement":[]}"#,
            new: policy(guarded), change: "a new statement"),
        Case(
            testDescription: "a remark: no guard",
            old: policy(statement(), grant),
            new: policy(statement(condition: #"{"StringEquals":{"aws:SourceAccount":"111122223333"}}"#), grant),
            change: "statement 1 lets Route 53 in for zones of account 111122223333 only"),
        Case(
            testDescription: "a remark: no grant", old: policy(guarded), new: policy(guarded, grant),
            change: "kms:CreateGrant for AWS resources"),
    ]

    static let grant =
        #"{"Sid":"Allow Route 53 DNSSEC to CreateGrant","Effect":"Allow",\#(route53),"Action":"kms:CreateGrant","#
        + #""Resource":"*","Condition":{"Bool":{"kms:GrantIsForAWSResource":"true"}}}"#

    @Test(arguments: cases)
    func `the smallest change is proposed, and the rest stays octet for octet`(_ example: Case) throws {
        let repair = try policyRepair(for: Self.facts(example.old))
        #expect(repair.new == example.new)
        #expect(repair.changes.contains { $0.contains(example.change) }, "\(repair.changes)")
        #expect(!repair.mends.isEmpty)
    }

    @Test(arguments: cases)
    func `after the repair nothing about Route 53's needs fails`(_ example: Case) throws {
        let repair = try policyRepair(for: Self.facts(example.old))
        let items = checklist(for: Self.facts(repair.new)).items
        for item in items where [.policyDescribeKey, .policyGetPublicKey, .policySign].contains(item.id) {
            #expect(item.status == .pass, "\(item.found)")
        }
        #expect(!items.contains { $0.status == .fail })
    }

    @Test func `a policy in order needs no change`() {
        #expect(throws: RepairRefusal.nothingToMend) { try policyRepair(for: Sample.facts()) }
    }

    @Test func `what cannot be read is not changed`() {
        #expect(throws: RepairRefusal.self) { try policyRepair(for: Self.facts("{")) }
        let unknown = Sample.facts { $0.policy = .unknown("not shown") }
        #expect(throws: RepairRefusal.unreadable("not shown")) { try policyRepair(for: unknown) }
    }

    @Test func `a policy that would be too long is refused`() {
        let filler = statement(
            principal: #""Principal":{"AWS":"444455556666"}"#, sid: String(repeating: "x", count: 32_500))
        #expect(throws: RepairRefusal.self) { try policyRepair(for: Self.facts(policy(filler))) }
    }

    @Test func `an open statement that others share is not guarded`() throws {
        let open = statement(principal: #""Principal":"*""#, action: #""Action":"kms:*""#)
        #expect(throws: RepairRefusal.nothingToMend) { try policyRepair(for: Self.facts(policy(open, Self.grant))) }
    }
}

extension String {
    fileprivate func replacingNeeds(with action: String) -> String {
        guard let range = range(of: PolicyRepairTests.needs) else { return self }
        return replacingCharacters(in: range, with: action)
    }

    private func range(of part: String) -> Range<Index>? {
        indices.lazy.compactMap { self[$0...].hasPrefix(part) ? $0..<self.index($0, offsetBy: part.count) : nil }.first
    }

    private func replacingCharacters(in range: Range<Index>, with text: String) -> String {
        String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
    }
}
