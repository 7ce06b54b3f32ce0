import AWSCore
import KSKClient
import Testing

struct STSResponseTests {
    private func body(_ arn: String) -> String {
        """
        <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
        <Arn>\(arn)</Arn><UserId>AIDAEXAMPLE</UserId><Account>111122223333</Account></GetCallerIdentityResult>
        <ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></GetCallerIdentityResponse>
        """
    }

    @Test(arguments: [
        ("arn:aws:iam::111122223333:user/ops-admin", "ops-admin"),
        ("arn:aws:iam::111122223333:user/team/dns/ops", "ops"),
        ("arn:aws:sts::111122223333:assumed-role/Admin/jane@example.com", "jane@example.com"),
        ("arn:aws:iam::111122223333:root", "root"), ("arn:aws:sts::111122223333:federated-user/x", "x"), ("", ""),
    ])
    func `an identity is called by the last part of its ARN`(arn: String, name: String) throws {
        let identity = try GetCallerIdentity().response(body(arn))
        #expect(identity == CallerIdentity(account: "111122223333", arn: arn, userID: "AIDAEXAMPLE"))
        #expect(identity.displayName == name)
    }

    @Test func `a refusal of STS is read`() async {
        let error = await #expect(throws: AWSError.self) {
            try await GetCallerIdentity().sent(
                403,
                """
                <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>
                <Code>InvalidClientTokenId</Code><Message>The security token included in the request is invalid.</Message></Error>
                <RequestId>r</RequestId></ErrorResponse>
                """)
        }
        #expect(error?.code == .invalidClientTokenID)
    }

    @Test(arguments: [
        "", "<GetCallerIdentityResponse/>",
        "<GetCallerIdentityResponse><GetCallerIdentityResult/></GetCallerIdentityResponse>",
    ])
    func `an answer without an identity is an error`(body: String) {
        #expect(throws: ReplyError.self) { try GetCallerIdentity().response(body) }
    }
}
