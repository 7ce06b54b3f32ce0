import AWSCore
import Foundation
import Synchronization

/// A clock that stands still until someone sleeps on it.
final class TestClock: Sendable {
    private let state: Mutex<(now: Date, sleeps: [Duration])>

    init(_ now: Date = Date(timeIntervalSince1970: 1_795_000_000)) {
        state = Mutex((now, []))
    }

    var now: Date { state.withLock { $0.now } }
    var sleeps: [Duration] { state.withLock { $0.sleeps } }

    func advance(by seconds: Double) {
        state.withLock { $0.now += seconds }
    }

    var wallClock: WallClock {
        WallClock(
            now: { self.now },
            sleep: { duration in
                try Task.checkCancellation()
                self.state.withLock { state in
                    state.sleeps.append(duration)
                    state.now += Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
                }
            })
    }
}

extension RandomSource {
    /// Every draw is the largest one: a fraction of nearly 1.
    static let largest = RandomSource { Array(repeating: 0xFF, count: $0) }
    /// Every draw is 0.
    static let smallest = RandomSource { Array(repeating: 0, count: $0) }
}

/// A transport that answers from a script and keeps what it was asked.
final class ScriptedTransport: HTTPTransport {
    enum Answer: Sendable {
        case reply(HTTPResponse)
        case failure(TransportError)
        case cancellation
    }

    private let state: Mutex<(answers: [Answer], requests: [HTTPRequest])>

    init(_ answers: [Answer]) {
        state = Mutex((answers, []))
    }

    convenience init(_ answers: Answer...) {
        self.init(answers)
    }

    var requests: [HTTPRequest] { state.withLock { $0.requests } }

    func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        let answer = state.withLock { state in
            state.requests.append(request)
            return state.answers.isEmpty ? nil : state.answers.removeFirst()
        }
        switch answer {
        case .reply(let reply): return reply
        case .failure(let error): throw error
        case .cancellation: throw CancellationError()
        case nil: throw TransportError(kind: .other, endpoint: request.endpoint, reason: "the script is at its end")
        }
    }
}

extension ScriptedTransport.Answer {
    static func status(_ status: Int, _ body: String = "", headers: HTTPHeaders = [:]) -> Self {
        .reply(HTTPResponse(status: status, headers: headers, body: Array(body.utf8)))
    }

    static func failure(_ kind: TransportError.Kind) -> Self {
        .failure(TransportError(kind: kind, endpoint: "test.example:443", reason: "\(kind)"))
    }

    static func refusal(_ status: Int, _ code: String, headers: HTTPHeaders = [:]) -> Self {
        let body = "<ErrorResponse><Error><Code>\(code)</Code><Message>said \(code)</Message></Error></ErrorResponse>"
        return .status(status, body, headers: headers)
    }
}

extension DefaultCredentials {
    /// The credentials of a world without a network.
    init(profile: String? = nil, environment: Environment) {
        self.init(
            profile: profile, context: CredentialsContext(environment: environment, transport: ScriptedTransport()))
    }
}

/// A home directory in memory.
final class TestHome: Sendable {
    private let files: Mutex<[String: [UInt8]]>

    init(_ files: [String: String] = [:]) {
        self.files = Mutex(files.mapValues { Array($0.utf8) })
    }

    subscript(path: String) -> String? {
        get { files.withLock { $0[path] }.map { String(decoding: $0, as: UTF8.self) } }
        set { files.withLock { $0[path] = newValue.map { Array($0.utf8) } } }
    }

    var paths: [String] { files.withLock { $0.keys.sorted() } }

    func environment(_ variables: [String: String] = [:]) -> Environment {
        Environment(variables: ["HOME": "/home/ops"].merging(variables) { $1 }) { path in
            self.files.withLock { $0[path] }
        }
    }

    func write(_ path: String, _ octets: [UInt8]) {
        files.withLock { $0[path] = octets }
    }
}
