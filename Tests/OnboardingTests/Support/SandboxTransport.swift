import AWSCore
import Foundation
import KSKClient
import Sandbox
import SandboxConnection

/// The real client against a service that reads requests with its own code.
extension SandboxTransport {
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
