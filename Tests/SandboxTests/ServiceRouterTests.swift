import Testing

@testable import Sandbox

/// Which service a request is for.
struct ServiceRouterTests {
    private static func service(
        _ host: String, target: String = "/", headers: [SandboxField] = [], body: String = "", method: String = "POST"
    ) -> (any EmulatedService)? {
        ServiceRouter.service(
            of: SandboxRequest(
                method: method, target: target, headers: [SandboxField("host", host)] + headers, body: Array(body.utf8)),
            settings: SandboxSettings())
    }

    @Test(arguments: [
        ("route53.amazonaws.com", "route53", "us-east-1"), ("kms.us-east-1.amazonaws.com", "kms", "us-east-1"),
        ("KMS.eu-west-1.amazonaws.com:443", "kms", "eu-west-1"), ("sts.amazonaws.com", "sts", "us-east-1"),
        ("sts.eu-west-1.amazonaws.com", "sts", "eu-west-1"),
    ])
    func `AWS's hosts say their service and region`(host: String, name: String, region: String) {
        let service = Self.service(host)
        #expect(service?.signingName == name)
        #expect(service?.signingRegion == region)
    }

    @Test func `behind another address the request says it`() {
        let target = SandboxField("X-Amz-Target", "TrentService.ListKeys")
        #expect(Self.service("127.0.0.1:4566", headers: [target])?.signingName == "kms")
        #expect(Self.service("127.0.0.1:4566", target: "/2013-04-01/change/C1")?.signingName == "route53")
        #expect(Self.service("127.0.0.1:4566", body: "Action=GetCallerIdentity")?.signingName == "sts")
        #expect(Self.service("kms.example.org", target: "/2013-04-01/change/C1")?.signingName == "route53")
    }

    @Test func `a request for nothing is answered as AWS answers it`() async throws {
        #expect(Self.service("127.0.0.1:4566") == nil)
        #expect(Self.service("", method: "GET") == nil)
        let request = SandboxRequest(method: "GET", target: "/", headers: [])
        let answer = try Answer(await Bench().server.respond(to: request))
        #expect(answer.status == 404)
        #expect(answer.text == "<UnknownOperationException/>\n")
    }
}
