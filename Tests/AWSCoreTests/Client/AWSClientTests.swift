import Foundation
import Synchronization
import Testing

@testable import AWSCore

struct AWSClientTests {
    private let clock = TestClock()
    private static let page = ScriptedTransport.Answer.status(200, "<Page>last</Page>")

    private func client(
        _ transport: ScriptedTransport, region: Region = .usEast1, overrides: EndpointOverrides = EndpointOverrides(),
        attempts: Int = 3, budget: RequestBudget? = nil, observer: (any ExchangeObserver)? = nil
    ) -> AWSClient {
        AWSClient(
            ClientConfiguration(
                transport: transport, credentials: GivenCredentials(.test), region: region,
                endpointOverride: overrides, clock: clock.wallClock, random: .largest, maximumAttempts: attempts,
                budget: budget, observer: observer, product: "ksk/1.0 (x)"))
    }

    @Test func `an operation goes out signed and comes back read`() async throws {
        let transport = ScriptedTransport(Self.page)
        #expect(try await client(transport).send(Read()) == "last")
        let request = try #require(transport.requests.first)
        #expect(request.target == "/pages/1?q=a%20b")
        #expect(request.headers["Host"] == "test.amazonaws.com")
        #expect(
            request.headers["Authorization"]?.contains("/us-east-1/test/aws4_request, SignedHeaders=host;x-amz-date, ")
                == true)
        #expect(request.headers["amz-sdk-request"] == "attempt=1; max=3")
        #expect(request.headers["User-Agent"]?.hasPrefix("ksk/1.0--x- ua/2.1 os/linux md/arch#") == true)
        #expect(request.headers["Accept-Encoding"] == "identity")
        #expect(clock.sleeps.isEmpty)
    }

    @Test(
        arguments: [
            .status(500), .status(503, "<html>busy</html>"), .failure(.timedOut), .failure(.connectionClosed),
            .failure(.connectionRefused), .failure(.nameResolution), .refusal(400, "Throttling"),
            .refusal(400, "RequestTimeout"),
        ] as [ScriptedTransport.Answer])
    func `a read is sent again after a failure that passes`(failure: ScriptedTransport.Answer) async throws {
        let transport = ScriptedTransport(failure, Self.page)
        #expect(try await client(transport).send(Read()) == "last")
        #expect(transport.requests.count == 2)
        #expect(clock.sleeps.count == 1)
    }

    @Test func `each attempt is signed anew, and all have one id`() async throws {
        let transport = ScriptedTransport(.refusal(400, "Throttling"), .refusal(400, "Throttling"), Self.page)
        _ = try await client(transport).send(Read())
        let requests = transport.requests
        #expect(Set(requests.map { $0.headers["X-Amz-Date"] }).count == 3)
        #expect(Set(requests.map { $0.headers["Authorization"] }).count == 3)
        #expect(Set(requests.map { $0.headers["amz-sdk-invocation-id"] }).count == 1)
        #expect(requests.map { $0.headers["amz-sdk-request"] } == (1...3).map { "attempt=\($0); max=3" })
    }

    @Test func `after the last attempt the error is thrown`() async {
        let transport = ScriptedTransport(.status(500), .status(502), .refusal(503, "Last"), Self.page)
        let error = await #expect(throws: AWSError.self) { try await client(transport).send(Read()) }
        #expect(error?.code == "Last")
        #expect(transport.requests.count == 3)
    }

    @Test(
        arguments: [
            .refusal(403, "AccessDenied"), .refusal(404, "NoSuchHostedZone"), .refusal(400, "ConcurrentModification"),
            .failure(.tls), .failure(.responseTooLarge), .failure(.proxy), .failure(.other), .status(302),
            .status(400, "x"),
            .status(200, "<Page>cut"), .status(200, "<!DOCTYPE html><html>"), .status(200), .status(200, "<Other/>"),
            .status(200, "<Page>\u{FFFE}"), .cancellation,
        ] as [ScriptedTransport.Answer])
    func `other failures are thrown at once`(failure: ScriptedTransport.Answer) async {
        let transport = ScriptedTransport(failure, Self.page)
        await #expect(throws: (any Error).self) { try await client(transport).send(Read()) }
        #expect(transport.requests.count == 1)
    }

    // Changes

    @Test(
        arguments: [
            .failure(.connectionRefused), .failure(.nameResolution), .refusal(400, "Throttling"), .status(429),
            .refusal(400, "PriorRequestNotComplete"),
        ] as [ScriptedTransport.Answer])
    func `a change is sent again when it was surely not taken`(failure: ScriptedTransport.Answer) async throws {
        let transport = ScriptedTransport(failure, .status(201))
        #expect(try await client(transport).send(Change()) == 201)
        #expect(transport.requests.count == 2)
    }

    @Test(
        arguments: [
            .failure(.timedOut), .failure(.connectionClosed), .failure(.other), .status(500), .status(502),
            .status(503),
            .status(504), .refusal(500, "InternalError"), .refusal(400, "RequestTimeout"), .status(503, "<html>"),
        ] as [ScriptedTransport.Answer])
    func `a change whose reply is lost is never sent again`(failure: ScriptedTransport.Answer) async {
        let transport = ScriptedTransport(failure, .status(201))
        await #expect(throws: (any Error).self) { try await client(transport).send(Change()) }
        #expect(transport.requests.count == 1)
    }

    @Test func `a time-out while connecting was surely not taken`() async throws {
        let transport = ScriptedTransport(
            .failure(TransportError(kind: .timedOut, endpoint: "h:443", reason: "t", mayHaveBeenReceived: false)),
            .status(201))
        #expect(try await client(transport).send(Change()) == 201)
    }

    @Test func `a wrong clock is corrected, also for a change`() async throws {
        let late = Timestamp.date(httpDate: "Thu, 01 Jan 2026 00:10:00 GMT") ?? Date()
        let wrong = TestClock(late.addingTimeInterval(-600))
        let transport = ScriptedTransport(
            .refusal(403, "SignatureDoesNotMatch", headers: ["Date": "Thu, 01 Jan 2026 00:10:00 GMT"]), .status(201))
        let client = AWSClient(
            ClientConfiguration(
                transport: transport, credentials: GivenCredentials(.test), clock: wrong.wallClock, random: .smallest))
        #expect(try await client.send(Change()) == 201)
        #expect(transport.requests.map { $0.headers["X-Amz-Date"] } == ["20260101T000000Z", "20260101T001000Z"])
    }

    @Test func `where it is not wanted, the clock is not corrected`() async {
        let transport = ScriptedTransport(
            .refusal(403, "SignatureDoesNotMatch", headers: ["Date": "Thu, 01 Jan 2026 00:10:00 GMT"]), .status(201))
        var configuration = client(transport).configuration
        configuration.correctsClock = false
        await #expect(throws: AWSError.self) { try await AWSClient(configuration).send(Change()) }
        #expect(transport.requests.count == 1)
    }

    @Test func `a wrong secret is not taken for a wrong clock`() async {
        let transport = ScriptedTransport(.refusal(403, "SignatureDoesNotMatch"), .status(201))
        await #expect(throws: AWSError.self) { try await client(transport).send(Change()) }
        #expect(transport.requests.count == 1)
    }

    // Errors

    @Test func `a reply that cannot be read names the endpoint and the operation`() async {
        let transport = ScriptedTransport(.status(200, "<!DOCTYPE html><html>"))
        let overrides = EndpointOverrides(url: "http://localhost:5555")
        let error = await #expect(throws: ReplyError.self) {
            try await client(transport, overrides: overrides).send(Read())
        }
        #expect(error?.endpoint == "localhost:5555")
        #expect(error?.operation == "Read")
        #expect(error?.httpStatus == 200)
    }

    @Test(arguments: [200, 400])
    func `a reply that is compressed though nobody asked is said to be so`(status: Int) async {
        let reply = ScriptedTransport.Answer.status(status, "\u{1F}\u{8B}\u{8}", headers: ["Content-Encoding": "gzip"])
        let transport = ScriptedTransport(reply)
        let error = await #expect(throws: ReplyError.self) { try await client(transport).send(Read()) }
        #expect(
            error?.description == "the reply of test.amazonaws.com:443 to Read cannot be read: "
                + "it is compressed (gzip), which was not asked for (HTTP \(status))")
        #expect(transport.requests.first?.headers["Accept-Encoding"] == "identity")
    }

    @Test(arguments: ["identity", " Identity ", ""])
    func `a reply that says it is not compressed is read`(encoding: String) async throws {
        let headers: HTTPHeaders = ["Content-Encoding": encoding]
        let transport = ScriptedTransport(.status(200, "<Page>last</Page>", headers: headers))
        #expect(try await client(transport).send(Read()) == "last")
    }

    @Test func `a proxy's page instead of an error is said to be one`() async {
        let transport = ScriptedTransport(.status(403, "<html><body>Blocked"))
        let error = await #expect(throws: ReplyError.self) { try await client(transport).send(Change()) }
        #expect(
            error?.description == "the reply of test.amazonaws.com:443 to Change cannot be read: "
                + "it is a web page and not AWS's: <html><body>Blocked (HTTP 403)")
    }

    @Test(arguments: [
        (403, "ExpiredToken"), (400, "ExpiredTokenException"), (403, "InvalidClientTokenId"),
        (400, "UnrecognizedClientException"),
    ])
    func `an ended session's credentials are dropped and loaded once more`(status: Int, code: String) async throws {
        let transport = ScriptedTransport(.refusal(status, code), .status(200, "done"))
        let keys = Mutex(0)
        let provider = RefreshingCredentials(clock: clock.wallClock) { _ in
            let number = keys.withLock { keys in
                keys += 1
                return keys
            }
            return Credentials(
                accessKeyID: "ASIA\(number)", secretAccessKey: Secret("s"), sessionToken: Secret("t\(number)"))
        }
        // Also for a change: what was refused was not done.
        let client = AWSClient(
            ClientConfiguration(transport: transport, credentials: provider, clock: clock.wallClock))
        #expect(try await client.send(Change()) == 200)
        #expect(transport.requests.map { $0.headers["X-Amz-Security-Token"] } == ["t1", "t2"])
        #expect(clock.sleeps.isEmpty)
    }

    @Test func `credentials that stay the same are refused once, and the refusal is shown`() async {
        let transport = ScriptedTransport(.refusal(403, "ExpiredToken"), Self.page)
        let error = await #expect(throws: AWSError.self) { try await client(transport).send(Read()) }
        #expect(error?.code == .expiredToken)
        #expect(transport.requests.count == 1)
    }

    @Test func `an operation with secrets in its bodies shows none to the log`() async throws {
        final class Log: ExchangeObserver {
            let lines = Mutex("")
            func observe(_ event: ExchangeEvent) { lines.withLock { $0 += "\(event)\n" } }
        }
        let log = Log()
        let body = """
            <AssumeRoleWithWebIdentityResponse><AssumeRoleWithWebIdentityResult><Credentials><AccessKeyId>a</AccessKeyId>
            <SecretAccessKey>hidden</SecretAccessKey><SessionToken>hidden</SessionToken>
            <Expiration>2030-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleWithWebIdentityResult>
            </AssumeRoleWithWebIdentityResponse>
            """
        let transport = ScriptedTransport(.status(200, body))
        let operation = AssumeRoleWithWebIdentity(roleARN: "r", sessionName: "s", token: Secret("hidden"))
        #expect(try await client(transport, observer: log).send(operation).accessKeyID == "a")
        #expect(transport.requests.first?.headers["Authorization"] == nil)
        let lines = log.lines.withLock { $0 }
        #expect(lines.contains("AssumeRoleWithWebIdentity, attempt 1"))
        #expect(!lines.contains("hidden"))
    }

    @Test func `without credentials nothing is sent`() async {
        let transport = ScriptedTransport(Self.page)
        let configuration = ClientConfiguration(
            transport: transport, credentials: DefaultCredentials(environment: Environment(variables: [:])))
        await #expect(throws: CredentialsError.self) { try await AWSClient(configuration).send(Read()) }
        #expect(transport.requests.isEmpty)
    }

    @Test func `a bad endpoint is an error before anything is sent`() async {
        let transport = ScriptedTransport(Self.page)
        let client = client(transport, overrides: EndpointOverrides(url: "localhost"))
        await #expect(throws: EndpointError.self) { try await client.send(Read()) }
        #expect(throws: EndpointError.self) { try client.preview(Read()) }
        #expect(transport.requests.isEmpty)
    }

    @Test func `a task that was cancelled sends nothing more`() async {
        let transport = ScriptedTransport(.status(500), Self.page)
        let client = AWSClient(
            ClientConfiguration(
                transport: transport, credentials: GivenCredentials(.test),
                clock: WallClock(now: { Date() }, sleep: { _ in throw CancellationError() })))
        await #expect(throws: CancellationError.self) { try await client.send(Read()) }
        #expect(transport.requests.count == 1)
    }

    // Pages

    @Test func `pages are asked for one after the other`() async throws {
        let transport = ScriptedTransport(
            .status(200, "<Page>1</Page>"), .status(200, "<Page>2</Page>"), Self.page, Self.page)
        var pages: [String] = []
        for try await page in client(transport).pages(Read()) {
            #expect(transport.requests.count == pages.count + 1)
            pages.append(page)
        }
        #expect(pages == ["1", "2", "last"])
        #expect(transport.requests.map(\.path) == ["/pages/1", "/pages/2", "/pages/3"])
    }

    @Test func `a failure ends the pages`() async throws {
        let transport = ScriptedTransport(.status(200, "<Page>1</Page>"), .refusal(403, "AccessDenied"), Self.page)
        var iterator = client(transport).pages(Read()).makeAsyncIterator()
        #expect(try await iterator.next() == "1")
        await #expect(throws: AWSError.self) { try await iterator.next() }
        #expect(try await iterator.next() == nil)
        #expect(transport.requests.count == 2)
    }

    // What else it does

    @Test func `a preview is the request without its signature`() throws {
        let transport = ScriptedTransport()
        let request = try client(transport).preview(Change())
        #expect(request.method == .post)
        #expect(request.target == "/changes")
        #expect(request.body == Array("<Change />".utf8))
        #expect(request.headers.fields.map(\.name) == ["Host"])
        #expect(transport.requests.isEmpty)
    }

    @Test func `the budget spreads the requests of its service, and says so`() async throws {
        let recorder = Recorder()
        let transport = ScriptedTransport(Array(repeating: Self.page, count: 10))
        let client = client(
            transport, budget: RequestBudget(service: .test, perSecond: 4, limit: 5), observer: recorder)
        for _ in 0..<10 { _ = try await client.send(Read()) }
        #expect(clock.sleeps == [.seconds(1), .seconds(1)])
        let waits = recorder.events.compactMap { if case .waiting(let wait) = $0 { "\(wait)" } else { nil } }
        #expect(waits == Array(repeating: "waiting for Test's limit of 5 requests a second, 1.0 s", count: 2))
    }

    @Test func `the budget of another service spreads nothing`() async throws {
        var other = AWSService.test
        other.signingName = "other"
        let transport = ScriptedTransport(Array(repeating: Self.page, count: 10))
        let client = client(transport, budget: RequestBudget(service: other, perSecond: 1))
        for _ in 0..<10 { _ = try await client.send(Read()) }
        #expect(clock.sleeps.isEmpty)
    }

    @Test func `copies of a client share the tokens for repeats`() async {
        let transport = ScriptedTransport(Array(repeating: .status(500), count: 200))
        let client = client(transport)
        for _ in 0..<60 {
            let copy = client
            _ = try? await copy.send(Read())
        }
        // 500 tokens pay for 35 repeats: 17 calls with two, one with one, and the rest with none.
        #expect(transport.requests.count == 60 + 35)
    }

    private final class Recorder: ExchangeObserver {
        private let seen = Mutex<[ExchangeEvent]>([])
        var events: [ExchangeEvent] { seen.withLock { $0 } }
        func observe(_ event: ExchangeEvent) { seen.withLock { $0.append(event) } }
    }

    @Test func `an observer sees everything but the secrets`() async throws {
        let recorder = Recorder()
        let transport = ScriptedTransport(
            .failure(.timedOut), .refusal(400, "Throttling"),
            .status(200, "<Page>last\u{9B}31m</Page>", headers: ["Set-Cookie": "c00kie", "X": "y\u{1B}[2J"]))
        _ = try await client(transport, observer: recorder).send(Read())
        let text = recorder.events.map(\.description).joined(separator: "\n")
        let signature = try #require(transport.requests.first?.headers["Authorization"])
        #expect(!text.contains(signature))
        #expect(!text.contains("c00kie"))
        #expect(!text.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x9B })
        #expect(text.contains("> Read, attempt 1: GET https://test.amazonaws.com/pages/1?q=a%20b\n"))
        #expect(text.contains("> Authorization: •••\n"))
        #expect(text.contains("! Read, attempt 1: test.example:443 was not reached: timedOut\n"))
        #expect(text.contains("< Read, attempt 2: HTTP 400\n"))
        #expect(text.contains("~ Read: Test did not answer Read; next try in 0.1 s\n"))
        #expect(text.contains("~ Read: Test throttled Read; next try in 2.0 s\n"))
        #expect(text.contains("<   <Page>last"))
    }
}
