import Testing

@testable import Sandbox

/// The operation of STS.
struct STSTests {
    @Test(arguments: SandboxIdentity.all.map(\.accessKeyID))
    func `everyone may ask who they are`(accessKeyID: String) async throws {
        let identity = try #require(SandboxIdentity.all.first { $0.accessKeyID == accessKeyID })
        let answer = try await Bench().sts("Action=GetCallerIdentity&Version=2011-06-15", as: identity)
        #expect(answer.status == 200)
        #expect(try answer.xml.namespace == "https://sts.amazonaws.com/doc/2011-06-15/")
        #expect(try answer.text("GetCallerIdentityResult/Arn") == identity.arn)
        #expect(try answer.text("GetCallerIdentityResult/Account") == identity.account)
        #expect(try answer.text("GetCallerIdentityResult/UserId") == identity.userID)
        #expect(try answer.text("ResponseMetadata/RequestId") == answer.response.header("x-amzn-requestid"))
    }

    @Test func `the administrator is the one of the contract`() {
        #expect(SandboxServer.administrator.arn == "arn:aws:iam::111122223333:user/ops-admin")
    }

    @Test(arguments: [
        (
            "Action=Nothing&Version=2011-06-15", "InvalidAction",
            "Could not find operation Nothing for version 2011-06-15"
        ),
        (
            "Action=GetCallerIdentity&Version=2010", "InvalidAction",
            "Could not find operation GetCallerIdentity for version 2010"
        ),
        ("Action=GetCallerIdentity", "InvalidAction", nil), ("Version=2011-06-15", "MissingAction", nil),
        ("", "MissingAction", nil), ("Action=%GG", "MissingAction", nil),
    ])
    func `what STS does not know is refused`(body: String, code: String, message: String?) async throws {
        let answer = try await Bench().sts(body)
        #expect(answer.status == 400)
        #expect(try answer.code == code)
        if let message { #expect(try answer.message == message) }
    }

    @Test func `forms spell blanks in two ways`() {
        let form = FormBody(Array("a=x+y&b=x%20y&c=%C3%A9&d&=e".utf8))
        #expect(form?["a"] == "x y")
        #expect(form?["b"] == "x y")
        #expect(form?["c"] == "é")
        #expect(form?["d"] == "")
        #expect(FormBody(Array("a=%FF".utf8)) == nil)
    }
}
