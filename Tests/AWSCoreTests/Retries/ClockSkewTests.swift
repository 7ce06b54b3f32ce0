import Foundation
import Synchronization
import Testing

@testable import AWSCore

struct ClockSkewTests {
    private let sent = Date(timeIntervalSince1970: 1_767_225_600)

    private func reply(_ headers: HTTPHeaders) -> HTTPResponse { HTTPResponse(status: 200, headers: headers) }

    @Test func `the difference is measured from the middle of the exchange`() {
        let skew = ClockSkew()
        let measured = skew.measure(
            reply(["Date": "Thu, 01 Jan 2026 00:05:01 GMT"]), sent: sent, received: sent.addingTimeInterval(2))
        #expect(measured == 300)
        #expect(skew.seconds == 300)
    }

    @Test(
        arguments: [
            ["Date": "Thu, 01 Jan 2026 00:05:01 GMT", "Age": "5"], ["Date": "yesterday"], [:],
        ] as [HTTPHeaders])
    func `a reply that does not tell changes nothing`(headers: HTTPHeaders) {
        let skew = ClockSkew()
        #expect(skew.measure(reply(headers), sent: sent, received: sent.addingTimeInterval(1)) == nil)
        #expect(skew.seconds == 0)
    }

    @Test(arguments: [901.0, -1])
    func `an exchange that took too long, or less than nothing, does not tell either`(duration: Double) {
        let headers: HTTPHeaders = ["Date": "Thu, 01 Jan 2026 00:05:01 GMT"]
        #expect(ClockSkew().measure(reply(headers), sent: sent, received: sent.addingTimeInterval(duration)) == nil)
    }

    @Test(arguments: [
        ("SignatureDoesNotMatch", 241.0, 0.0, true), ("SignatureDoesNotMatch", 240, 0, false),
        ("SignatureDoesNotMatch", -241, 0, true), ("InvalidSignatureException", 0, 300, true),
        ("AccessDeniedException", 300, 300, true), ("RequestTimeTooSkewed", 1, 0, false),
        ("AccessDenied", 900, 0, false),
        ("RequestExpired", 900, 0, false),
    ])
    func `a refusal is explained by more than four minutes`(code: String, measured: Double, applied: Double, isIt: Bool)
    {
        let code = AWSError.Code(rawValue: code)
        #expect(ClockSkew.explains(code, measured: measured, applied: applied) == isIt)
        #expect(!ClockSkew.explains(code, measured: nil, applied: applied))
    }

    private struct Suite: Decodable {
        struct Reply: Decodable {
            var statusCode: Int
            var headers: [String: String]?
            var errorCode: String?
        }

        struct Attempt: Decodable {
            var clientTimeAtSend: String
            var clientTimeAtReceive: String
            var expectedSigningTime: String?
            var response: Reply
        }

        struct Operation: Decodable {
            var attempts: [Attempt]
            var initialClientSkew: Double
            var maxAttempts: Int?
            var expectedClientSkew: Double
            var expectedOutcome: String
        }

        struct Case: Decodable {
            var description: String
            var operations: [Operation]
        }

        var tests: [Case]
    }

    // skipped: KSK_CONFORMANCE is not set
    @Test(.enabled(if: Conformance.isAvailable, "KSK_CONFORMANCE is not set"))
    func `the clock skew cases of AWS's SDKs`() async throws {
        let data = try Conformance.data("protocol/aws-sdk-go-v2/clock-skew-test-cases.json")
        let cases = try JSONDecoder().decode(Suite.self, from: data).tests
        #expect(cases.count == 10)
        for row in cases {
            let attempts = row.operations.flatMap(\.attempts)
            let transport = ScriptedTransport(
                attempts.map { attempt in
                    let headers = HTTPHeaders(
                        (attempt.response.headers ?? [:]).map { HTTPHeaders.Field(name: $0.key, value: $0.value) })
                    return attempt.response.errorCode.map {
                        .refusal(attempt.response.statusCode, $0, headers: headers)
                    }
                        ?? .status(attempt.response.statusCode, "<Page>last</Page>", headers: headers)
                })
            // The client asks the time before sending and after receiving.
            let times = TimeScript(
                try attempts.flatMap { attempt in
                    try [attempt.clientTimeAtSend, attempt.clientTimeAtReceive].map {
                        try #require(Timestamp.date(iso8601: $0))
                    }
                })
            let client = AWSClient(
                ClientConfiguration(
                    transport: transport, credentials: GivenCredentials(.test),
                    clock: WallClock(now: { times.next() }, sleep: { _ in }),
                    maximumAttempts: row.operations.first?.maxAttempts ?? 3),
                state: ClientState(skew: ClockSkew(seconds: row.operations.first?.initialClientSkew ?? 0)))
            for operation in row.operations {
                let outcome = await Result.of { try await client.send(Read()) }
                #expect(((try? outcome.get()) != nil) == (operation.expectedOutcome == "success"), "\(row.description)")
                #expect(client.state.skew.seconds == operation.expectedClientSkew, "\(row.description)")
            }
            #expect(transport.requests.count == attempts.count, "\(row.description)")
            for (request, attempt) in zip(transport.requests, attempts) {
                guard let expected = attempt.expectedSigningTime.flatMap(Timestamp.date(iso8601:)) else { continue }
                #expect(request.headers["X-Amz-Date"] == Timestamp.basic(expected), "\(row.description)")
            }
        }
        print("clock skew: \(cases.count) cases")
    }
}

/// Times that are told one after the other.
private final class TimeScript: Sendable {
    private let times: Mutex<[Date]>

    init(_ times: [Date]) { self.times = Mutex(times) }

    func next() -> Date {
        times.withLock { $0.count > 1 ? $0.removeFirst() : $0.first ?? Date(timeIntervalSince1970: 0) }
    }
}

extension Result where Failure == any Error {
    static func of(_ body: () async throws -> Success) async -> Self {
        do { return .success(try await body()) } catch { return .failure(error) }
    }
}
