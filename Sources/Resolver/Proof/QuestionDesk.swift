internal import DNSSEC
internal import Synchronization

/// Has each question of a proof asked once, however many want the answer.
///
/// What a proof will want to know is ordered early; whoever needs it then finds the answer here, or on its way.
final class QuestionDesk: Sendable {
    /// A question on its way to a server.
    private struct Errand: Hashable, Sendable {
        var question: Question
        var server: ServerAddress
        var flags: Message.Flags
        var kind: TransportKind
    }

    private enum Entry {
        /// Under way, and who waits for the reply.
        case underWay([UInt64: CheckedContinuation<Reply, Never>])
        case answered(Reply)
    }

    private struct State {
        var entries: [Errand: Entry] = [:]
        var nextWaiter: UInt64 = 0
        var isClosed = false
    }

    private let client: NameServerClient
    private let state = Mutex(State())
    private let errands: AsyncStream<Errand>
    private let orders: AsyncStream<Errand>.Continuation

    init(client: NameServerClient) {
        self.client = client
        (errands, orders) = AsyncStream.makeStream()
    }

    /// Runs all errands, each beside the others, until the task is cancelled.
    func serve() async {
        await withDiscardingTaskGroup { group in
            for await errand in errands {
                group.addTask { [self] in
                    let reply = await client.ask(
                        errand.question, of: errand.server, flags: errand.flags, over: errand.kind)
                    settle(errand, with: reply)
                }
            }
        }
        close()
    }

    /// Asks a server, unless that was done before, and waits for the reply.
    func ask(
        _ question: Question, of server: ServerAddress, flags: Message.Flags = [], over kind: TransportKind = .udp
    ) async -> Reply {
        let errand = Errand(question: question, server: server, flags: flags, kind: kind)
        let waiter = state.withLock { state in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { wait(for: errand, as: waiter, $0) }
        } onCancel: {
            abandon(errand, waiter)
        }
    }

    /// Asks a server several questions at once; the replies come in their order.
    func ask(_ questions: [Question], of server: ServerAddress) async -> [Reply] {
        order(questions, of: server)
        var replies: [Reply] = []
        for question in questions { replies.append(await ask(question, of: server)) }
        return replies
    }

    /// Asks a server, unless that was done before, and waits for nothing.
    func order(_ questions: [Question], of server: ServerAddress, over kind: TransportKind = .udp) {
        for question in questions {
            let errand = Errand(question: question, server: server, flags: [], kind: kind)
            let isNew = state.withLock { state in
                guard !state.isClosed, state.entries[errand] == nil else { return false }
                state.entries[errand] = .underWay([:])
                return true
            }
            if isNew { orders.yield(errand) }
        }
    }

    private func wait(for errand: Errand, as waiter: UInt64, _ continuation: CheckedContinuation<Reply, Never>) {
        let isCancelled = Task.isCancelled
        let (reply, isNew) = state.withLock { state -> (Reply?, Bool) in
            switch state.entries[errand] {
            case .answered(let reply): return (reply, false)
            case _ where isCancelled || state.isClosed: return (Self.cancelled(errand), false)
            case .underWay(var waiters):
                waiters[waiter] = continuation
                state.entries[errand] = .underWay(waiters)
                return (nil, false)
            case nil:
                state.entries[errand] = .underWay([waiter: continuation])
                return (nil, true)
            }
        }
        if let reply { continuation.resume(returning: reply) }
        if isNew { orders.yield(errand) }
    }

    /// Lets go one who waits no more; the errand goes on.
    private func abandon(_ errand: Errand, _ waiter: UInt64) {
        let continuation = state.withLock { state -> CheckedContinuation<Reply, Never>? in
            guard case .underWay(var waiters) = state.entries[errand] else { return nil }
            let continuation = waiters.removeValue(forKey: waiter)
            state.entries[errand] = .underWay(waiters)
            return continuation
        }
        continuation?.resume(returning: Self.cancelled(errand))
    }

    private func settle(_ errand: Errand, with reply: Reply) {
        let waiters = state.withLock { state -> [CheckedContinuation<Reply, Never>] in
            defer { state.entries[errand] = .answered(reply) }
            guard case .underWay(let waiters) = state.entries[errand] else { return [] }
            return Array(waiters.values)
        }
        for waiter in waiters { waiter.resume(returning: reply) }
    }

    /// Answers those who wait for errands that nobody runs any more.
    private func close() {
        let unanswered = state.withLock { state in
            state.isClosed = true
            return state.entries.filter { if case .underWay = $0.value { true } else { false } }.map(\.key)
        }
        for errand in unanswered { settle(errand, with: Self.cancelled(errand)) }
    }

    private static func cancelled(_ errand: Errand) -> Reply {
        Reply(server: errand.server, question: errand.question, outcome: .failure(.cancelled))
    }
}
