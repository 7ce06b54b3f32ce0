import AWSCore
import Resolver
import Synchronization

/// Asks name servers for one order at a time, and posts each answer as it comes.
final class ProofRunner: Sendable {
    private let clock: WallClock
    private let executor: (any TaskExecutor)?
    private let post: @Sendable (Message) -> Void
    private let running = Mutex<Task<Void, Never>?>(nil)

    init(clock: WallClock, executor: (any TaskExecutor)?, post: @escaping @Sendable (Message) -> Void) {
        self.clock = clock
        self.executor = executor
        self.post = post
    }

    /// Starts an order and returns at once; one that is under way ends.
    func start(_ order: ProofOrder, from vantage: Vantage) {
        let task = Task(executorPreference: executor) { await self.run(order, from: vantage) }
        replace(with: task)
    }

    /// Ends what is under way; nothing more is posted.
    func stop() {
        replace(with: nil)
    }

    private func replace(with task: Task<Void, Never>?) {
        running.withLock { running in
            running?.cancel()
            running = task
        }
    }

    private func run(_ order: ProofOrder, from vantage: Vantage) async {
        await withDiscardingTaskGroup { group in
            for basis in order.bases { group.addTask { await self.prove(order, basis, from: vantage) } }
        }
    }

    private func prove(_ order: ProofOrder, _ basis: ProofOrder.Basis, from vantage: Vantage) async {
        var request = vantage.request(for: order.zone)
        if basis == .proposed { request.proposed = order.proposed.map { [$0] } }
        // One opinion is enough: a resolver knows only what is published.
        if basis == .proposed { request.wantsSecondOpinion = false }
        let outcome: Result<Proof, WalkFailure>
        do throws(WalkFailure) {
            outcome = .success(
                try await vantage.prover.prove(request) { [post] part in
                    if !Task.isCancelled { post(.proofAdvanced(order, basis, part)) }
                })
        } catch {
            outcome = .failure(error)
        }
        if !Task.isCancelled { post(.proofEnded(order, basis, outcome, at: clock.now())) }
    }
}
