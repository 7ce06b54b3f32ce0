import AWSCore
import Foundation
import Synchronization

/// A clock that stands still until somebody sleeps, and then jumps.
final class VirtualClock: Sendable {
    private let date = Mutex(Date(timeIntervalSince1970: 1_795_636_800))

    var now: Date { date.withLock { $0 } }

    func advance(by seconds: Double) {
        date.withLock { $0 += seconds }
    }

    var wallClock: WallClock {
        WallClock(
            now: { self.now },
            sleep: { duration in
                try Task.checkCancellation()
                self.advance(by: Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18)
                await Task.yield()
            })
    }
}
