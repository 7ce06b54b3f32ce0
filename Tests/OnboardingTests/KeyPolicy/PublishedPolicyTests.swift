import Onboarding
import Testing

/// The forms that AWS, Terraform, CDK and public modules publish.
@Suite struct PublishedPolicyTests {
    static let all = guide + terraform + cloudFormation

    @Test(arguments: all)
    func `published policies are judged as KMS judges them`(_ policyCase: PolicyCase) throws {
        let document = try KeyPolicyDocument(json: policyCase.policy)
        let verdict = document.evaluate(policyCase.asRoute53)
        #expect(verdict.fits(policyCase.expected), "\(verdict.shown)")
    }

    // Route 53 Developer Guide, "Key policy permissions required for DNSSEC signing" and "confused deputy".
    static let guidePolicy = """
        {"Version": "2012-10-17", "Id": "dnssec-policy", "Statement": [
          {"Sid": "Enable IAM User Permissions", "Effect": "Allow",
           "Principal": {"AWS": "arn:aws:iam::111122223333:root"}, "Action": "kms:*", "Resource": "*"},
          {"Sid": "Allow Route 53 DNSSEC Service", "Effect": "Allow",
           "Principal": {"Service": "dnssec-route53.amazonaws.com"},
           "Action": ["kms:DescribeKey", "kms:GetPublicKey", "kms:Sign"], "Resource": "*",
           "Condition": {"StringEquals": {"aws:SourceAccount": "111122223333"},
                         "ArnEquals": {"aws:SourceArn": "arn:aws:route53:::hostedzone/Z1D633PJN98FT9"}}},
          {"Sid": "Allow Route 53 DNSSEC to CreateGrant", "Effect": "Allow",
           "Principal": {"Service": "dnssec-route53.amazonaws.com"},
           "Action": ["kms:CreateGrant"], "Resource": "*",
           "Condition": {"Bool": {"kms:GrantIsForAWSResource": true}}}]}
        """

    // API Reference of CreateKeySigningKey: a fourth action, no conditions.
    static let referencePolicy = """
        {"Version": "2012-10-17", "Id": "dnssec-policy", "Statement": [
          {"Sid": "Enable IAM User Permissions", "Effect": "Allow",
           "Principal": {"AWS": "arn:aws:iam::111122223333:root"}, "Action": "kms:*", "Resource": "*"},
          {"Sid": "Allow access for Key Administrators", "Effect": "Allow",
           "Principal": {"AWS": "arn:aws:iam::111122223333:role/Admin"},
           "Action": ["kms:Create*", "kms:Describe*", "kms:Get*", "kms:Put*"], "Resource": "*"},
          {"Sid": "Allow Route 53 DNSSEC Service", "Effect": "Allow",
           "Principal": {"Service": "dnssec-route53.amazonaws.com"},
           "Action": ["kms:DescribeKey", "kms:GetPublicKey", "kms:Sign", "kms:Verify"], "Resource": "*"}]}
        """

