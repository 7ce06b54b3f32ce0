import Glibc
import Synchronization

/// The one thread that effects run on, beside the one that draws.
///
/// Swift's own executor starts a thread for each processor and another to look after them; what a wizard asks needs no
/// more than one. ``sleep(for:)`` waits on this thread too: `Task.sleep` would start the others.
///
/// It lives as long as the process.
package final class EffectThread: TaskExecutor {
    /// What the thread is asked for.
    private enum Order: Sendable {
        case run(UnownedJob)
        case wake(at: ContinuousClock.Instant, UInt64, CheckedContinuation<Void, any Error>)
        case cancel(UInt64)
    }

    /// A task that waits for a time.
    private struct Sleeper {
        var until: ContinuousClock.Instant
        var number: UInt64
        var continuation: CheckedContinuation<Void, any Error>
    }

    private let orders: Mailbox<Order>
    private let sleeps = Atomic<UInt64>(0)

    /// Starts the thread.
    ///
    /// - Throws: ``MailboxFailure`` when the system has no thread or no pipe left.
    package init() throws {
        orders = try Mailbox()
        try start()
    }

    package func enqueue(_ job: consuming ExecutorJob) {
        orders.post(.run(UnownedJob(job)))
    }

    /// Waits without a thread of its own.
    ///
    /// - Throws: `CancellationError` when the task is cancelled meanwhile.
    package func sleep(for duration: Duration) async throws {
        let number = sleeps.add(1, ordering: .relaxed).newValue
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                orders.post(.wake(at: .now + duration, number, continuation))
                // The handler may have run before there was anything to cancel.
                if Task.isCancelled { orders.post(.cancel(number)) }
            }
        } onCancel: {
            orders.post(.cancel(number))
        }
    }

    private func start() throws {
        let argument = Unmanaged.passRetained(self)
        var thread = pthread_t()
        let code = pthread_create(
            &thread, nil,
            { argument in
                guard let argument else { return nil }
                EffectThread.leaveSignalsToTheTerminal()
                Unmanaged<EffectThread>.fromOpaque(argument).takeRetainedValue().run()
                return nil
            }, argument.toOpaque())
        guard code == 0 else {
            argument.release()
            throw MailboxFailure(reason: String(cString: strerror(code)))
        }
        pthread_detach(thread)
    }

    /// Signals from outside are for the thread that owns the terminal. Those of a crash strike here, where they have to
    /// be seen for the terminal to be given back.
    private static func leaveSignalsToTheTerminal() {
        var blocked = sigset_t()
        sigfillset(&blocked)
        for number in [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT] { sigdelset(&blocked, number) }
        pthread_sigmask(SIG_BLOCK, &blocked, nil)
    }

    private func run() {
        var sleepers: [Sleeper] = []
        while true {
            var wait = pollfd(fd: orders.readable, events: Int16(POLLIN), revents: 0)
            _ = poll(&wait, 1, Self.patience(sleepers))
            for order in orders.take() {
                switch order {
                case .run(let job): job.runSynchronously(on: asUnownedTaskExecutor())
                case .wake(let until, let number, let continuation):
                    sleepers.append(Sleeper(until: until, number: number, continuation: continuation))
                case .cancel(let number):
                    guard let index = sleepers.firstIndex(where: { $0.number == number }) else { continue }
                    sleepers.remove(at: index).continuation.resume(throwing: CancellationError())
                }
            }
            let now = ContinuousClock.now
            for sleeper in sleepers where sleeper.until <= now { sleeper.continuation.resume() }
            sleepers.removeAll { $0.until <= now }
        }
    }

    /// Milliseconds until the first one has slept enough; for ever without any.
    private static func patience(_ sleepers: [Sleeper]) -> Int32 {
        guard let first = sleepers.map(\.until).min() else { return -1 }
        return Int32(clamping: millisecondsUntil(first))
    }
}
