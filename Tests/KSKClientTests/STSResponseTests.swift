import AWSCore
import Foundation
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

    private static let role = """
        <AssumedRoleUser><AssumedRoleId>AROAEXAMPLE:s</AssumedRoleId>
        <Arn>arn:aws:sts::111122223333:assumed-role/Admin/s</Arn></AssumedRoleUser>
        <Credentials><AccessKeyId>ASIAEXAMPLE</AccessKeyId><SecretAccessKey>secret</SecretAccessKey>
        <SessionToken>token</SessionToken><Expiration>2026-11-26T00:00:00Z</Expiration></Credentials>
        """

    @Test(arguments: ["AssumeRole", "AssumeRoleWithWebIdentity"])
    func `a role's credentials are read`(operation: String) throws {
        let body = "<\(operation)Response><\(operation)Result>\(Self.role)</\(operation)Result></\(operation)Response>"
        let assumed =
            operation == "AssumeRole"
            ? try AssumeRole(roleARN: "r", sessionName: "s").response(body)
            : try AssumeRoleWithWebIdentity(roleARN: "r", sessionName: "s", token: Secret("t")).response(body)
        #expect(
            assumed
                == AssumedRole(
                    accessKeyID: "ASIAEXAMPLE", secretAccessKey: Secret("secret"), sessionToken: Secret("token"),
                    expiration: Date(timeIntervalSince1970: 1_795_651_200),
                    arn: "arn:aws:sts::111122223333:assumed-role/Admin/s", roleID: "AROAEXAMPLE:s"))
        #expect(!"\(assumed)".contains("secret\""))
    }

    @Test(arguments: ["<AssumeRoleResponse/>", "<AssumeRoleResponse><AssumeRoleResult/></AssumeRoleResponse>"])
    func `an answer without a role's credentials is an error`(body: String) {
        #expect(throws: ReplyError.self) { try AssumeRole(roleARN: "r", sessionName: "s").response(body) }
    }
}
