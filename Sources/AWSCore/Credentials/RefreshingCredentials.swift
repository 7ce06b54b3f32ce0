import FoundationEssentials
import Synchronization

/// Keeps credentials while they are good, and fetches others in time: once, however many ask.
///
/// Five minutes before they end one caller fetches others, while the rest go on; when that fails, the old ones serve
/// until a minute before their end, and only then a failure is the callers'. The user is asked something only then.
public final class RefreshingCredentials: CredentialsProvider {
    /// How long before the end others are wanted.
    static let advisorySeconds: Double = 300
    /// How long before the end others are needed.
    static let mandatorySeconds: Double = 60
    /// How long to leave it after a failure that nobody was told about.
    static let pauseSeconds: Double = 60

    private struct State {
        var kept: Credentials?
        var refused: String?
        var nextAdvisory = Date.distantPast
    }

    private let load: @Sendable (CredentialsDemand) async throws -> Credentials
    private let clock: WallClock
    private let state = Mutex(State())
    private let flight = SingleFlight<Credentials>()

    /// Keeps what the default places have.
    public convenience init(_ source: DefaultCredentials) {
        self.init(clock: source.context.clock) { try await source.load($0) }
    }

    init(clock: WallClock, load: @escaping @Sendable (CredentialsDemand) async throws -> Credentials) {
        self.clock = clock
        self.load = load
    }

    /// Credentials that are good for another minute at least.
    public func credentials() async throws -> Credentials {
        let now = clock.now()
        let (kept, isDue) = state.withLock { state in
            let isDue = Self.life(of: state.kept, at: now) <= Self.advisorySeconds && now >= state.nextAdvisory
            // One caller tries; the others go on with what there is.
            if isDue { state.nextAdvisory = now.addingTimeInterval(Self.pauseSeconds) }
            return (state.kept, isDue)
        }
        guard let kept, Self.life(of: kept, at: now) > Self.mandatorySeconds else {
            return try await fetch(CredentialsDemand(lifeSeconds: Self.mandatorySeconds))
        }
        guard isDue else { return kept }
        do {
            return try await fetch(CredentialsDemand(mayAsk: false, lifeSeconds: Self.advisorySeconds))
        } catch {
            try Task.checkCancellation()
            return kept
        }
    }

    /// Drops credentials that AWS refused; they are not taken out of a cache either.
    public func discard(_ credentials: Credentials) async {
        state.withLock { state in
            state.refused = credentials.accessKeyID
            if state.kept?.accessKeyID == credentials.accessKeyID { state.kept = nil }
        }
    }

    private func fetch(_ demand: CredentialsDemand) async throws -> Credentials {
        try await flight.value { [self] in
            var demand = demand
            demand.refused = state.withLock { $0.refused }
            let found = try await load(demand)
            state.withLock { $0.kept = found }
            return found
        }
    }

    private static func life(of credentials: Credentials?, at now: Date) -> Double {
        guard let credentials else { return 0 }
        return credentials.expiration.map { $0.timeIntervalSince(now) } ?? .infinity
    }
}

extension RefreshingCredentials: CustomReflectable {
    /// A mirror without children: what is kept is secret.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
