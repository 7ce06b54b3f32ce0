import FoundationEssentials
import Synchronization

/// Spreads the requests to one service so that no second has more than a given number.
///
/// Route 53 takes five requests a second from an account, whoever sends them; a program that uses all five takes
/// them from others.
public final class RequestBudget: Sendable {
    private struct State {
        /// When the last requests go out, oldest first; at most `perSecond` of them.
        var departures: [Date] = []
        var lastAsked: Date?
    }

    /// The service whose requests it spreads.
    let service: AWSService
    /// How many requests a second the service takes from an account.
    let limit: Int
    private let perSecond: Int
    private let state = Mutex(State())

    /// A budget for the requests to a service.
    ///
    /// - Parameters:
    ///   - perSecond: How many of them this program takes.
    ///   - limit: How many the service takes from an account, for messages; nil for the same.
    public init(service: AWSService, perSecond: Int, limit: Int? = nil) {
        self.service = service
        self.perSecond = max(1, perSecond)
        self.limit = limit ?? perSecond
    }

    /// Takes the next free place and says how long to wait for it.
    func reserve(at now: Date) -> Duration {
        state.withLock { state in
            // A clock that was set back must not make anyone wait for the time it was ahead.
            if let lastAsked = state.lastAsked, now < lastAsked.addingTimeInterval(-1) { state.departures = [] }
            state.lastAsked = now
            var departure = now
            if state.departures.count == perSecond {
                departure = max(now, state.departures.removeFirst().addingTimeInterval(1))
            }
            // Rounded up, and remembered so: the next ones count from when this one really goes out.
            let wait = (departure.timeIntervalSince(now) * 1000).rounded(.up)
            state.departures.append(now.addingTimeInterval(wait / 1000))
            return .milliseconds(Int64(wait))
        }
    }
}
