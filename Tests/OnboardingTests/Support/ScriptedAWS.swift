import AWSCore
import Foundation
import KSKClient
import Synchronization

/// A transport that answers as a test says, by operation.
final class ScriptedAWS: HTTPTransport {
    typealias Answer = @Sendable (HTTPRequest) throws -> HTTPResponse

    private let state = Mutex<(answers: [String: Answer], calls: [String], requests: [HTTPRequest])>(([:], [], []))

    /// The operations that were asked for, in order: `GetDNSSEC`, `kms:Sign`.
    var calls: [String] { state.withLock(\.calls) }
    /// The requests of an operation.
    func requests(of operation: String) -> [HTTPRequest] {
        state.withLock { state in
            zip(state.calls, state.requests).filter { $0.0 == operation }.map(\.1)
        }
    }

    func answer(_ operation: String, _ answer: @escaping Answer) {
        state.withLock { $0.answers[operation] = answer }
    }

    func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        let operation = Self.operation(of: request)
        let answer = state.withLock { state in
            state.calls.append(operation)
            state.requests.append(request)
            return state.answers[operation]
        }
        guard let answer else {
            throw TransportError(
                kind: .other, endpoint: request.endpoint, reason: "no answer to \(operation) in this test")
        }
        return try answer(request)
    }

    func client(clock: TestClock = TestClock()) -> AWSClient {
        let credentials = Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: Secret("secret"))
        return AWSClient(
            ClientConfiguration(
                transport: self, credentials: GivenCredentials(credentials), clock: clock.wallClock, random: .counting))
    }

    private static func operation(of request: HTTPRequest) -> String {
        if let target = request.headers["X-Amz-Target"] {
            return "kms:" + (target.split(separator: ".").last ?? "")
        }
        let body = String(decoding: request.body, as: UTF8.self)
        if body.contains("Action=GetCallerIdentity") { return "GetCallerIdentity" }
        let parts = request.path.split(separator: "/").dropFirst()
        switch (request.method, parts.first, parts.count) {
        case (.post, "keysigningkey", 1): return "CreateKeySigningKey"
        case (.get, "hostedzone", 1): return "ListHostedZones"
        case (.get, "hostedzone", 2): return "GetHostedZone"
        case (.get, "hostedzone", 3): return "GetDNSSEC"
        case (.get, "hostedzonesbyname", _): return "ListHostedZonesByName"
        case (.get, "change", _): return "GetChange"
        default: return request.path
        }
    }
}

extension HTTPResponse {
    static func json(_ body: String) -> HTTPResponse { HTTPResponse(status: 200, body: Array(body.utf8)) }

    static func kmsError(_ code: String, _ message: String = "no", status: Int = 400) -> HTTPResponse {
        HTTPResponse(status: status, body: Array(#"{"__type":"\#(code)","message":"\#(message)"}"#.utf8))
    }

    static func xml(_ root: String, _ content: String, status: Int = 200) -> HTTPResponse {
        let namespace = "https://route53.amazonaws.com/doc/2013-04-01/"
        let text = "<?xml version=\"1.0\"?>\n<\(root) xmlns=\"\(namespace)\">\(content)</\(root)>"
        return HTTPResponse(status: status, headers: ["Location": "https://example/location"], body: Array(text.utf8))
    }

    static func route53Error(_ code: String, _ message: String = "no", status: Int = 400) -> HTTPResponse {
        xml(
            "ErrorResponse",
            "<Error><Type>Sender</Type><Code>\(code)</Code><Message>\(message)</Message></Error><RequestId>r-1</RequestId>",
            status: status)
    }
}

extension TransportError {
    /// The connection broke: nobody knows whether the request arrived.
    static let lost = TransportError(kind: .connectionClosed, endpoint: "aws:443", reason: "the connection was closed")
    /// Nobody listened.
    static let refused = TransportError(kind: .connectionRefused, endpoint: "aws:443", reason: "connection refused")
}
