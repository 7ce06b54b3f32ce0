import FoundationEssentials

/// Counts the requests of the last second, by account.
struct RateLimiter: Sendable {
    private var times: [String: [Date]] = [:]

    /// Whether one more request is within the limit; if so, it counts.
    mutating func admits(_ account: String, perSecond limit: Int, at now: Date) -> Bool {
        let earliest = now.addingTimeInterval(-1)
        // A clock that goes back must not close the door for long.
        var recent = (times[account] ?? []).filter { $0 > earliest && $0 <= now }
        let isWithin = recent.count < limit
        if isWithin { recent.append(now) }
        times[account] = recent
        return isWithin
    }
}
