package import AWSCore
package import Sandbox

/// Takes the client's requests to a sandbox in the same process.
///
/// A target of its own, since the client and the sandbox know nothing of each other.
package struct SandboxTransport: HTTPTransport {
    private let server: SandboxServer

    /// A way to a sandbox.
    package init(server: SandboxServer) {
        self.server = server
    }

    /// Asks the sandbox.
    ///
    /// - Throws: `TransportError` when the sandbox closes the connection instead of answering.
    package func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        let fields = request.headers.fields.map { SandboxField($0.name, $0.value) }
        let outcome = await server.respond(
            to: SandboxRequest(
                method: request.method.rawValue, target: request.target, headers: fields, body: request.body))
        guard case .reply(let reply) = outcome else {
            throw TransportError(
                kind: .connectionClosed, endpoint: request.authority, reason: "closed before the reply")
        }
        guard reply.delivery != .truncated else {
            throw TransportError(
                kind: .connectionClosed, endpoint: request.authority, reason: "closed in the middle of the reply")
        }
        let headers = HTTPHeaders(reply.headers.map { HTTPHeaders.Field(name: $0.name, value: $0.value) })
        return HTTPResponse(status: reply.status, headers: headers, body: reply.body)
    }
}
