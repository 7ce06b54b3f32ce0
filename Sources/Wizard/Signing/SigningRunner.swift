import AWSCore
import KSKClient
import Onboarding

/// Enables a zone's signing, follows it to the end, and posts each step.
struct SigningRunner: Sendable {
    let client: AWSClient
    let clock: WallClock
    let post: @Sendable (Message) -> Void

    func enable(_ zone: HostedZone) async {
        let result: Result<ZoneFacts, Problem>
        do {
            result = .success(try await follow(zone))
        } catch {
            result = .failure(Problem(error, while: "to enable signing"))
        }
        post(.signingSettled(zone.id, result, at: clock.now()))
    }

    private func follow(_ zone: HostedZone) async throws -> ZoneFacts {
        let changer = SigningChanger(client: client, clock: clock)
        let progress: @Sendable (SigningStep) -> Void = { [clock, post] step in
            post(.signingAdvanced(zone.id, step, at: clock.now()))
        }
        if case .changed(let info) = try await changer.make(.enable, of: zone, progress: progress) {
            _ = try await changer.waitUntilInSync(info)
        }
        progress(.lookingAtZone)
        return try await changer.waitUntilDone(.enable, in: zone)
    }
}
