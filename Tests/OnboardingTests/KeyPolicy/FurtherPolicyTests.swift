import Onboarding
import Testing

/// More forms that public repositories have, each written down from one of them, and more clauses of AWS's rules.
@Suite struct FurtherPolicyTests {
    static let all = repositories + perimeters + clauses

    @Test(arguments: all)
    func `what else is published is judged as KMS judges it`(_ policyCase: PolicyCase) throws {
        let verdict = try KeyPolicyDocument(json: policyCase.policy).evaluate(policyCase.asRoute53)
        #expect(verdict.fits(policyCase.expected), "\(verdict.shown)")
    }

    private static let account = #""StringEquals":{"aws:SourceAccount":"111122223333"}"#
    private static let anyZone = #""ArnLike":{"aws:SourceArn":"arn:aws:route53:::hostedzone/*"}"#
    private static let oneZone = #""ArnEquals":{"aws:SourceArn":"arn:aws:route53:::hostedzone/Z1D633PJN98FT9"}"#
    private static let forGrants = #""Bool":{"kms:GrantIsForAWSResource":true}"#

    private static func grant(_ condition: String, resource: String = #""Resource":"*""#) -> String {
        statement(action: #""Action":"kms:CreateGrant""#, resource: resource, condition: "{\(condition)}")
    }

    // MARK: Terraform, CDK, Pulumi and CloudFormation

    private static let fourActions = policy(
        administrator,
        statement(
            action: #""Action":["kms:DescribeKey","kms:GetPublicKey","kms:Sign","kms:CreateGrant"]"#,
            condition: "{\(account)}", sid: "AllowRoute53DNSSEC"))

    private static let keyARNEverywhere = policy(
        statement(
            principal: #""Principal":{"AWS":"arn:aws:iam::111122223333:root"}"#, action: #""Action":"kms:*""#,
            resource: #""Resource":"\#(PolicyCase.keyARN)""#),
        statement(resource: #""Resource":"\#(PolicyCase.keyARN)""#, condition: "{\(account),\(anyZone)}"),
        grant(forGrants, resource: #""Resource":"\#(PolicyCase.keyARN)""#))

    private static let cdkGuardsBoth = policy(
        administrator, statement(condition: "{\(account),\(oneZone)}", sid: "AllowRoute53DNSSECService"),
        grant("\(forGrants),\(account),\(oneZone)"))

    private static let blueprint = #"""
        {"Version": "2012-10-17", "Id": "DNSSEC", "Statement": [
          {"Sid": "AllowKeyAdministration", "Effect": "Allow",
           "Principal": {"AWS": ["arn:aws:iam::111122223333:root"]},
           "Action": ["kms:Create*", "kms:Describe*", "kms:Enable*", "kms:List*", "kms:Put*", "kms:Update*",
                      "kms:Revoke*", "kms:Disable*", "kms:Get*", "kms:Delete*", "kms:TagResource",
                      "kms:UntagResource", "kms:ScheduleKeyDeletion", "kms:CancelKeyDeletion", "kms:Sign"],
           "Resource": "*"},
          {"Sid": "Allow Route 53 DNSSEC Service", "Effect": "Allow",
           "Principal": {"Service": "dnssec-route53.amazonaws.com"},
           "Action": ["kms:DescribeKey", "kms:GetPublicKey", "kms:Sign"], "Resource": "*"}]}
        """#

    static let repositories: [PolicyCase] = [
        PolicyCase("Terraform: four actions in one guarded statement", fourActions, "allowed 2"),
        PolicyCase(
            "Terraform: four actions in one guarded statement: grants", fourActions, "kms:CreateGrant",
            "undecided: it depends on aws:SourceAccount"),
        PolicyCase("Terraform: the key's own ARN in every statement", keyARNEverywhere, "allowed 2"),
        PolicyCase(
            "Terraform: the key's own ARN in every statement: grants", keyARNEverywhere, "kms:CreateGrant", "allowed 3"
        ),
        PolicyCase(
            "Terraform: ForAllValues, which a missing account would satisfy, too",
            policy(
                statement(
                    condition: #"{"ForAllValues:StringEquals":{"aws:SourceAccount":["111122223333"]},\#(anyZone)}"#)
            ), "allowed 1"),
        PolicyCase(
            "Terraform: the one who ran it is the administrator, as aws_caller_identity names a session",
            policy(
                statement(
                    principal: #""Principal":{"AWS":"arn:aws:sts::111122223333:assumed-role/ci/run"}"#,
                    action: #""Action":"kms:*""#),
                statement(condition: "{\(account),\(anyZone)}")), "allowed 2"),
        PolicyCase(
            "Terraform: zones by formatlist",
            policy(
                statement(
                    condition: #"{\#(account),"ArnLike":{"aws:SourceArn":["arn:aws:route53:::hostedzone/Z0A","#
                        + #""arn:aws:route53:::hostedzone/Z1D633PJN98FT9"]}}"#)), "allowed 1"),
        PolicyCase(
            "Terraform: an empty list of zones, which leaves the account alone",
            policy(statement(condition: "{\(account)}")), "allowed 1"),
        PolicyCase(
            "a module of services: no condition, and names without blanks",
            policy(statement(condition: "{}", sid: "AllowRoute53DnssecService")), "allowed 1"),
        PolicyCase(
            "Terraform's acceptance tests: preview's principal, no Resource, everyone",
            policy(
                #"{"Action":["kms:DescribeKey","kms:GetPublicKey","kms:Sign"],"Effect":"Allow","#
                    + #""Principal":{"Service":"api-service.dnssec.route53.aws.internal"},"#
                    + #""Sid":"Allow Route 53 DNSSEC Service"}"#,
                #"{"Action":"kms:*","Effect":"Allow","Principal":{"AWS":"*"},"Resource":"*"}"#), "allowed 2"),
        PolicyCase(
            "the preview's principal beside today's",
            policy(
                statement(
                    principal: #""Principal":{"Service":["api-service.dnssec.route53.aws.internal","#
                        + #""dnssec-route53.amazonaws.com"]}"#)), "allowed 1"),
        PolicyCase("CDK: both statements guarded by account and zone", cdkGuardsBoth, "allowed 2"),
        PolicyCase(
            "CDK: both statements guarded by account and zone: grants", cdkGuardsBoth, "kms:CreateGrant",
            "undecided: it depends on aws:SourceA"),
        PolicyCase("CloudFormation with kms:Sign for the deployer", blueprint, "allowed 2"),
        PolicyCase(
            "CloudFormation with kms:Sign for the deployer: GetPublicKey", blueprint, "kms:GetPublicKey", "allowed 2"),
        PolicyCase(
            "CloudFormation without grants", blueprint, "kms:CreateGrant", "denied: not kms:CreateGrant"),
        PolicyCase(
            "Pulumi: Verify beside the three, and no grants",
            policy(
                statement(action: #""Action":["kms:DescribeKey","kms:GetPublicKey","kms:Sign","kms:Verify"]"#),
                administrator), "kms:Verify", "allowed 1"),
        PolicyCase(
            "KMS's console: attachment of persistent resources is for people",
            policy(
                administrator, statement(),
                statement(
                    principal: #""Principal":{"AWS":"arn:aws:iam::111122223333:role/Admin"}"#,
                    action: #""Action":["kms:CreateGrant","kms:ListGrants","kms:RevokeGrant"]"#,
                    condition: #"{"Bool":{"kms:GrantIsForAWSResource":"true"}}"#)), "kms:CreateGrant",
            "denied: not kms:CreateGrant"),
        PolicyCase(
            "a key of S3's kind: everyone of the account, through one service",
            policy(
                statement(
                    principal: #""Principal":{"AWS":"*"}"#, action: #""Action":"kms:*""#,
                    condition: #"{"StringEquals":{"kms:CallerAccount":"111122223333","#
                        + #""kms:ViaService":"s3.us-east-1.amazonaws.com"}}"#)), "undecided: kms:CallerAccount"),
        PolicyCase(
            "a placeholder that was left in",
            policy(statement(condition: #"{"StringEquals":{"aws:SourceAccount":"YOUR_ACCOUNT_ID"}}"#)),
            "denied: YOUR_ACCOUNT_ID"),
    ]

    // MARK: Perimeters of organisations

    private static func denyEveryone(_ condition: String, action: String = #""Action":"kms:*""#) -> String {
        statement(effect: "Deny", principal: #""Principal":"*""#, action: action, condition: condition)
    }

    static let perimeters: [PolicyCase] = [
        PolicyCase(
            "services on behalf of other organisations",
            policy(
                statement(),
                denyEveryone(
                    #"{"StringNotEqualsIfExists":{"aws:SourceOrgID":"o-1"},"#
                        + #""BoolIfExists":{"aws:PrincipalIsAWSService":"true"}}"#)), "undecided: aws:SourceOrgID"),
        PolicyCase(
            "services for other accounts",
            policy(
                statement(),
                denyEveryone(
                    #"{"StringNotEquals":{"aws:SourceAccount":"111122223333"},"#
                        + #""Bool":{"aws:PrincipalIsAWSService":"true"}}"#)), "allowed 1"),
        PolicyCase(
            "services for other accounts, with the wrong account",
            policy(
                statement(),
                denyEveryone(
                    #"{"StringNotEquals":{"aws:SourceAccount":"444455556666"},"#
                        + #""Bool":{"aws:PrincipalIsAWSService":"true"}}"#)), "denied: statement 2 denies kms:Sign"),
        PolicyCase(
            "any service", policy(statement(), denyEveryone(#"{"Bool":{"aws:PrincipalIsAWSService":"true"}}"#)),
            "denied: statement 2 denies kms:Sign"),
        PolicyCase(
            "other services",
            policy(
                statement(),
                denyEveryone(
                    #"{"StringNotEqualsIfExists":{"aws:PrincipalServiceName":"dnssec-route53.amazonaws.com"}}"#)),
            "allowed 1"),
        PolicyCase(
            "services by the list of their names",
            policy(
                statement(),
                denyEveryone(
                    #"{"ForAllValues:StringNotLike":{"aws:PrincipalServiceNamesList":"*route53*"}}"#)),
            "undecided: aws:PrincipalServiceNamesList"),
        PolicyCase(
            "requests from other networks, services excepted",
            policy(
                statement(),
                denyEveryone(
                    #"{"NotIpAddressIfExists":{"aws:SourceIp":["203.0.113.0/24"]},"#
                        + #""BoolIfExists":{"aws:PrincipalIsAWSService":"false"}}"#)), "allowed 1"),
        PolicyCase(
            "requests from other networks, services forgotten",
            policy(statement(), denyEveryone(#"{"NotIpAddress":{"aws:SourceIp":["203.0.113.0/24"]}}"#)),
            "undecided: statement 2 may deny kms:Sign"),
        PolicyCase(
            "all but administration",
            policy(statement(), denyEveryone("{}", action: #""NotAction":["kms:Describe*","kms:Get*","kms:List*"]"#)),
            "denied: statement 2 denies kms:Sign"),
        PolicyCase(
            "all but what Route 53 needs",
            policy(
                statement(),
                denyEveryone("{}", action: #""NotAction":["kms:Describe*","kms:Get*","kms:sign","kms:Put*"]"#)),
            "allowed 1"),
        PolicyCase(
            "everyone but the root and Route 53",
            policy(
                statement(),
                statement(
                    effect: "Deny",
                    principal: #""NotPrincipal":{"AWS":"arn:aws:iam::111122223333:root","#
                        + #""Service":"dnssec-route53.amazonaws.com"}"#)), "allowed 1"),
        PolicyCase(
            "other keys than this",
            policy(
                statement(),
                statement(
                    effect: "Deny", principal: #""Principal":"*""#, resource: #""NotResource":"\#(PolicyCase.keyARN)""#)
            ), "allowed 1"),
    ]

    // MARK: Clauses

    private static func condition(_ json: String, _ expected: String) -> PolicyCase {
        PolicyCase(json, policy(statement(condition: json)), expected)
    }

    private static func resource(_ pattern: String, _ expected: String) -> PolicyCase {
        PolicyCase(pattern, policy(statement(resource: #""Resource":"\#(pattern)""#)), expected)
    }

    static let clauses: [PolicyCase] = [
        // "Using wildcards in resource ARNs": ? is one character, and a * at the end of a part goes beyond its colon.
        resource("arn:aws:kms:us-east-?:111122223333:key/1234abcd-*", "allowed 1"),
        resource("arn:aws:kms:us-east-??:111122223333:key/1234abcd-*", "denied: which is not this key"),
        resource("arn:aws:kms:*", "allowed 1"),
        resource("arn:aws:kms:us-east-1:111122223333:key/????????-????-????-????-????????????", "allowed 1"),
        resource("ARN:AWS:KMS:us-east-1:111122223333:key/*", "denied: which is not this key"),
        resource("arn:aws:kms:us-east-1:111122223333:key/${*}", "denied: which is not this key"),
        // Condition keys have no case, values do.
        condition(#"{"ArnEquals":{"AWS:SOURCEARN":"arn:aws:route53:::hostedzone/Z1D633PJN98FT9"}}"#, "allowed 1"),
        condition(
            #"{"ArnEquals":{"aws:SourceArn":"arn:aws:route53:::hostedzone/z1d633pjn98ft9"}}"#, "denied: requires"),
        condition(
            #"{"ArnEquals":{"aws:SourceArn":"arn:aws:route53:::/hostedzone/Z1D633PJN98FT9"}}"#, "denied: requires"),
        condition(#"{"ArnLike":{"aws:SourceArn":"arn:aws:route53:::hostedzone/Z1D633PJN98FT?"}}"#, "allowed 1"),
        condition(#"{"ArnLike":{"aws:SourceArn":"arn:aws:route53:::hostedzone/?"}}"#, "denied: requires"),
        condition(#"{"ArnLike":{"aws:SourceArn":"*"}}"#, "undecided: is not an ARN"),
        condition(#"{"StringLike":{"aws:SourceAccount":"1111????3333"}}"#, "allowed 1"),
        condition(#"{"StringLike":{"aws:SourceAccount":"1111????333"}}"#, "denied: requires"),
        condition(#"{"StringEquals":{"aws:PrincipalServiceName":"dnssec-route53.amazonaws.com"}}"#, "allowed 1"),
        condition(#"{"StringEquals":{"aws:ResourceAccount":"111122223333"}}"#, "allowed 1"),
        condition(#"{"StringNotEquals":{"aws:ResourceAccount":"${aws:SourceAccount}"}}"#, "denied: excludes"),
        // Several operators and several keys all have to hold, several values one of them.
        condition("{\(account),\(anyZone)}", "allowed 1"),
        condition(
            #"{\#(account),"ArnLike":{"aws:SourceArn":"arn:aws:route53:::hostedzone/ZOTHER"}}"#, "denied: ZOTHER"),
        condition(
            #"{"StringEquals":{"aws:SourceAccount":"111122223333","aws:RequestedRegion":"eu-west-1"}}"#,
            "denied: eu-west-1"),
        condition(#"{"Bool":{"aws:SecureTransport":["false","true"]}}"#, "allowed 1"),
        condition(#"{"Null":{"aws:SourceArn":["false","true"]}}"#, "allowed 1"),
        condition(#"{"Null":{"aws:SourceArn":"maybe"}}"#, "undecided: neither true nor false"),
        // ForAnyValue needs the key, ForAllValues is content without; negation is by value.
        condition(#"{"ForAnyValue:StringEquals":{"aws:SourceAccount":["444455556666","111122223333"]}}"#, "allowed 1"),
        condition(#"{"ForAllValues:StringNotEquals":{"aws:SourceAccount":"444455556666"}}"#, "allowed 1"),
        condition(#"{"ForAllValues:StringNotEquals":{"aws:SourceAccount":"111122223333"}}"#, "denied: excludes"),
        condition(#"{"ForAnyValue:StringNotEquals":{"aws:SourceAccount":"444455556666"}}"#, "allowed 1"),
        condition(#"{"ForAnyValue:StringLikeIfExists":{"kms:GrantIsForAWSResource":"x"}}"#, "allowed 1"),
        condition(#"{"ForAllValues:ArnLike":{"aws:SourceArn":"arn:aws:route53:::hostedzone/*"}}"#, "allowed 1"),
        // A list without values: nothing fits it.
        condition(#"{"StringNotEquals":{"aws:SourceAccount":[]}}"#, "allowed 1"),
        condition(#"{"ForAllValues:StringEquals":{"aws:SourceAccount":[]}}"#, "denied: requires"),
        condition(#"{"ForAllValues:StringEquals":{"kms:GrantIsForAWSResource":[]}}"#, "allowed 1"),
        // Values of another type than the operator's.
        condition(#"{"NumericEquals":{"aws:SourceAccount":"nan"}}"#, "undecided: not a value for its condition"),
        condition(#"{"NumericLessThan":{"aws:SourceAccount":"0x1FFFFFFFFFFFFF"}}"#, "undecided: not a value"),
        condition(#"{"IpAddress":{"aws:SourceAccount":"10.0.0.0/8"}}"#, "undecided: not a value for its condition"),
        condition(#"{"stringequals":{"aws:SourceAccount":"111122223333"}}"#, "undecided: operator that is not known"),
        condition(
            #"{"StringEqualsIfExists":{"kms:ViaService":"s3.us-east-1.amazonaws.com"}}"#, "undecided: kms:ViaService"),
        condition(#"{"StringEquals":{"kms:KeySpec":"ECC_NIST_P256"}}"#, "undecided: kms:KeySpec"),
        PolicyCase(
            "the older version takes $ and braces for themselves",
            policy(
                statement(condition: #"{"StringLike":{"aws:SourceArn":"arn:aws:route53:::hostedzone/${*}"}}"#),
                version: "2008-10-17"), "denied: ${*}"),
        PolicyCase(
            "the older version has wildcards all the same",
            policy(
                statement(condition: #"{"StringLike":{"aws:SourceArn":"arn:aws:route53:::hostedzone/*"}}"#),
                version: "2008-10-17"), "allowed 1"),
        PolicyCase(
            "Route 53 and an account in one statement",
            policy(
                statement(principal: #""Principal":{"AWS":"111122223333","Service":"dnssec-route53.amazonaws.com"}"#)),
            "allowed 1"),
    ]
}
