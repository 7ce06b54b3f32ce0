package import AWSCore
import Synchronization

/// Tells the operator, while it lasts, that a request waits for AWS's limits or for another try.
package final class WaitAnnouncer: ExchangeObserver {
    /// Shorter waits are over before they are read.
    static let shortest = Duration.milliseconds(200)

    private let clock: WallClock
    private let post: @Sendable (Message) -> Void
    private let count = Mutex(0)

    /// Makes an announcer that posts messages, on any thread.
    package init(clock: WallClock, post: @escaping @Sendable (Message) -> Void) {
        self.clock = clock
        self.post = post
    }

    package func observe(_ event: ExchangeEvent) {
        guard case .waiting(let wait) = event, wait.duration >= Self.shortest else { return }
        let number = count.withLock { count in
            count += 1
            return count
        }
        post(.waiting("\(wait)", number: number))
        Task { [clock, post] in
            try? await clock.sleep(wait.duration)
            post(.waiting(nil, number: number))
        }
    }
}
