import Foundation
import Synchronization
import Testing

@testable import AWSCore

struct RefreshingCredentialsTests {
    /// Hands out numbered credentials.
    private final class Source: Sendable {
        let clock: TestClock
        let life: Double?
        private let state = Mutex<(count: Int, demands: [CredentialsDemand], fails: Bool)>((0, [], false))

        init(_ clock: TestClock, life: Double?) {
            self.clock = clock
            self.life = life
        }

        var count: Int { state.withLock { $0.count } }
        var demands: [CredentialsDemand] { state.withLock { $0.demands } }
        func fail(_ fails: Bool) { state.withLock { $0.fails = fails } }

        func load(_ demand: CredentialsDemand) throws -> Credentials {
            let (count, fails) = state.withLock { state in
                state.demands.append(demand)
                state.count += 1
                return (state.count, state.fails)
            }
            if fails { throw CredentialsError.broken(source: "test", reason: "attempt \(count)") }
            return Credentials(
                accessKeyID: "K\(count)", secretAccessKey: Secret("s"), sessionToken: Secret("t"),
                expiration: life.map { clock.now.addingTimeInterval($0) })
        }
    }

    private let clock = TestClock()

    private func provider(_ source: Source) -> RefreshingCredentials {
        RefreshingCredentials(clock: clock.wallClock) { try source.load($0) }
    }

    @Test func `credentials without an end are fetched once`() async throws {
        let source = Source(clock, life: nil)
        let provider = provider(source)
        for _ in 0..<3 { #expect(try await provider.credentials().accessKeyID == "K1") }
        clock.advance(by: 1_000_000)
        #expect(try await provider.credentials().accessKeyID == "K1")
        #expect(source.count == 1)
    }

    @Test(arguments: [(3299.0, "K1", 1), (3300, "K2", 2), (3539, "K2", 2), (3540, "K2", 2), (4000, "K2", 2)])
    func `others are fetched five minutes before the end`(age: Double, key: String, count: Int) async throws {
        let source = Source(clock, life: 3600)
        let provider = provider(source)
        _ = try await provider.credentials()
        clock.advance(by: age)
        #expect(try await provider.credentials().accessKeyID == key)
        #expect(source.count == count)
    }

    @Test func `a failure five minutes before the end is nobody's, and is not repeated at once`() async throws {
        let source = Source(clock, life: 3600)
        let provider = provider(source)
        _ = try await provider.credentials()
        source.fail(true)
        clock.advance(by: 3400)
        #expect(try await provider.credentials().accessKeyID == "K1")
        #expect(try await provider.credentials().accessKeyID == "K1")
        #expect(source.count == 2)
        clock.advance(by: 60)
        #expect(try await provider.credentials().accessKeyID == "K1")
        #expect(source.count == 3)
        clock.advance(by: 90)
        let error = await #expect(throws: CredentialsError.self) { try await provider.credentials() }
        #expect(error == .broken(source: "test", reason: "attempt 4"))
        // An ended session is a normal state: the next call tries again.
        source.fail(false)
        #expect(try await provider.credentials().accessKeyID == "K5")
    }

    @Test func `the user is asked only when there is no other way`() async throws {
        let source = Source(clock, life: 3600)
        let provider = provider(source)
        _ = try await provider.credentials()
        clock.advance(by: 3400)
        _ = try await provider.credentials()
        clock.advance(by: 3590)
        _ = try await provider.credentials()
        #expect(source.demands.map(\.mayAsk) == [true, false, true])
    }

    @Test func `refused credentials are dropped, and the source is told`() async throws {
        let source = Source(clock, life: 3600)
        let provider = provider(source)
        await provider.discard(try await provider.credentials())
        #expect(try await provider.credentials().accessKeyID == "K2")
        #expect(source.demands.map(\.refused) == [nil, "K1"])
        // Who comes late with old ones does not drop the new ones.
        await provider.discard(Credentials(accessKeyID: "K1", secretAccessKey: Secret("s")))
        #expect(try await provider.credentials().accessKeyID == "K2")
    }

    @Test func `many who ask at once cause one fetch`() async throws {
        let gate = Gate()
        let source = Source(clock, life: nil)
        let flight = SingleFlight<Credentials>()
        let tasks = (0..<50).map { _ in
            Task {
                try await flight.value {
                    await gate.wait()
                    return try source.load(CredentialsDemand())
                }
            }
        }
        try await Task.sleep(for: .milliseconds(30))
        gate.open()
        for task in tasks { #expect(try await task.value.accessKeyID == "K1") }
        #expect(source.count == 1)
    }

    @Test func `who is cancelled leaves at once, and the others get theirs`() async throws {
        let gate = Gate()
        let flight = SingleFlight<Int>()
        let work: @Sendable () async throws -> Int = {
            await gate.wait()
            return 7
        }
        let patient = Task { try await flight.value(work) }
        let hasty = Task { try await flight.value(work) }
        try await Task.sleep(for: .milliseconds(20))
        hasty.cancel()
        await #expect(throws: CancellationError.self) { try await hasty.value }
        gate.open()
        #expect(try await patient.value == 7)
    }

    @Test func `work that nobody waits for is cancelled, and the next caller starts anew`() async throws {
        let flight = SingleFlight<Int>()
        let alone = Task {
            try await flight.value {
                try await Task.sleep(for: .seconds(60))
                return 1
            }
        }
        try await Task.sleep(for: .milliseconds(20))
        alone.cancel()
        await #expect(throws: CancellationError.self) { try await alone.value }
        #expect(try await flight.value { 2 } == 2)
    }
}

/// Holds everyone up until it is opened.
private final class Gate: Sendable {
    private let state = Mutex<(isOpen: Bool, waiting: [CheckedContinuation<Void, Never>])>((false, []))

    func wait() async {
        await withCheckedContinuation { continuation in
            let isOpen = state.withLock { state in
                if !state.isOpen { state.waiting.append(continuation) }
                return state.isOpen
            }
            if isOpen { continuation.resume() }
        }
    }

    func open() {
        let waiting = state.withLock { state in
            state.isOpen = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }
}
