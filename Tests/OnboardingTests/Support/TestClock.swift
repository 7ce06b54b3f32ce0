import AWSCore
import Foundation
import Synchronization

/// A clock that goes on when someone sleeps, and at no other time.
final class TestClock: Sendable {
    private let state: Mutex<(now: Date, sleeps: [Duration])>

    init(_ start: String = "2026-11-23T20:15:00Z") {
        state = Mutex((Timestamp.date(iso8601: start) ?? .distantPast, []))
    }

    /// How long was slept, each time.
    var sleeps: [Duration] { state.withLock(\.sleeps) }

    var wallClock: WallClock {
        WallClock(
            now: { self.state.withLock(\.now) },
            sleep: { duration in
                try Task.checkCancellation()
                self.state.withLock { state in
                    state.now += Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
                    state.sleeps.append(duration)
                }
            })
    }
}

extension RandomSource {
    /// The same octets in every run: 0, 1, 2, and so on.
    static let counting = RandomSource { count in (0..<count).map { UInt8(truncatingIfNeeded: $0) } }
}
