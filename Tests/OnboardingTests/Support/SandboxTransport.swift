import AWSCore
import Foundation
import KSKClient
import Sandbox

/// The sandbox as a transport: the real client against a service that reads requests with its own code.
struct SandboxTransport: HTTPTransport {
    let server: SandboxServer

    func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        let fields = request.headers.fields.map { SandboxField(name: $0.name, value: $0.value) }
        let outcome = await server.respond(
            to: SandboxRequest(
                method: request.method.rawValue, target: request.target, headers: fields, body: request.body))
        guard case .reply(let reply) = outcome else { throw TransportError.lost }
        let headers = HTTPHeaders(reply.headers.map { HTTPHeaders.Field(name: $0.name, value: $0.value) })
        return HTTPResponse(status: reply.status, headers: headers, body: reply.body)
    }

    /// A client that signs as one of the sandbox's identities.
    static func client(_ server: SandboxServer, _ clock: TestClock, as identity: SandboxIdentity) -> AWSClient {
        let credentials = Credentials(
            accessKeyID: identity.accessKeyID, secretAccessKey: Secret(identity.secretAccessKey))
        return AWSClient(
            ClientConfiguration(
                transport: SandboxTransport(server: server), credentials: GivenCredentials(credentials),
                clock: clock.wallClock, random: .counting))
    }
}
