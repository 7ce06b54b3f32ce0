import Synchronization

/// Work that is done once for all who want its result at the same time.
///
/// Who is cancelled stops waiting at once; the work goes on while anyone else waits.
final class SingleFlight<Value: Sendable>: Sendable {
    private struct State {
        var number = 0
        var task: Task<Void, Never>?
        var waiters: [Int: CheckedContinuation<Value, any Error>] = [:]
        var nextWaiter = 0
    }

    private let state = Mutex(State())

    /// Waits for the work under way, or starts it.
    func value(_ work: @escaping @Sendable () async throws -> Value) async throws -> Value {
        let waiter = state.withLock { state in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let isCancelled = state.withLock { state in
                    // The handler has run, or is going to find the waiter.
                    if Task.isCancelled { return true }
                    state.waiters[waiter] = continuation
                    if state.task == nil { state.task = start(work, number: state.number) }
                    return false
                }
                if isCancelled { continuation.resume(throwing: CancellationError()) }
            }
        } onCancel: {
            leave(waiter)
        }
    }

    private func start(_ work: @escaping @Sendable () async throws -> Value, number: Int) -> Task<Void, Never> {
        Task(executorPreference: currentTaskExecutor) {
            do {
                self.finish(number, .success(try await work()))
            } catch {
                self.finish(number, .failure(error))
            }
        }
    }

    private func finish(_ number: Int, _ result: Result<Value, any Error>) {
        let waiters = state.withLock { state in
            // Work that nobody waited for any more has a successor by now.
            guard state.number == number else { return [CheckedContinuation<Value, any Error>]() }
            defer { state = State(number: number + 1, nextWaiter: state.nextWaiter) }
            return Array(state.waiters.values)
        }
        for waiter in waiters { waiter.resume(with: result) }
    }

    private func leave(_ waiter: Int) {
        let continuation = state.withLock { state in
            let continuation = state.waiters.removeValue(forKey: waiter)
            if continuation != nil, state.waiters.isEmpty {
                state.task?.cancel()
                state.task = nil
                state.number += 1
            }
            return continuation
        }
        continuation?.resume(throwing: CancellationError())
    }
}
