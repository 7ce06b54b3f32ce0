import Synchronization

/// How many connections there are.
final class ConnectionCount: Sendable {
    private let count = Mutex(0)

    /// Counts one more, and tells how many there are.
    func begin() -> Int {
        count.withLock { count in
            count += 1
            return count
        }
    }

    func end() { count.withLock { $0 -= 1 } }
}
