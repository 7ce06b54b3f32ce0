import Onboarding
import Testing

/// Forms that Terraform modules, CDK constructs, Pulumi programs and write-ups have, beside those of AWS itself; each
/// written down from several that agree, with the account and the zone of these tests.
@Suite struct PublicModulePolicyTests {
    @Test(arguments: all)
    func `what public modules write is judged as KMS judges it`(_ policyCase: PolicyCase) throws {
        let verdict = try KeyPolicyDocument(json: policyCase.policy).evaluate(policyCase.asRoute53)
        #expect(verdict.fits(policyCase.expected), "\(verdict.shown)")
    }

    private static func grant(_ condition: String? = #"{"Bool":{"kms:GrantIsForAWSResource":"true"}}"#) -> String {
        statement(action: #""Action":"kms:CreateGrant""#, condition: condition)
    }

    private static let everyone =
        #"{"Action":"kms:*","Effect":"Allow","Principal":{"AWS":"*"},"Resource":"*","Sid":"IAM User Permissions"}"#

    // Administrators by the actions that KMS's own console lists; kms:Sign is not among them.
    private static let keyAdministrators =
        #"{"Sid":"Allow access for Key Administrators","Effect":"Allow","#
        + #""Principal":{"AWS":["arn:aws:iam::111122223333:role/Admin","arn:aws:iam::111122223333:user/ops-admin"]},"#
        + #""Action":["kms:Create*","kms:Describe*","kms:Enable*","kms:List*","kms:Put*","kms:Update*","kms:Revoke*","#
        + #""kms:Disable*","kms:Get*","kms:Delete*","kms:TagResource","kms:UntagResource","#
        + #""kms:ScheduleKeyDeletion","kms:CancelKeyDeletion"],"Resource":"*"}"#

    static let all: [PolicyCase] = [
        PolicyCase(
            "a blog's two statements, Route 53 first, without a guard", policy(statement(), administrator), "allowed 1"),
        PolicyCase(
            "a blog's two statements: grants", policy(statement(), administrator), "kms:CreateGrant",
            "denied: not kms:CreateGrant"),
        PolicyCase("Terraform with kms:* for everyone", policy(statement(), grant(), everyone), "allowed 1"),
        PolicyCase(
            "Terraform with kms:* for everyone: even more than is needed", policy(statement(), grant(), everyone),
            "kms:ScheduleKeyDeletion", "allowed 3"),
        PolicyCase(
            "Terraform with a fourth action",
            policy(
                statement(action: #""Action":["kms:DescribeKey","kms:GetPublicKey","kms:Sign","kms:Verify"]"#), grant(),
                administrator), "allowed 1"),
        PolicyCase(
            "Terraform with the key's ARN as Resource",
            policy(
                administrator, statement(resource: #""Resource":"\#(PolicyCase.keyARN)""#),
                grant(#"{"Bool":{"kms:GrantIsForAWSResource":["true"]}}"#)), "allowed 2"),
        PolicyCase(
            "Terraform with the ARN of a key that was replaced since",
            policy(
                administrator,
                statement(
                    resource:
                        #""Resource":"arn:aws:kms:us-east-1:111122223333:key/00000000-12ab-34cd-56ef-1234567890ab""#)),
            "denied: which is not this key"),
        PolicyCase(
            "aws_iam_policy_document, which makes texts of lists of one",
            policy(
                statement(
                    condition: #"{"StringEquals":{"aws:SourceAccount":"111122223333"},"#
                        + #""ArnLike":{"aws:SourceArn":"arn:aws:route53:::hostedzone/*"}}"#,
                    sid: "AllowRoute53DNSSECService"),
                administrator), "allowed 1"),
        PolicyCase(
            "CDK: the zone alone guards",
            policy(
                administrator,
                statement(condition: #"{"ArnEquals":{"aws:SourceArn":"arn:aws:route53:::hostedzone/Z1D633PJN98FT9"}}"#),
                grant(#"{"Bool":{"kms:GrantIsForAWSResource":true}}"#)), "allowed 2"),
        PolicyCase(
            "CDK: the zone of another stack",
            policy(
                administrator,
                statement(condition: #"{"ArnEquals":{"aws:SourceArn":"arn:aws:route53:::hostedzone/Z2OTHERSTACK"}}"#)),
            "denied: aws:SourceArn ArnEquals arn:aws:route53:::hostedzone/Z2OTHERSTACK"),
        PolicyCase(
            "CDK: a token that was not resolved",
            policy(
                administrator,
                statement(condition: #"{"StringEquals":{"aws:SourceAccount":"${AWS::AccountId}"}}"#)),
            "undecided: ${AWS::AccountId}"),
        PolicyCase(
            "CloudFormation: a list of zones",
            policy(
                administrator,
                statement(
                    condition: #"{"ArnEquals":{"aws:SourceArn":["arn:aws:route53:::hostedzone/Z2SECOND","#
                        + #""arn:aws:route53:::hostedzone/Z1D633PJN98FT9"]}}"#)), "allowed 2"),
        PolicyCase(
            "CloudFormation: one account guarded by SourceAccount as a number",
            policy(administrator, statement(condition: #"{"StringLike":{"aws:SourceAccount":111122223333}}"#)),
            "allowed 2"),
        PolicyCase(
            "administrators and Route 53, as KMS's console writes it",
            policy(administrator, keyAdministrators, statement(), grant()), "allowed 3"),
        PolicyCase(
            "administrators only", policy(administrator, keyAdministrators), "denied: no statement allows"),
        PolicyCase(
            "Pulumi: an Id, and the actions in three statements",
            policy(
                administrator, statement(action: #""Action":"kms:DescribeKey""#),
                statement(action: #""Action":"kms:GetPublicKey""#), statement(action: #""Action":"kms:Sign""#)),
            "allowed 4"),
        PolicyCase(
            "a guard copied from another service",
            policy(
                administrator,
                statement(condition: #"{"ArnLike":{"aws:SourceArn":"arn:aws:route53:us-east-1:111122223333:*"}}"#)),
            "denied: aws:SourceArn ArnLike"),
        PolicyCase(
            "a guard with a domain name in place of the zone's id",
            policy(
                administrator,
                statement(condition: #"{"ArnEquals":{"aws:SourceArn":"arn:aws:route53:::hostedzone/example.net"}}"#)),
            "denied: hostedzone/example.net"),
        PolicyCase(
            "an allow through kms:ViaService, which is for other uses of keys",
            policy(
                administrator,
                statement(condition: #"{"StringEquals":{"kms:ViaService":"route53.us-east-1.amazonaws.com"}}"#)),
            "undecided: kms:ViaService"),
        PolicyCase(
            "18F's guard against deletion beside AWS's minimum",
            policy(
                administrator, statement(), grant(),
                statement(
                    effect: "Deny", principal: #""Principal":{"AWS":"*"}"#,
                    action: #""Action":["kms:DisableKey","kms:ScheduleKeyDeletion"]"#)), "allowed 2"),
        PolicyCase(
            "an organisation's perimeter that excepts services",
            policy(
                administrator, statement(),
                statement(
                    effect: "Deny", principal: #""Principal":"*""#, action: #""Action":"kms:*""#,
                    condition: #"{"StringNotEqualsIfExists":{"aws:PrincipalOrgID":"o-1"},"#
                        + #""BoolIfExists":{"aws:PrincipalIsAWSService":"false"}}"#)), "allowed 2"),
        PolicyCase(
            "an organisation's perimeter that forgot services",
            policy(
                administrator, statement(),
                statement(
                    effect: "Deny", principal: #""Principal":"*""#, action: #""Action":"kms:*""#,
                    condition: #"{"StringNotEquals":{"aws:PrincipalOrgID":"o-1"}}"#)),
            "undecided: statement 3 may deny kms:Sign"),
    ]
}
