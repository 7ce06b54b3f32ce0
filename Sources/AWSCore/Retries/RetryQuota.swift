import Synchronization

/// Tokens that a client's repeats cost, so that an outage does not multiply its requests.
final class RetryQuota: Sendable {
    static let capacity = 500

    private let left: Mutex<Int>

    init(tokens: Int = capacity) {
        left = Mutex(tokens)
    }

    /// The tokens left.
    var tokens: Int { left.withLock { $0 } }

    /// Takes tokens if there are enough.
    func take(_ cost: Int) -> Bool {
        left.withLock { left in
            guard left >= cost else { return false }
            left -= cost
            return true
        }
    }

    /// Gives tokens back after a success.
    func giveBack(_ amount: Int) {
        left.withLock { $0 = min(Self.capacity, $0 + amount) }
    }
}
