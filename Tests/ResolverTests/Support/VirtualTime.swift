import Synchronization

/// Runs tasks one after the other on the calling thread; time passes only when none of them can go on.
///
/// What is awaited is so as long as the test says, and a run is the same each time.
final class VirtualTime: TaskExecutor {
    private struct Sleeper {
        var id: UInt64
        var wakeAt: Duration
        var continuation: CheckedContinuation<Void, Never>
    }

    private struct State {
        var jobs: [UnownedJob] = []
        var sleepers: [Sleeper] = []
        var now = Duration.zero
        var nextID: UInt64 = 0
    }

    private let state = Mutex(State())

    /// What has passed since the start.
    var now: Duration { state.withLock(\.now) }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        state.withLock { $0.jobs.append(job) }
    }

    /// Lets time pass; throws when the task is cancelled.
    func sleep(for duration: Duration) async throws {
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let sleeper = Sleeper(id: id, wakeAt: now + duration, continuation: continuation)
                guard !Task.isCancelled else { return continuation.resume() }
                state.withLock { $0.sleepers.append(sleeper) }
            }
        } onCancel: {
            let sleeper = state.withLock { state in
                state.sleepers.firstIndex { $0.id == id }.map { state.sleepers.remove(at: $0) }
            }
            sleeper?.continuation.resume()
        }
        try Task.checkCancellation()
    }

    /// Nothing can go on, and nothing sleeps: who waits would wait for ever.
    struct Standstill: Error {}

    /// Runs a function to its end.
    func run<Output: Sendable>(_ work: @escaping @Sendable () async throws -> Output) throws -> Output {
        let output = Mutex<Result<Output, any Error>?>(nil)
        let task = Task(executorPreference: self) {
            do {
                let value = try await work()
                output.withLock { $0 = .success(value) }
            } catch {
                output.withLock { $0 = .failure(error) }
            }
        }
        defer { task.cancel() }
        while true {
            if let job = state.withLock({ $0.jobs.isEmpty ? nil : $0.jobs.removeFirst() }) {
                job.runSynchronously(on: asUnownedTaskExecutor())
            } else if let output = output.withLock(\.self) {
                return try output.get()
            } else {
                try wakeNext()
            }
        }
    }

    private func wakeNext() throws {
        let sleeper = state.withLock { state -> Sleeper? in
            guard let first = state.sleepers.min(by: { ($0.wakeAt, $0.id) < ($1.wakeAt, $1.id) }) else { return nil }
            state.now = first.wakeAt
            state.sleepers.removeAll { $0.id == first.id }
            return first
        }
        guard let sleeper else { throw Standstill() }
        sleeper.continuation.resume()
    }
}
