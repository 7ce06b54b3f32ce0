import AWSCore
import Foundation
import Synchronization

/// A transport that gives one answer and keeps what it was asked.
final class OneAnswer: HTTPTransport {
    private let answer: HTTPResponse
    private let asked = Mutex<[HTTPRequest]>([])

    init(_ status: Int = 200, _ body: String = "", headers: HTTPHeaders = [:]) {
        answer = HTTPResponse(status: status, headers: headers, body: Array(body.utf8))
    }

    var requests: [HTTPRequest] { asked.withLock { $0 } }

    func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        asked.withLock { $0.append(request) }
        return answer
    }
}

extension AWSCore.Operation {
    /// The response to a reply of this body.
    func response(_ body: String, status: Int = 200, headers: HTTPHeaders = [:]) throws -> Response {
        try response(from: HTTPResponse(status: status, headers: headers, body: Array(body.utf8)))
    }

    /// The response to a reply that comes through a client, or the client's error.
    func sent(_ status: Int, _ body: String, headers: HTTPHeaders = [:]) async throws -> Response {
        let credentials = Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: Secret("s"))
        let configuration = ClientConfiguration(
            transport: OneAnswer(status, body, headers: headers), credentials: GivenCredentials(credentials),
            maximumAttempts: 1)
        return try await AWSClient(configuration).send(self)
    }
}

struct MissingFixture: Error {}
