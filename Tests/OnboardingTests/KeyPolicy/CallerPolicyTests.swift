import Onboarding
import Testing

/// What a key policy says to people and roles.
@Suite struct CallerPolicyTests {
    @Test(arguments: [
        (PolicyCase.user, #"{"AWS":"arn:aws:iam::111122223333:user/ops-admin"}"#, "allowed 1"),
        (PolicyCase.user, #"{"AWS":"arn:aws:iam::111122223333:user/other"}"#, "denied: no statement allows"),
        (
            PolicyCase.user, #"{"AWS":"arn:aws:iam::111122223333:root"}"#,
            "undecided: IAM policies of account 111122223333"
        ),
        (PolicyCase.user, #"{"AWS":"111122223333"}"#, "undecided: IAM policies of account 111122223333"),
        (PolicyCase.user, #"{"AWS":"444455556666"}"#, "denied: no statement allows"),
        (PolicyCase.user, #"{"AWS":"*"}"#, "allowed 1"),
        (PolicyCase.user, #"{"Service":"dnssec-route53.amazonaws.com"}"#, "denied: no statement allows"),
        (PolicyCase.session, #"{"AWS":"arn:aws:iam::111122223333:role/dns-admin"}"#, "allowed 1"),
        (PolicyCase.session, #"{"AWS":"arn:aws:iam::111122223333:role/teams/dns/dns-admin"}"#, "allowed 1"),
        (PolicyCase.session, #"{"AWS":"arn:aws:iam::444455556666:role/dns-admin"}"#, "denied: no statement allows"),
        (PolicyCase.session, #"{"AWS":"arn:aws-cn:iam::111122223333:role/dns-admin"}"#, "denied: no statement allows"),
        (PolicyCase.session, #"{"AWS":"arn:aws:sts::111122223333:assumed-role/dns-admin/anna"}"#, "allowed 1"),
        (PolicyCase.session, #"{"AWS":"AROAEXAMPLEOFADELETEDROLE"}"#, "denied: no statement allows"),
        ("arn:aws:iam::111122223333:root", #"{"AWS":"111122223333"}"#, "allowed 1"),
        ("not an ARN", #"{"AWS":"111122223333"}"#, "undecided: is not the ARN of a caller"),
    ])
    func `callers are found by account, user, role and session`(
        caller: String, principal: String, expected: String
    ) throws {
        let json = policy(statement(principal: #""Principal":\#(principal)"#))
        let verdict = try KeyPolicyDocument(json: json).evaluate(PolicyCase("", "", "").asCaller(caller))
        #expect(verdict.fits(expected), "\(verdict.shown)")
    }

    @Test func `a denied account is everyone in it`() throws {
        let deny = statement(effect: "Deny", principal: #""Principal":{"AWS":"111122223333"}"#)
        let document = try KeyPolicyDocument(json: policy(statement(principal: #""Principal":"*""#), deny))
        let verdict = document.evaluate(PolicyCase("", "", "").asCaller(PolicyCase.user))
        #expect(verdict.fits("denied: statement 2 denies"), "\(verdict.shown)")
    }

    // Source: AWS IAM User Guide, "AWS JSON policy elements: NotPrincipal".
    @Test(arguments: [
        (PolicyCase.user, #"["arn:aws:iam::111122223333:root","\#(PolicyCase.user)"]"#, "allowed 1"),
        (PolicyCase.user, #""\#(PolicyCase.user)""#, "undecided: may except"),
        (PolicyCase.user, #""111122223333""#, "denied: statement 2 denies"),
        (PolicyCase.user, #""*""#, "allowed 1"),
        ("arn:aws:iam::111122223333:root", #""111122223333""#, "allowed 1"),
        (
            PolicyCase.session,
            #"["111122223333","arn:aws:iam::111122223333:role/dns-admin","\#(PolicyCase.session)"]"#, "allowed 1"
        ),
        (PolicyCase.session, #"["111122223333","arn:aws:iam::111122223333:role/dns-admin"]"#, "undecided: may except"),
        (PolicyCase.session, #""arn:aws:iam::111122223333:role/x""#, "denied: statement 2 denies"),
    ])
    func `a deny excepts a caller only when it lists the account as well`(
        caller: String, excepted: String, expected: String
    ) throws {
        let deny = statement(effect: "Deny", principal: #""NotPrincipal":{"AWS":\#(excepted)}"#)
        let document = try KeyPolicyDocument(json: policy(statement(principal: #""Principal":"*""#), deny))
        let verdict = document.evaluate(PolicyCase("", "", "").asCaller(caller))
        #expect(verdict.fits(expected), "\(verdict.shown)")
    }

    @Test(arguments: [
        (#"{"StringEquals":{"kms:CallerAccount":"111122223333"}}"#, "allowed 1"),
        (#"{"StringEquals":{"kms:ViaService":"ec2.us-east-1.amazonaws.com"}}"#, "denied: kms:ViaService"),
        (#"{"StringEquals":{"aws:SourceAccount":"111122223333"}}"#, "denied: does not carry"),
        (#"{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::111122223333:user/ops-*"}}"#, "allowed 1"),
        (#"{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}"#, "undecided: aws:SourceIp"),
    ])
    func `conditions look at what a direct call carries`(condition: String, expected: String) throws {
        let json = policy(statement(principal: #""Principal":"*""#, condition: condition))
        let verdict = try KeyPolicyDocument(json: json).evaluate(PolicyCase("", "", "").asCaller(PolicyCase.user))
        #expect(verdict.fits(expected), "\(verdict.shown)")
    }
}