    static let guide: [PolicyCase] = [
        PolicyCase("guide: DescribeKey", guidePolicy, "kms:DescribeKey", "allowed 2"),
        PolicyCase("guide: GetPublicKey", guidePolicy, "kms:GetPublicKey", "allowed 2"),
        PolicyCase("guide: Sign", guidePolicy, "kms:Sign", "allowed 2"),
        PolicyCase("guide: CreateGrant", guidePolicy, "kms:CreateGrant", "allowed 3"),
        PolicyCase(
            "guide: PutKeyPolicy", guidePolicy, "kms:PutKeyPolicy",
            "denied: statement 2 (Allow Route 53 DNSSEC Service) allows dnssec-route53.amazonaws.com"
                + " kms:DescribeKey, kms:GetPublicKey and kms:Sign, not kms:PutKeyPolicy"),
        PolicyCase("reference: Sign", referencePolicy, "kms:Sign", "allowed 3"),
        PolicyCase("reference: Verify", referencePolicy, "kms:Verify", "allowed 3"),
        PolicyCase("reference: CreateGrant", referencePolicy, "kms:CreateGrant", "denied: not kms:CreateGrant"),
        PolicyCase(
            "guide with two accounts, and dashes in one of them as the guide prints them",
            policy(statement(condition: #"{"StringEquals":{"aws:SourceAccount":["1111-2222-3333","111122223333"]}}"#)),
            "allowed 1"),
        PolicyCase(
            "guide with dashes only",
            policy(statement(condition: #"{"StringEquals":{"aws:SourceAccount":"1111-2222-3333"}}"#)),
            "denied: it requires aws:SourceAccount StringEquals 1111-2222-3333, but the request has 111122223333"),
    ]

    // terraform-provider-aws, documentation of aws_route53_key_signing_key.
    static let terraformPolicy = """
        {"Statement": [
          {"Action": ["kms:DescribeKey", "kms:GetPublicKey", "kms:Sign"], "Effect": "Allow",
           "Principal": {"Service": "dnssec-route53.amazonaws.com"}, "Resource": "*",
           "Sid": "Allow Route 53 DNSSEC Service",
           "Condition": {"StringEquals": {"aws:SourceAccount": "111122223333"},
                         "ArnLike": {"aws:SourceArn": "arn:aws:route53:::hostedzone/*"}}},
          {"Action": "kms:CreateGrant", "Effect": "Allow", "Principal": {"Service": "dnssec-route53.amazonaws.com"},
           "Sid": "Allow Route 53 DNSSEC Service to CreateGrant", "Resource": "*",
           "Condition": {"Bool": {"kms:GrantIsForAWSResource": "true"}}},
          {"Action": "kms:*", "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:root"},
           "Resource": "*", "Sid": "Enable IAM User Permissions"}],
         "Version": "2012-10-17"}
        """

    // The same provider's documentation of 2020 and its acceptance tests, which pass against AWS: the first statement
    // names the preview's principal and has no Resource; the second, for everyone, is what lets Route 53 in.
    static let terraformOfThePreview = """
        {"Statement": [
          {"Action": ["kms:DescribeKey", "kms:GetPublicKey", "kms:Sign"], "Effect": "Allow",
           "Principal": {"Service": "api-service.dnssec.route53.aws.internal"}, "Sid": "Route 53 DNSSEC Permissions"},
          {"Action": "kms:*", "Effect": "Allow", "Principal": {"AWS": "*"}, "Resource": "*",
           "Sid": "IAM User Permissions"}],
         "Version": "2012-10-17"}
        """

    static let terraform: [PolicyCase] = [
        PolicyCase("Terraform: DescribeKey", terraformPolicy, "kms:DescribeKey", "allowed 1"),
        PolicyCase("Terraform: GetPublicKey", terraformPolicy, "kms:GetPublicKey", "allowed 1"),
        PolicyCase("Terraform: Sign", terraformPolicy, "kms:Sign", "allowed 1"),
        PolicyCase("Terraform: CreateGrant", terraformPolicy, "kms:CreateGrant", "allowed 2"),
        PolicyCase("Terraform of 2020: Sign", terraformOfThePreview, "kms:Sign", "allowed 2"),
        PolicyCase(
            "Terraform of 2020 without the statement for everyone",
            policy(statement(principal: #""Principal":{"Service":"api-service.dnssec.route53.aws.internal"}"#)),
            "denied: names api-service.dnssec.route53.aws.internal, which is another principal"),
    ]

    // CDK's default statement, then addToResourcePolicy; a guard on the grant too, which AWS does not publish.
    static let cdkWithGuardedGrant = policy(
        administrator,
        statement(
            condition: #"{"StringEquals":{"aws:SourceAccount":"111122223333"},"#
                + #""ArnEquals":{"aws:SourceArn":"arn:aws:route53:::hostedzone/Z1D633PJN98FT9"}}"#),
        statement(
            action: #""Action":"kms:CreateGrant""#,
            condition: #"{"Bool":{"kms:GrantIsForAWSResource":true},"#
                + #""StringEquals":{"aws:SourceAccount":"111122223333"}}"#))

    // The policy that the console proposes, as CDK applications copy it.
    static let consolePolicy = policy(
        #"{"Sid":"Enable root user to manage key","Effect":"Allow","#
            + #""Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"kms:*","Resource":"*"}"#,
        statement(sid: "Allow Route 53 DNSSEC service to work with key"),
        statement(
            action: #""Action":"kms:CreateGrant""#, condition: #"{"Bool":{"kms:GrantIsForAWSResource":"true"}}"#))

    // A CloudFormation write-up: list of one principal, actions of an administrator by prefix.
    static let cloudFormationPolicy = policy(
        #"{"Sid":"AllowKeyAdministration","Effect":"Allow","Principal":{"AWS":["arn:aws:iam::111122223333:root"]},"#
            + #""Action":["kms:Create*","kms:Describe*","kms:Get*","kms:Put*","kms:Sign"],"Resource":"*"}"#,
        statement(sid: "Allow Route 53 DNSSEC Service"),
        statement(
            action: #""Action":["kms:CreateGrant"]"#, condition: #"{"Bool":{"kms:GrantIsForAWSResource":true}}"#))

    static let cloudFormation: [PolicyCase] = [
        PolicyCase("console: Sign", consolePolicy, "kms:Sign", "allowed 2"),
        PolicyCase("console: CreateGrant", consolePolicy, "kms:CreateGrant", "allowed 3"),
        PolicyCase("CDK: Sign", cdkWithGuardedGrant, "kms:Sign", "allowed 2"),
        PolicyCase(
            "CDK with a guarded grant: whether Route 53 says for which account it makes grants, nobody documents",
            cdkWithGuardedGrant, "kms:CreateGrant",
            "undecided: statement 3 may allow kms:CreateGrant to dnssec-route53.amazonaws.com: "
                + "it depends on aws:SourceAccount"),
        PolicyCase("CloudFormation: Sign", cloudFormationPolicy, "kms:Sign", "allowed 2"),
        PolicyCase("CloudFormation: CreateGrant", cloudFormationPolicy, "kms:CreateGrant", "allowed 3"),
        PolicyCase(
            "the policy that KMS gives every new key", policy(administrator),
            "denied: no statement allows dnssec-route53.amazonaws.com anything"),
    ]
}
