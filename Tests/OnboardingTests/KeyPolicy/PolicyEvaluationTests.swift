import Onboarding
import Testing

/// One clause of the policy language a case.
@Suite struct PolicyEvaluationTests {
    static let all = principals + actions + resources + conditions + operators + variables + several

    @Test(arguments: all)
    func `Route 53's requests are judged by AWS's documented rules`(_ policyCase: PolicyCase) throws {
        let document = try KeyPolicyDocument(json: policyCase.policy)
        let verdict = document.evaluate(policyCase.asRoute53)
        #expect(verdict.fits(policyCase.expected), "\(verdict.shown)")
    }

    private static func principal(_ title: String, _ json: String, _ expected: String) -> PolicyCase {
        PolicyCase(title, policy(statement(principal: json)), expected)
    }

    static let principals: [PolicyCase] = [
        principal(
            "a list of services", #""Principal":{"Service":["s3.amazonaws.com","dnssec-route53.amazonaws.com"]}"#,
            "allowed 1"),
        principal("everyone", #""Principal":"*""#, "allowed 1"),
        principal("everyone under AWS", #""Principal":{"AWS":"*"}"#, "allowed 1"),
        principal("everyone in a list", #""Principal":{"AWS":["arn:aws:iam::111122223333:root","*"]}"#, "allowed 1"),
        principal("the account", #""Principal":{"AWS":"111122223333"}"#, "denied: no statement allows"),
        principal(
            "another service", #""Principal":{"Service":"route53.amazonaws.com"}"#,
            "denied: names route53.amazonaws.com, which is another principal"),
        principal(
            "other case", #""Principal":{"Service":"DNSSEC-Route53.amazonaws.com"}"#,
            "denied: which is another principal"),
        principal(
            "under AWS", #""Principal":{"AWS":"dnssec-route53.amazonaws.com"}"#,
            "denied: a service belongs under Service"),
        principal("a star as service", #""Principal":{"Service":"*"}"#, "undecided: the service \"*\""),
        principal("federated", #""Principal":{"Federated":"cognito-identity.amazonaws.com"}"#, "denied: no statement"),
        principal("a canonical user", #""Principal":{"CanonicalUser":"79a59df9"}"#, "denied: no statement"),
        principal(
            "a kind nobody knows", #""Principal":{"Robot":"r2"}"#, "undecided: kind that is not known here, Robot"),
        principal("allow by exception", #""NotPrincipal":{"AWS":"444455556666"}"#, "undecided: allows by NotPrincipal"),
        principal(
            "allow with Route 53 excepted", #""NotPrincipal":{"Service":"dnssec-route53.amazonaws.com"}"#,
            "denied: no statement"),
        PolicyCase(
            "deny everyone else",
            policy(
                statement(),
                statement(effect: "Deny", principal: #""NotPrincipal":{"Service":"dnssec-route53.amazonaws.com"}"#)),
            "allowed 1"),
        PolicyCase(
            "deny all but the root",
            policy(
                statement(),
                statement(
                    effect: "Deny", principal: #""NotPrincipal":{"AWS":"arn:aws:iam::111122223333:root"}"#, sid: "Lock")
            ), "denied: statement 2 (Lock) denies kms:Sign"),
        PolicyCase(
            "deny the account",
            policy(statement(), statement(effect: "Deny", principal: #""Principal":{"AWS":"111122223333"}"#)),
            "allowed 1"),
    ]

    private static func action(_ title: String, _ json: String, _ expected: String) -> PolicyCase {
        PolicyCase(title, policy(statement(action: json)), expected)
    }

    static let actions: [PolicyCase] = [
        action("one text", #""Action":"kms:Sign""#, "allowed 1"),
        action("all of KMS", #""Action":"kms:*""#, "allowed 1"),
        action("everything", #""Action":"*""#, "allowed 1"),
        action("no case", #""Action":"KMS:SIGN""#, "allowed 1"),
        action("a question mark", #""Action":"kms:Sig?""#, "allowed 1"),
        action("stars in the middle", #""Action":"k*:S*n""#, "allowed 1"),
        action(
            "another prefix", #""Action":["kms:Describe*","kms:Get*"]"#,
            "denied: statement 1 allows dnssec-route53.amazonaws.com kms:Describe* and kms:Get*, not kms:Sign"),
        action("without its service", #""Action":"Sign""#, "denied: Sign, not kms:Sign"),
        action("a longer name", #""Action":"kms:SignAll""#, "denied: not kms:Sign"),
        action("none", #""Action":[]"#, "denied: not kms:Sign"),
        action("all but another", #""NotAction":"kms:Delete*""#, "allowed 1"),
        action(
            "all but this", #""NotAction":["kms:Sign","kms:Put*"]"#,
            "denied: all but kms:Sign and kms:Put*, so not kms:Sign"),
    ]

    private static func resource(_ title: String, _ json: String, _ expected: String) -> PolicyCase {
        PolicyCase(title, policy(statement(resource: json)), expected)
    }

    static let resources: [PolicyCase] = [
        resource("the key", #""Resource":"\#(PolicyCase.keyARN)""#, "allowed 1"),
        resource("a list", #""Resource":["arn:aws:kms:us-east-1:111122223333:key/other","*"]"#, "allowed 1"),
        resource("keys of the account", #""Resource":"arn:aws:kms:*:111122223333:key/*""#, "allowed 1"),
        resource(
            "another key", #""Resource":"arn:aws:kms:us-east-1:111122223333:key/other""#,
            "denied: is not this key; write \"*\""),
        resource("an alias", #""Resource":"arn:aws:kms:us-east-1:111122223333:alias/dnssec""#, "denied: not this key"),
        resource("all but another", #""NotResource":"arn:aws:kms:us-east-1:111122223333:key/other""#, "allowed 1"),
        resource("all but this", #""NotResource":"*""#, "denied: NotResource excepts this key"),
        resource("none", #""Id":"x""#, "undecided: it has no Resource"),
    ]

    private static func condition(_ json: String, _ expected: String) -> PolicyCase {
        PolicyCase(json, policy(statement(condition: json)), expected)
    }

    static let conditions: [PolicyCase] = [
        condition(#"{"StringEquals":{"aws:SourceAccount":"111122223333"}}"#, "allowed 1"),
        condition(#"{"StringEquals":{"AWS:sourceaccount":"111122223333"}}"#, "allowed 1"),
        condition(#"{"StringEquals":{"aws:SourceAccount":111122223333}}"#, "allowed 1"),
        condition(#"{"StringEquals":{"aws:SourceAccount":["444455556666","111122223333"]}}"#, "allowed 1"),
        condition(
            #"{"StringEquals":{"aws:SourceAccount":"444455556666"}}"#,
            "denied: it requires aws:SourceAccount StringEquals 444455556666, but the request has 111122223333"),
        condition(#"{"StringEquals":{"aws:SourceAccount":[]}}"#, "denied: requires aws:SourceAccount"),
        condition(#"{"ArnEquals":{"aws:SourceArn":"arn:aws:route53:::hostedzone/Z1D633PJN98FT9"}}"#, "allowed 1"),
        condition(#"{"ArnEquals":{"aws:SourceArn":"arn:aws:route53:::hostedzone/Z1D*"}}"#, "allowed 1"),
        condition(#"{"ArnLike":{"aws:SourceArn":"arn:aws:route53:::hostedzone/*"}}"#, "allowed 1"),
        condition(#"{"ArnLike":{"aws:SourceArn":"arn:*:route53:*:*:hostedzone/*"}}"#, "allowed 1"),
        condition(
            #"{"ArnLike":{"aws:SourceArn":"arn:aws:route53::111122223333:hostedzone/*"}}"#,
            "denied: requires aws:SourceArn ArnLike"),
        condition(#"{"ArnLike":{"aws:SourceArn":"arn:aws:*:hostedzone/*:*:*"}}"#, "denied: requires aws:SourceArn"),
        condition(#"{"ArnLike":{"aws:SourceArn":"arn:aws:route53:*"}}"#, "undecided: is not an ARN"),
        condition(
            #"{"ArnEquals":{"aws:SourceArn":"arn:aws:route53:::hostedzone/ZOTHER"}}"#,
            "denied: ZOTHER, but the request has arn:aws:route53:::hostedzone/Z1D633PJN98FT9"),
        condition(
            #"{"StringEquals":{"aws:SourceArn":"arn:aws:route53:::hostedzone/*"}}"#,
            "denied: requires aws:SourceArn StringEquals"),
        condition(#"{"StringLike":{"aws:SourceArn":"arn:aws:route53:::hostedzone/*"}}"#, "allowed 1"),
        condition(#"{"StringLike":{"aws:SourceArn":"arn:aws:route53*Z1D633PJN98FT?"}}"#, "allowed 1"),
        condition(#"{"Bool":{"aws:SecureTransport":"true"}}"#, "allowed 1"),
        condition(#"{"Bool":{"aws:PrincipalIsAWSService":"TRUE"}}"#, "allowed 1"),
        condition(
            #"{"Bool":{"kms:GrantIsForAWSResource":true}}"#,
            "denied: requires kms:GrantIsForAWSResource, which the request does not carry"),
        condition(#"{"Bool":{"aws:SecureTransport":"perhaps"}}"#, "undecided: perhaps"),
        condition(
            #"{"StringEquals":{"aws:PrincipalOrgID":"o-1"}}"#,
            "undecided: it depends on aws:PrincipalOrgID, which is not known here"),
        condition(
            #"{"StringEquals":{"aws:PrincipalOrgID":"o-1","aws:SourceAccount":"444455556666"}}"#, "denied: 444455556666"
        ),
        condition(#"{"StringEquals":{"kms:SigningAlgorithm":"ECDSA_SHA_256"}}"#, "allowed 1"),
        condition(#"{"StringEquals":{"aws:RequestedRegion":"us-east-1"}}"#, "allowed 1"),
        condition(
            #"{"StringSounds":{"aws:SourceAccount":"1"}}"#, "undecided: operator that is not known here, StringSounds"),
        condition(#"{"NullIfExists":{"aws:SourceAccount":"true"}}"#, "undecided: NullIfExists"),
        condition("{}", "allowed 1"),
    ]

    static let operators: [PolicyCase] = [
        condition(#"{"StringNotEquals":{"aws:SourceAccount":"444455556666"}}"#, "allowed 1"),
        condition(
            #"{"StringNotEquals":{"aws:SourceAccount":["444455556666","111122223333"]}}"#,
            "denied: excludes aws:SourceAccount"),
        condition(#"{"StringNotEquals":{"kms:GrantIsForAWSResource":"true"}}"#, "allowed 1"),
        condition(
            #"{"StringEqualsIgnoreCase":{"aws:SourceArn":"ARN:AWS:ROUTE53:::HOSTEDZONE/Z1D633PJN98FT9"}}"#, "allowed 1"),
        condition(
            #"{"StringNotEqualsIgnoreCase":{"aws:SourceArn":"ARN:AWS:ROUTE53:::HOSTEDZONE/Z1D633PJN98FT9"}}"#,
            "denied: excludes"),
        condition(#"{"StringNotLike":{"aws:SourceArn":"*/Z2*"}}"#, "allowed 1"),
        condition(#"{"ArnNotLike":{"aws:SourceArn":"arn:aws:route53:::hostedzone/*"}}"#, "denied: excludes"),
        condition(#"{"ArnNotEquals":{"aws:SourceArn":"arn:aws:route53:::hostedzone/ZOTHER"}}"#, "allowed 1"),
        condition(#"{"Null":{"aws:SourceAccount":"false"}}"#, "allowed 1"),
        condition(
            #"{"Null":{"aws:SourceAccount":true}}"#,
            "denied: Null condition on aws:SourceAccount, which the request carries"),
        condition(#"{"Null":{"kms:GrantIsForAWSResource":"true"}}"#, "allowed 1"),
        condition(#"{"Null":{"aws:SourceIp":"true"}}"#, "undecided: whether aws:SourceIp is there"),
        condition(#"{"BoolIfExists":{"kms:GrantIsForAWSResource":"true"}}"#, "allowed 1"),
        condition(#"{"StringEqualsIfExists":{"aws:SourceAccount":"444455556666"}}"#, "denied: 444455556666"),
        condition(#"{"ForAllValues:StringEquals":{"kms:GrantIsForAWSResource":"true"}}"#, "allowed 1"),
        condition(#"{"ForAnyValue:StringEquals":{"kms:GrantIsForAWSResource":"true"}}"#, "denied: does not carry"),
        condition(#"{"ForAnyValue:StringNotEquals":{"kms:GrantIsForAWSResource":"true"}}"#, "denied: does not carry"),
        condition(#"{"ForAnyValue:StringLike":{"aws:SourceAccount":"1111*"}}"#, "allowed 1"),
        condition(#"{"ForAllValues:StringLike":{"aws:SourceAccount":"4444*"}}"#, "denied: 4444*"),
        condition(#"{"NumericEquals":{"aws:SourceAccount":"111122223333.0"}}"#, "allowed 1"),
        condition(#"{"NumericNotEquals":{"aws:SourceAccount":5}}"#, "allowed 1"),
        condition(#"{"NumericLessThan":{"aws:SourceAccount":"5"}}"#, "denied: NumericLessThan 5"),
        condition(#"{"NumericLessThanEquals":{"aws:SourceAccount":111122223333}}"#, "allowed 1"),
        condition(#"{"NumericGreaterThan":{"aws:SourceAccount":111122223333}}"#, "denied: NumericGreaterThan"),
        condition(#"{"NumericGreaterThanEquals":{"aws:SourceAccount":1e3}}"#, "allowed 1"),
        condition(#"{"NumericEquals":{"aws:SourceArn":"5"}}"#, "undecided: is not a value for its condition"),
        condition(#"{"DateGreaterThan":{"aws:CurrentTime":"2020-01-01T00:00:00Z"}}"#, "undecided: aws:CurrentTime"),
        condition(#"{"DateLessThan":{"aws:SourceAccount":"9999-12-31"}}"#, "allowed 1"),
        condition(#"{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}"#, "undecided: aws:SourceIp"),
        condition(#"{"NotIpAddress":{"kms:GrantIsForAWSResource":"10.0.0.0/8"}}"#, "allowed 1"),
        condition(#"{"BinaryEquals":{"aws:SourceAccount":"QmluYXJ5"}}"#, "denied: BinaryEquals QmluYXJ5"),
        condition(#"{"BinaryEquals":{"aws:SourceArn":"QmluYXJ5"}}"#, "undecided: is not a value for its condition"),
    ]

    static let variables: [PolicyCase] = [
        condition(#"{"ArnLike":{"aws:SourceArn":"arn:aws:route53:::hostedzone/${*}"}}"#, "denied: ${*}"),
        condition(#"{"StringLike":{"aws:SourceAccount":"${aws:SourceAccount}"}}"#, "allowed 1"),
        condition(
            #"{"StringEquals":{"aws:SourceAccount":"${aws:PrincipalAccount}"}}"#,
            "undecided: the value of ${aws:PrincipalAccount} is not known here"),
        condition(
            #"{"StringEquals":{"aws:SourceAccount":"${kms:GrantIsForAWSResource, '111122223333'}"}}"#, "allowed 1"),
        condition(
            #"{"StringEquals":{"aws:SourceAccount":"${aws:SourceAccount"}}"#, "undecided: without its closing brace"),
        PolicyCase(
            "the older version has no variables",
            policy(
                statement(condition: #"{"StringEquals":{"aws:SourceAccount":"${aws:SourceAccount}"}}"#),
                version: "2008-10-17"), "denied: ${aws:SourceAccount}"),
    ]

    static let several: [PolicyCase] = [
        PolicyCase(
            "two statements add up",
            policy(statement(action: #""Action":"kms:DescribeKey""#), statement(action: #""Action":"kms:Sign""#)),
            "allowed 2"),
        PolicyCase(
            "a deny wins", policy(statement(), statement(effect: "Deny", sid: "Freeze")),
            "denied: statement 2 (Freeze) denies kms:Sign to dnssec-route53.amazonaws.com"),
        PolicyCase(
            "a deny wins from the front",
            policy(statement(effect: "Deny", principal: #""Principal":"*""#), statement()), "denied: statement 1 denies"
        ),
        PolicyCase(
            "a deny of other actions",
            policy(statement(), statement(effect: "Deny", action: #""Action":"kms:ScheduleKeyDeletion""#)), "allowed 1"),
        PolicyCase(
            "a deny without TLS",
            policy(
                statement(),
                statement(
                    effect: "Deny", principal: #""Principal":"*""#, action: #""Action":"*""#,
                    condition: #"{"Bool":{"aws:SecureTransport":"false"}}"#)), "allowed 1"),
        PolicyCase(
            "a deny outside the organisation, services excepted",
            policy(
                statement(),
                statement(
                    effect: "Deny", principal: #""Principal":"*""#,
                    condition:
                        #"{"StringNotEqualsIfExists":{"aws:PrincipalOrgID":"o-1"},"BoolIfExists":{"aws:PrincipalIsAWSService":"false"}}"#
                )), "allowed 1"),
        PolicyCase(
            "a deny that depends on something unknown",
            policy(
                statement(),
                statement(
                    effect: "Deny", principal: #""Principal":"*""#,
                    condition: #"{"StringNotEquals":{"aws:SourceVpce":"vpce-1"}}"#)),
            "undecided: statement 2 may deny kms:Sign"),
        PolicyCase(
            "an unknown deny of what nothing allows",
            policy(
                administrator,
                statement(
                    effect: "Deny", principal: #""Principal":"*""#,
                    condition: #"{"StringNotEquals":{"aws:SourceVpce":"vpce-1"}}"#)), "denied: no statement allows"),
        PolicyCase(
            "an unknown allow beside a sure one",
            policy(statement(condition: #"{"StringEquals":{"aws:PrincipalOrgID":"o-1"}}"#), statement()), "allowed 2"),
        PolicyCase(
            "the nearest is the one with the right action",
            policy(
                statement(action: #""Action":"kms:DescribeKey""#),
                statement(condition: #"{"StringEquals":{"aws:SourceAccount":"444455556666"}}"#)),
            "denied: statement 2 does not allow dnssec-route53.amazonaws.com kms:Sign: it requires aws:SourceAccount"),
        PolicyCase(
            "an element nobody knows",
            policy(#"{"Effect":"Allow","Principal":"*","Action":"kms:*","Resource":"*","Until":"2030"}"#),
            "undecided: element that is not known here, Until"),
        PolicyCase(
            "an unknown element in a statement about others",
            policy(
                statement(),
                #"{"Effect":"Deny","Principal":{"AWS":"444455556666"},"Action":"kms:*","Resource":"*","Until":"2030"}"#),
            "allowed 1"),
        PolicyCase(
            "one statement that is not in a list", #"{"Version":"2012-10-17","Statement":\#(statement())}"#, "allowed 1"
        ),
        PolicyCase("no statement", policy(), "denied: no statement allows"),
        PolicyCase("no version", #"{"Statement":[\#(statement())]}"#, "allowed 1"),
    ]
}
