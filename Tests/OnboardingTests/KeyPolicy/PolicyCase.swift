import Onboarding
import Testing

/// A policy, a question to it, and the answer that AWS's documented evaluation rules give.
struct PolicyCase: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var policy: String
    var action: String
    /// `allowed 2`, `denied: part of the reason`, or `undecided: part of the reason`.
    var expected: String

    init(_ title: String, _ policy: String, _ expected: String) {
        self.init(title, policy, "kms:Sign", expected)
    }

    init(_ title: String, _ policy: String, _ action: String, _ expected: String) {
        testDescription = title
        self.policy = policy
        self.action = action
        self.expected = expected
    }

    /// All tables of policies that Route 53's requests are judged by.
    static let allTables =
        PolicyEvaluationTests.all + PublishedPolicyTests.all + PublicModulePolicyTests.all + FurtherPolicyTests.all

    static let account = "111122223333"
    static let zoneARN = "arn:aws:route53:::hostedzone/Z1D633PJN98FT9"
    static let keyARN = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
    static let user = "arn:aws:iam::111122223333:user/ops-admin"
    static let session = "arn:aws:sts::111122223333:assumed-role/dns-admin/anna"

    var asRoute53: PolicyRequest {
        .byRoute53(action, keyARN: Self.keyARN, account: Self.account, zoneARN: Self.zoneARN)
    }

    func asCaller(_ arn: String) -> PolicyRequest {
        .byCaller(arn, account: Self.account, action, keyARN: Self.keyARN)
    }
}

extension PolicyVerdict {
    /// `allowed 2`, `denied: …` or `undecided: …`.
    var shown: String {
        switch self {
        case .allowed(let number): "allowed \(number)"
        case .denied(let refusal): "denied: \(refusal)"
        case .undecided(let reason): "undecided: \(reason)"
        }
    }

    func fits(_ expected: String) -> Bool {
        guard let colon = expected.firstIndex(of: ":") else { return shown == expected }
        let reason = expected[expected.index(after: colon)...].drop { $0 == " " }
        return shown.hasPrefix(expected[...colon]) && shown.contains(reason)
    }
}

/// Statements as JSON, in a policy of the version that is written today.
func policy(_ statements: String..., version: String = "2012-10-17") -> String {
    #"{"Version":"\#(version)","Statement":[\#(statements.joined(separator: ","))]}"#
}

/// A statement about Route 53's principal, with what a test changes.
func statement(
    effect: String = "Allow", principal: String = #""Principal":{"Service":"dnssec-route53.amazonaws.com"}"#,
    action: String = #""Action":["kms:DescribeKey","kms:GetPublicKey","kms:Sign"]"#,
    resource: String = #""Resource":"*""#, condition: String? = nil, sid: String? = nil
) -> String {
    let sid = sid.map { #""Sid":"\#($0)","# } ?? ""
    let condition = condition.map { #","Condition":\#($0)"# } ?? ""
    return #"{\#(sid)"Effect":"\#(effect)",\#(principal),\#(action),\#(resource)\#(condition)}"#
}

let administrator =
    #"{"Sid":"Enable IAM User Permissions","Effect":"Allow","#
    + #""Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"kms:*","Resource":"*"}"#

@Suite struct PolicyTableTests {
    @Test func `the tables have 216 different policies`() {
        #expect(Set(PolicyCase.allTables.map(\.policy)).count == 216)
    }
}
