import Foundation
import Testing

@testable import AWSCore

struct RefusalReaderTests {
    private func read(_ status: Int, _ body: String, _ headers: HTTPHeaders = [:]) throws -> AWSError {
        let reply = HTTPResponse(status: status, headers: headers, body: Array(body.utf8))
        return try RefusalReader.read(reply, operation: "Read", service: .test)
    }

    @Test(
        arguments: [
            (
                "<ErrorResponse xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\"><Error><Type>Sender</Type><Code>NoSuchHostedZone</Code><Message>No hosted zone found with ID: foobar</Message></Error><RequestId>r-1</RequestId></ErrorResponse>",
                "NoSuchHostedZone", "No hosted zone found with ID: foobar", "r-1"
            ),
            (
                "<?xml version=\"1.0\"?>\n<ErrorResponse><Error><Code>X</Code><Message>m</Message><message>n</message></Error><RequestId>r</RequestId></ErrorResponse>",
                "X", "m", "r"
            ),
            (
                "<InvalidChangeBatch xmlns=\"u\"><Messages><Message>one</Message><Message>two</Message></Messages><RequestId>r-2</RequestId></InvalidChangeBatch>",
                "InvalidChangeBatch", "one; two", "r-2"
            ),
            (
                "<InvalidSignatureException><Message>bad</Message></InvalidSignatureException>",
                "InvalidSignatureException", "bad", nil
            ),
            (
                "<InvalidSignatureException><message>bad</message></InvalidSignatureException>",
                "InvalidSignatureException", "bad", nil
            ),
            (
                "<Response><Errors><Error><Code>X</Code><Message>m</Message></Error></Errors><RequestId>r</RequestId></Response>",
                "X", "m", "r"
            ),
            ("<ErrorResponse><Error><Code> X\n</Code></Error></ErrorResponse>", "X", "", nil),
            ("<ErrorResponse><Error><Message>m</Message></Error></ErrorResponse>", "400", "m", nil),
            ("{\"__type\": \"NotFoundException\", \"message\": \"m\"}", "NotFoundException", "m", nil),
            (
                "{\"__type\": \"com.amazonaws.kms#NotFoundException\", \"Message\": \"m\"}", "NotFoundException", "m",
                nil
            ),
            (
                "{\"__type\": \"AccessDeniedException:http://internal.amazon.com/coral/\", \"Message\": \"m\"}",
                "AccessDeniedException", "m", nil
            ),
            ("{\"code\": \"X\"}", "X", "", nil), ("{\"__type\": \"a#b#X\"}", "X", "", nil),
            ("{\"message\": \"m\"}", "400", "m", nil), ("{\"__type\": 5, \"message\": [1]}", "400", "Bad Request", nil),
            ("{\"__type\": null}", "400", "Bad Request", nil), ("{}", "400", "Bad Request", nil),
            ("{\"__type\": \"\"}", "400", "Bad Request", nil), ("{\"__type\": \"#\"}", "400", "Bad Request", nil),
            ("", "400", "Bad Request", nil), ("  \n", "400", "Bad Request", nil),
        ] as [(String, String, String, String?)])
    func `every form of a refusal is read`(body: String, code: String, message: String, requestID: String?) throws {
        let error = try read(400, body)
        #expect(error.code.rawValue == code)
        #expect(error.message == message)
        #expect(error.requestID == requestID)
        #expect(error.httpStatus == 400)
        #expect(error.operation == "Read")
        #expect(error.service == "Test")
    }

    @Test func `the header's code beats the body's`() throws {
        let headers: HTTPHeaders = ["x-amzn-ErrorType": "a#FromHeader:http://x"]
        #expect(try read(400, "{\"__type\": \"FromBody\"}", headers).code == "FromHeader")
        #expect(try read(400, "", headers).code == "FromHeader")
        #expect(try read(400, "some text", headers).code == "FromHeader")
    }

    @Test func `the header's request id beats the body's`() throws {
        let body = "<ErrorResponse><Error><Code>X</Code></Error><RequestId>body</RequestId></ErrorResponse>"
        #expect(try read(400, body, ["X-Amzn-Requestid": "header"]).requestID == "header")
        #expect(try read(400, body, ["x-amz-request-id": "other"]).requestID == "other")
        #expect(try read(400, body).requestID == "body")
    }

    @Test(arguments: [
        ("<!DOCTYPE html><html><body>Access denied by proxy", "it is a web page and not AWS's"),
        ("<html>\n<head><title>502 Bad Gateway</title>", "it is a web page and not AWS's"),
        ("<ErrorResponse><Error><Code>NoSuch", "the XML is not well formed in line 1"),
        ("<!DOCTYPE x [<!ENTITY a \"b\">]><x/>", "document type"),
        ("upstream connect error", "it is neither XML nor JSON: upstream connect error"),
        ("{\"__type\": ", "it is not JSON"), ("[1]", "it is neither XML nor JSON"),
        ("null", "it is neither XML nor JSON"),
    ])
    func `what is not AWS's is said to be so`(body: String, reason: String) {
        let error = #expect(throws: ReplyError.self) { try read(502, body) }
        #expect(error?.reason.contains(reason) == true, "\(String(describing: error))")
    }

    @Test func `the words of a refusal`() {
        let error = AWSError(
            code: .invalidKMSArn, message: "The CMK did not grant", httpStatus: 400, requestID: "r-1",
            operation: "CreateKeySigningKey", service: "Route 53")
        #expect(
            "\(error)"
                == "Route 53 refused CreateKeySigningKey: InvalidKMSArn: The CMK did not grant (HTTP 400, request id r-1)"
        )
        let bare = AWSError(code: "503", message: "", httpStatus: 503, operation: "Sign", service: "KMS")
        #expect("\(bare)" == "KMS failed at Sign: 503 (HTTP 503)")
    }

    @Test func `the words of a reply that cannot be read`() {
        let error = ReplyError("it is empty", httpStatus: 200, endpoint: "h:443", operation: "GetDNSSEC")
        #expect("\(error)" == "the reply of h:443 to GetDNSSEC cannot be read: it is empty (HTTP 200)")
        #expect("\(ReplyError("it is empty"))" == "the reply of the server cannot be read: it is empty")
    }

    @Test func `codes can be switched on`() {
        func meaning(_ code: AWSError.Code) -> String {
            switch code {
            case .keySigningKeyAlreadyExists: "there"
            case .tooManyKeySigningKeys: "full"
            default: "unknown: \(code)"
            }
        }
        #expect(meaning("KeySigningKeyAlreadyExists") == "there")
        #expect(meaning("Newer") == "unknown: Newer")
    }
}
