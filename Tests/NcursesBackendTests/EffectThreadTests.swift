import Glibc
import Synchronization
import Testing

@testable import NcursesBackend

/// The thread that effects run on.
struct EffectThreadTests {
    @Test func `tasks, their children and actors share one thread`() async throws {
        let thread = try EffectThread()
        let counter = Counter()
        let seen = await Task(executorPreference: thread) {
            let here = pthread_self()
            let children = await withTaskGroup(of: pthread_t.self) { group in
                for _ in 0..<20 { group.addTask { pthread_self() } }
                return await group.reduce(into: []) { $0.append($1) }
            }
            return [here] + children + [await counter.count()]
        }.value
        #expect(seen.count == 22)
        #expect(Set(seen).count == 1)
        #expect(seen.first != pthread_self() || seen.isEmpty)
    }

    private actor Counter {
        func count() -> pthread_t { pthread_self() }
    }

    @Test func `who sleeps shorter wakes first`() async throws {
        let thread = try EffectThread()
        let order = Order()
        await withTaskGroup(of: Void.self) { group in
            for milliseconds in [60, 1, 30] {
                group.addTask(executorPreference: thread) {
                    try? await thread.sleep(for: .milliseconds(milliseconds))
                    order.woken.withLock { $0.append(milliseconds) }
                }
            }
        }
        #expect(order.woken.withLock { $0 } == [1, 30, 60])
    }

    private final class Order: Sendable {
        let woken = Mutex<[Int]>([])
    }

    @Test func `who is cancelled sleeps no longer, whenever that happens`() async throws {
        let thread = try EffectThread()
        for delay in 0..<20 {
            let task = Task(executorPreference: thread) { try await thread.sleep(for: .seconds(3600)) }
            if delay > 0 { usleep(UInt32(delay * 20)) }
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
        }
    }
}
