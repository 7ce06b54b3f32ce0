import AWSCore
import Foundation
import KSKClient
import Onboarding
import Synchronization
import Testing

/// An account with 200 keys, as the Key page lists them.
@Suite(.timeLimit(.minutes(5)))
struct ManyKeysTests {
    private let aws = SlowKMS(keys: 200, unreadable: 41)

    @Test func `200 keys take 204 requests, never more than 8 at a time, and fill in as answers come`() async throws {
        let page = Page()
        let gatherer = Gatherer(client: aws.client)
        let reading = Task { [page] in
            for try await list in gatherer.keys() { page.show(list) }
        }
        // Every answer takes 50 ms of a clock that moves only here. Two pages of keys and two of aliases come first.
        for round in 0..<29 {
            while aws.waiting < (round < 4 ? 1 : 8) || page.known != max(0, round - 4) * 8 { await Task.yield() }
            #expect(page.list.isEmpty == (round < 4))
            aws.answerAll(after: .milliseconds(50))
        }
        try await reading.value

        #expect(aws.requests == 204)
        #expect(aws.mostWaiting == 8)
        #expect(aws.elapsed == .milliseconds(1450))
        #expect(page.list.count == 200)
        #expect(page.list.count { $0.metadata != nil } == 199)
        #expect(page.list.first { $0.metadata == nil }?.obstacles == ["cannot be described: AccessDeniedException"])
    }

    @Test func `nothing more is asked when nobody waits for the list`() async throws {
        let gatherer = Gatherer(client: aws.client)
        let reading = Task {
            for try await _ in gatherer.keys() {}
        }
        for round in 0..<6 {
            while aws.waiting < (round < 4 ? 1 : 8) { await Task.yield() }
            aws.answerAll(after: .milliseconds(50))
        }
        while aws.waiting < 8 { await Task.yield() }
        let asked = aws.requests
        reading.cancel()
        _ = await reading.result
        while aws.waiting > 0 { await Task.yield() }
        for _ in 0..<100 { await Task.yield() }
        #expect(aws.requests == asked)
    }
}

/// What a page shows of a list that fills in.
private final class Page: Sendable {
    private let shown = Mutex<[KeySummary]>([])

    var list: [KeySummary] { shown.withLock(\.self) }
    /// The keys about which something is known, be it why nothing can be.
    var known: Int { list.count { $0.metadata != nil || !$0.obstacles.isEmpty } }

    func show(_ list: [KeySummary]) { shown.withLock { $0 = list } }
}

/// A KMS that answers when a test says so: its clock stands still meanwhile.
private final class SlowKMS: HTTPTransport {
    private struct State {
        var waiting: [Int: CheckedContinuation<Void, any Error>] = [:]
        var mostWaiting = 0
        var requests = 0
        var elapsed = Duration.zero
    }

    private let keys: Int
    private let unreadable: Int
    private let state = Mutex(State())

    init(keys: Int, unreadable: Int) {
        (self.keys, self.unreadable) = (keys, unreadable)
    }

    var waiting: Int { state.withLock(\.waiting.count) }
    var mostWaiting: Int { state.withLock(\.mostWaiting) }
    var requests: Int { state.withLock(\.requests) }
    var elapsed: Duration { state.withLock(\.elapsed) }

    var client: AWSClient {
        let credentials = Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: Secret("secret"))
        return AWSClient(
            ClientConfiguration(
                transport: self, credentials: GivenCredentials(credentials), clock: TestClock().wallClock,
                random: .counting))
    }

    /// Answers all requests that wait.
    func answerAll(after latency: Duration) {
        let waiting = state.withLock { state in
            state.elapsed += latency
            defer { state.waiting = [:] }
            return state.waiting.values.map(\.self)
        }
        for continuation in waiting { continuation.resume() }
    }

    func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        let number = state.withLock { state in
            state.requests += 1
            return state.requests
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let isCancelled = state.withLock { state in
                    if Task.isCancelled { return true }
                    state.waiting[number] = continuation
                    state.mostWaiting = max(state.mostWaiting, state.waiting.count)
                    return false
                }
                if isCancelled { continuation.resume(throwing: CancellationError()) }
            }
        } onCancel: {
            state.withLock { $0.waiting.removeValue(forKey: number) }?.resume(throwing: CancellationError())
        }
        return answer(to: request)
    }

    private func answer(to request: HTTPRequest) -> HTTPResponse {
        let body = String(decoding: request.body, as: UTF8.self)
        switch request.headers["X-Amz-Target"] ?? "" {
        case "TrentService.ListKeys":
            return page(of: body) { #"{"KeyId":"\#(Self.id($0))","KeyArn":"\#(Self.arn($0))"}"# }
        case "TrentService.ListAliases":
            return page(of: body, named: "Aliases") {
                let name = "alias/dnssec-\($0)"
                return #"{"AliasName":"\#(name)","AliasArn":"arn:aws:kms:us-east-1:111122223333:\#(name)","#
                    + #""TargetKeyId":"\#(Self.id($0))"}"#
            }
        default:
            let number = (0..<keys).first { body.contains(Self.id($0)) } ?? 0
            if number == unreadable { return .kmsError("AccessDeniedException") }
            return .json(
                #"{"KeyMetadata":{"KeyId":"\#(Self.id(number))","Arn":"\#(Self.arn(number))","Enabled":true,"#
                    + #""KeyUsage":"SIGN_VERIFY","KeyState":"Enabled","KeySpec":"ECC_NIST_P256","#
                    + #""KeyManager":"CUSTOMER","Origin":"AWS_KMS","MultiRegion":false}}"#)
        }
    }

    /// A hundred items a page, of which there are two.
    private func page(of body: String, named list: String = "Keys", _ item: (Int) -> String) -> HTTPResponse {
        let isFirst = !body.contains("Marker")
        let items = (isFirst ? 0..<100 : 100..<keys).map(item).joined(separator: ",")
        return .json(
            #"{"\#(list)":[\#(items)],"Truncated":\#(isFirst)"# + (isFirst ? #","NextMarker":"more"}"# : "}"))
    }

    private static func id(_ number: Int) -> String {
        "00000000-0000-0000-0000-" + String(repeating: "0", count: 12 - "\(number)".count) + "\(number)"
    }

    private static func arn(_ number: Int) -> String { "arn:aws:kms:us-east-1:111122223333:key/\(id(number))" }
}
