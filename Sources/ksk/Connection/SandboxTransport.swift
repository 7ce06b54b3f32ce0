import AWSCore
import Sandbox

/// Takes requests to the embedded sandbox, in this process.
struct SandboxTransport: HTTPTransport {
    let server: SandboxServer

    func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        let outcome = await server.respond(
            to: SandboxRequest(
                method: request.method.rawValue, target: request.target,
                headers: request.headers.fields.map { SandboxField($0.name, $0.value) }, body: request.body))
        switch outcome {
        case .reply(let response):
            guard response.delivery != .truncated else {
                throw TransportError(
                    kind: .connectionClosed, endpoint: request.authority, reason: "closed in the middle of the reply")
            }
            var headers = HTTPHeaders()
            for field in response.headers { headers.add(field.name, field.value) }
            return HTTPResponse(status: response.status, headers: headers, body: response.body)
        case .connectionClosed:
            throw TransportError(
                kind: .connectionClosed, endpoint: request.authority, reason: "closed before the reply")
        }
    }
}
