import AWSCore
import FoundationEssentials
package import KSKClient

extension KeyCreator {
    /// Waits until all of Route 53's name servers have a change.
    ///
    /// - Throws: ``CreationError/notInSync(_:)`` after half an hour, `CancellationError`, and the client's errors. The
    ///   change goes on whether or not anyone waits.
    package func waitUntilInSync(
        change: ChangeID, progress: @escaping @Sendable (CreationStep) -> Void = { _ in }
    ) async throws {
        try await ChangeWaiter(client: client, clock: clock).wait(for: change, progress: progress)
    }
}

/// Asks about a change until it is done: after 2 seconds, and up to 10 seconds apart later.
struct ChangeWaiter {
    /// How long a change is waited for; Terraform and the AWS CLI wait as long.
    static let longestWait = Duration.seconds(30 * 60)

    let client: AWSClient
    let clock: WallClock

    func wait(for change: ChangeID, progress: @Sendable (CreationStep) -> Void = { _ in }) async throws {
        let start = clock.now()
        var interval = Duration.seconds(2)
        while true {
            try Task.checkCancellation()
            let status = try await status(of: change)
            let elapsed = Duration.seconds(clock.now().timeIntervalSince(start))
            if status == .insync { return progress(.insync) }
            progress(.waiting(status ?? .pending, elapsed: elapsed))
            guard elapsed < Self.longestWait else { throw CreationError.notInSync(change) }
            try await clock.sleep(interval)
            interval = min(interval * 3 / 2, .seconds(10))
        }
    }

    /// A change's status; nil when the answer did not come this time, which the next question may mend.
    private func status(of change: ChangeID) async throws -> ChangeStatus? {
        do {
            return try await client.send(GetChange(id: change)).status
        } catch is TransportError {
            return nil
        } catch is ReplyError {
            return nil
        } catch let error as AWSError where error.httpStatus >= 500 || error.code == .throttling {
            return nil
        }
    }
}
