import Testing

@testable import Sandbox

/// The evaluation of key policies.
struct PolicyTests {
    private static let zone = "arn:aws:route53:::hostedzone/Z1"
    private static let key = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"

    private static func answer(
        _ statements: String, action: String = "kms:Sign",
        principal: PolicyRequest.Principal = .service("dnssec-route53.amazonaws.com"),
        context: [String: String] = ["aws:sourceaccount": "111122223333", "aws:sourcearn": zone]
    ) throws -> KeyPolicy.Answer {
        let policy = try KeyPolicy("{\"Version\":\"2012-10-17\",\"Statement\":\(statements)}")
        return policy.answer(
            to: PolicyRequest(principal: principal, action: action, resource: key, context: context))
    }

    /// A statement that allows, with the members that are given in place of the right ones.
    private static func statement(
        effect: String = "Allow", principal: String = #""Principal":{"Service":"dnssec-route53.amazonaws.com"}"#,
        action: String = #""Action":"kms:Sign""#, resource: String = #""Resource":"*""#, condition: String? = nil
    ) -> String {
        let parts =
            [#""Effect":"\#(effect)""#, principal, action, resource] + (condition.map { ["\"Condition\":\($0)"] } ?? [])
        return "{\(parts.joined(separator: ","))}"
    }

    @Test(arguments: [
        (#""Action":"kms:Sign""#, true), (#""Action":"kms:sign""#, true),
        (#""Action":["kms:GetPublicKey","kms:Sign"]"#, true),
        (#""Action":"kms:*""#, true), (#""Action":"*""#, true), (#""Action":"kms:S??n""#, true),
        (#""Action":"kms:Si""#, false),
        (#""Action":"kms:Get*""#, false), (#""Action":[]"#, false), (#""NotAction":"kms:Verify""#, true),
        (#""NotAction":["kms:S*"]"#, false),
    ])
    func `actions are matched with wildcards and without case`(action: String, isAllowed: Bool) throws {
        #expect(try Self.answer("[\(Self.statement(action: action))]") == (isAllowed ? .allows : .isSilent))
    }

    @Test(arguments: [
        (#""Principal":"*""#, true), (#""Principal":{"AWS":"*"}"#, true),
        (#""Principal":{"Service":["a.amazonaws.com","dnssec-route53.amazonaws.com"]}"#, true),
        (#""Principal":{"Service":"route53.amazonaws.com"}"#, false),
        (#""Principal":{"Service":"*.amazonaws.com"}"#, false),
        (#""Principal":{"AWS":"arn:aws:iam::111122223333:root"}"#, false),
        (#""NotPrincipal":{"Service":"route53.amazonaws.com"}"#, true),
        (#""NotPrincipal":{"Service":"dnssec-route53.amazonaws.com"}"#, false),
    ])
    func `principals are services, without wildcards`(principal: String, isAllowed: Bool) throws {
        #expect(try Self.answer("[\(Self.statement(principal: principal))]") == (isAllowed ? .allows : .isSilent))
    }

    @Test(arguments: [
        (#""Principal":{"AWS":"111122223333"}"#, true),
        (#""Principal":{"AWS":"arn:aws:iam::111122223333:root"}"#, true),
        (#""Principal":{"AWS":"arn:aws:iam::444455556666:root"}"#, false), (#""Principal":{"AWS":"*"}"#, true),
    ])
    func `an account is named by number or root`(principal: String, isAllowed: Bool) throws {
        let answer = try Self.answer("[\(Self.statement(principal: principal))]", principal: .account("111122223333"))
        #expect(answer == (isAllowed ? .allows : .isSilent))
    }

    @Test(arguments: [
        (#""Resource":"*""#, true), (#""Resource":"arn:aws:kms:us-east-1:111122223333:key/*""#, true),
        (#""Resource":"arn:aws:kms:eu-west-1:111122223333:key/*""#, false), (#""NotResource":"arn:aws:s3:::*""#, true),
    ])
    func `the resource is the key`(resource: String, isAllowed: Bool) throws {
        #expect(try Self.answer("[\(Self.statement(resource: resource))]") == (isAllowed ? .allows : .isSilent))
    }

    @Test(arguments: [
        (#"{"StringEquals":{"aws:SourceAccount":"111122223333"}}"#, true),
        (#"{"StringEquals":{"AWS:sourceaccount":["444455556666","111122223333"]}}"#, true),
        (#"{"StringEquals":{"aws:SourceAccount":111122223333}}"#, true),
        (#"{"StringEquals":{"aws:SourceAccount":"1111-2222-3333"}}"#, false),
        (#"{"StringNotEquals":{"aws:SourceAccount":"444455556666"}}"#, true),
        (#"{"StringNotEquals":{"aws:SourceAccount":["111122223333","444455556666"]}}"#, false),
        (#"{"StringNotEquals":{"aws:Other":"x"}}"#, true),
        (#"{"StringLike":{"aws:SourceAccount":"1111*"}}"#, true),
        (#"{"StringLike":{"aws:SourceAccount":"1111"}}"#, false),
        (#"{"StringNotLike":{"aws:SourceAccount":"1111*"}}"#, false),
        (#"{"StringEqualsIgnoreCase":{"aws:SourceArn":"ARN:AWS:ROUTE53:::HOSTEDZONE/z1"}}"#, true),
        (#"{"ArnEquals":{"aws:SourceArn":"arn:aws:route53:::hostedzone/Z1"}}"#, true),
        (#"{"ArnEquals":{"aws:SourceArn":"arn:aws:route53:::hostedzone/*"}}"#, true),
        (#"{"ArnLike":{"aws:SourceArn":"arn:aws:route53:::hostedzone/Z2"}}"#, false),
        (#"{"ArnLike":{"aws:SourceArn":"arn:aws:*"}}"#, false),
        (#"{"ArnNotLike":{"aws:SourceArn":"arn:aws:route53:::hostedzone/Z2"}}"#, true),
        (#"{"ArnNotEquals":{"aws:SourceArn":"arn:aws:route53:::hostedzone/*"}}"#, false),
        (#"{"Bool":{"kms:GrantIsForAWSResource":true}}"#, false),
        (#"{"BoolIfExists":{"kms:GrantIsForAWSResource":"true"}}"#, true),
        (#"{"StringEqualsIfExists":{"aws:SourceAccount":"444455556666"}}"#, false),
        (#"{"Null":{"aws:SourceArn":"false"}}"#, true), (#"{"Null":{"aws:SourceArn":true}}"#, false),
        (
            #"{"StringEquals":{"aws:SourceAccount":"111122223333"},"ArnLike":{"aws:SourceArn":"arn:aws:route53:::hostedzone/Z2"}}"#,
            false
        ),
        ("{}", true),
    ])
    func `conditions hold or do not`(condition: String, holds: Bool) throws {
        #expect(try Self.answer("[\(Self.statement(condition: condition))]") == (holds ? .allows : .isSilent))
    }

    @Test func `a denial counts more than a permission`() throws {
        let both = "[\(Self.statement()),\(Self.statement(effect: "Deny", action: #""Action":"kms:*""#))]"
        #expect(try Self.answer(both) == .denies)
    }

    @Test func `a single statement needs no list`() throws {
        #expect(try Self.answer(Self.statement()) == .allows)
    }

    @Test(arguments: [
        "", "[]", "null", "{", "{}", #"{"Statement":[]}"#, #"{"Statement":[{}]}"#, #"{"Statement":["x"]}"#,
        #"{"Statement":[{"Effect":"allow","Principal":"*","Action":"*","Resource":"*"}]}"#,
        #"{"Statement":[{"Effect":"Allow","Principal":"me","Action":"*","Resource":"*"}]}"#,
        #"{"Statement":[{"Effect":"Allow","Principal":{"Role":"x"},"Action":"*","Resource":"*"}]}"#,
        #"{"Statement":[{"Effect":"Allow","Principal":"*","Action":1,"Resource":"*"}]}"#,
        #"{"Statement":[{"Effect":"Allow","Principal":"*","Action":"*","NotAction":"*","Resource":"*"}]}"#,
        #"{"Statement":[{"Effect":"Allow","Principal":"*","Action":"*"}]}"#,
        #"{"Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*","Extra":1}]}"#,
        #"{"Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*","Condition":{"Like":{"a":"b"}}}]}"#,
        #"{"Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*","Condition":{"Bool":{"a":{}}}}]}"#,
        #"{"Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*","Condition":{"Bool":1e300}}]}"#,
    ])
    func `what is no policy is refused`(text: String) {
        #expect(throws: PolicyProblem.self) { try KeyPolicy(text) }
    }

    @Test func `a number without end is compared as it is`() throws {
        let condition = #"{"StringEquals":{"aws:SourceAccount":1e300}}"#
        #expect(try Self.answer("[\(Self.statement(condition: condition))]") == .isSilent)
    }

    @Test(arguments: [
        ("*", "", true), ("", "", true), ("", "a", false), ("a*c", "abbc", true), ("a*c", "abcb", false),
        ("*a*b*", "xxaxxbxx", true), ("?", "", false), ("a?", "ab", true), ("**", "x", true),
        ("*aab", "aaaab", true),
    ])
    func `stars and question marks`(pattern: String, text: String, fits: Bool) {
        #expect(PolicyPattern.matches(pattern, text) == fits)
    }
}
