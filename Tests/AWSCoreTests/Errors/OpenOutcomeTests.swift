import Testing

@testable import AWSCore

struct OpenOutcomeTests {
    private func transport(_ kind: TransportError.Kind) -> TransportError {
        TransportError(kind: kind, endpoint: "h:443", reason: "r")
    }

    private func refused(_ status: Int, _ code: AWSError.Code = "X") -> AWSError {
        AWSError(code: code, message: "", httpStatus: status, operation: "Change", service: "Test")
    }

    @Test func `a lost reply leaves open what happened`() {
        let errors: [any Error] = [
            transport(.timedOut), transport(.connectionClosed), transport(.responseTooLarge), transport(.other),
            refused(500), refused(502), refused(503), refused(400, "RequestTimeout"), refused(400, "InternalError"),
            ReplyError("cut", httpStatus: 200), ReplyError("page", httpStatus: 502), ReplyError("cut"),
            CancellationError(),
        ]
        for error in errors { #expect(AWSClient.isOutcomeOpen(after: error), "\(error)") }
    }

    @Test func `a refusal, or nothing sent, leaves nothing open`() {
        let errors: [any Error] = [
            transport(.connectionRefused), transport(.nameResolution), transport(.proxy), refused(400),
            refused(400, .throttling), refused(409), ReplyError("page", httpStatus: 403),
            ReplyError("page", httpStatus: 302),
            CredentialsError.noneFound(tried: []), EndpointError.invalidRegion("x"),
        ]
        for error in errors { #expect(!AWSClient.isOutcomeOpen(after: error), "\(error)") }
    }
}
