package import DNSSEC

/// Asks over the machine's network.
package struct SocketTransport: QuestionTransport {
    private let loop = PollLoop.shared

    /// Opens nothing yet.
    package init() {}

    package func exchange(
        _ query: Message, with server: ServerAddress, over kind: TransportKind, timeout: Duration
    ) async throws(ExchangeFailure) -> Message {
        let id = loop.newID()
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation {
                (continuation: CheckedContinuation<Result<Message, ExchangeFailure>, Never>) in
                let job = PollLoop.Job(id: id, query: query, server: server, kind: kind, timeout: timeout) {
                    continuation.resume(returning: $0)
                }
                let isCancelled = Task.isCancelled
                if isCancelled {
                    continuation.resume(returning: .failure(.cancelled))
                } else if !loop.post(.start(job)) {
                    continuation.resume(returning: .failure(.system("the system gives no thread")))
                }
            }
        } onCancel: {
            loop.post(.cancel(id))
        }
        return try result.get()
    }
}
