import AWSCore
import FoundationEssentials
import KSKClient

/// Sends one change to KMS so that a lost answer is looked into before anything is sent again, and waits for what is
/// only seen after a while.
struct KMSChange {
    /// How often one change is sent at most.
    static let maximumSends = 4
    /// KMS says that changes are seen within minutes, and usually within seconds.
    static let longestWait = Duration.seconds(120)

    let clock: WallClock
    let progress: @Sendable (MendingStep) -> Void

    /// Sends until it is done.
    ///
    /// After a lost answer it looks twice, at once and after a while, before it sends again: what was just made is not
    /// always seen at once.
    ///
    /// - Parameters:
    ///   - name: The operation, for messages.
    ///   - look: Finds what the change makes; nil when it was not made.
    func send<Made>(
        _ name: String, by send: () async throws -> Made, look: () async throws -> Made?
    ) async throws -> Made {
        var lastError: any Error = CancellationError()
        for attempt in 0..<Self.maximumSends {
            progress(.sending(name))
            do {
                return try await send()
            } catch let error where Self.mayHaveBeenDone(error) {
                lastError = error
                if let made = try await find(name, after: error, look) { return made }
                try await clock.sleep(.seconds(1 << attempt))
                if let made = try await find(name, after: error, look) { return made }
            } catch let error as AWSError where Self.busyCodes.contains(error.code) {
                lastError = error
                try await clock.sleep(.seconds(1 << attempt))
            }
        }
        throw lastError
    }

    private func find<Made>(
        _ name: String, after lost: any Error, _ look: () async throws -> Made?
    ) async throws -> Made? {
        progress(.lookingAfterLostReply)
        do {
            return try await look()
        } catch let failure where !(failure is MendingError || failure is CancellationError) {
            throw MendingError.outcomeUnknown(
                operation: name, reason: "the answer was lost (\(lost)), and looking failed (\(failure))")
        }
    }

    /// Asks every two seconds until the answer is yes so many times in a row.
    func wait(for what: String, times: Int = 1, until isSeen: () async throws -> Bool) async throws {
        let start = clock.now()
        var seen = 0
        while true {
            seen = try await Self.forgiving(isSeen) ? seen + 1 : 0
            if seen >= times { return }
            progress(.waiting)
            guard clock.now().timeIntervalSince(start) < Double(Self.longestWait.components.seconds) else {
                throw MendingError.notInForce(what)
            }
            try await clock.sleep(.seconds(2))
        }
    }

    /// An answer that does not come this time comes the next.
    private static func forgiving(_ question: () async throws -> Bool) async throws -> Bool {
        do {
            return try await question()
        } catch let error where mayHaveBeenDone(error) {
            return false
        } catch let error as AWSError where busyCodes.contains(error.code) || error.code == .notFoundException {
            return false
        }
    }

    /// Whether nobody knows if a request was done.
    private static func mayHaveBeenDone(_ error: any Error) -> Bool {
        switch error {
        case let error as AWSError: error.httpStatus >= 500
        case let error as TransportError: error.mayHaveBeenReceived
        case is ReplyError: true
        default: false
        }
    }

    private static let busyCodes: Set<AWSError.Code> = [.throttling, .throttlingException]
}
