/// Decides for one call whether to send again, and after how long.
///
/// The numbers are those that AWS's SDKs have used since 2026: three attempts, 50 ms, doubled and drawn at random; a
/// second for throttling.
///
/// Source: AWS SDKs and Tools Reference Guide, "Retry behavior"; aws-sdk-go-v2#3400.
struct Retrier {
    /// What a refused repeat says.
    enum Verdict: Hashable {
        /// Send again after this long.
        case again(after: Duration)
        /// It has been sent as often as it may.
        case attemptsUsedUp
        /// The client's tokens are used up.
        case quotaUsedUp
    }

    let maximumAttempts: Int
    let quota: RetryQuota
    let random: RandomSource
    var longestDelay: Duration = .seconds(20)

    /// The number of the attempt under way, from 1.
    private(set) var attempt = 1
    private var lastCost: Int?

    init(maximumAttempts: Int, quota: RetryQuota, random: RandomSource, longestDelay: Duration = .seconds(20)) {
        self.maximumAttempts = maximumAttempts
        self.quota = quota
        self.random = random
        self.longestDelay = longestDelay
    }

    /// Says whether to send again, and pays for it.
    ///
    /// - Parameter serverWish: The value of the header `x-amz-retry-after`, in milliseconds.
    mutating func verdict(for reason: RetryReason, serverWish: String? = nil) -> Verdict {
        guard attempt < maximumAttempts else { return .attemptsUsedUp }
        let cost = reason == .throttling ? 5 : 14
        guard quota.take(cost) else { return .quotaUsedUp }
        let delay = delay(for: reason, serverWish: serverWish)
        lastCost = cost
        attempt += 1
        return .again(after: delay)
    }

    /// Notes that the call succeeded: what the last repeat cost comes back, one token for a call without any.
    func succeeded() {
        quota.giveBack(lastCost ?? 1)
    }

    private func delay(for reason: RetryReason, serverWish: String?) -> Duration {
        let base: Duration = reason == .throttling ? .seconds(1) : .milliseconds(50)
        // Beyond 2^20 every delay is the longest one.
        let delay = min(longestDelay, base * (1 << min(attempt - 1, 20))) * random.fraction()
        guard let wish = serverWish.flatMap({ Int64($0) }), wish >= 0 else { return delay }
        return min(max(.milliseconds(min(wish, 60_000)), delay), delay + .seconds(5))
    }
}
