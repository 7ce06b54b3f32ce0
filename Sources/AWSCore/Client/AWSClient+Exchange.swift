import FoundationEssentials

extension AWSClient {
    /// Sends a call until there is a reply of success or nothing more to be done.
    func exchange(_ call: Call) async throws -> HTTPResponse {
        var retrier = Retrier(
            maximumAttempts: configuration.maximumAttempts, quota: state.quota, random: configuration.random)
        let invocation = configuration.random.uuid()
        while true {
            try Task.checkCancellation()
            let failure: Failure
            switch try await attempt(call, number: retrier.attempt, invocation: invocation) {
            case .success(let reply):
                retrier.succeeded()
                return reply
            case .failure(let found):
                failure = found
            }
            guard let reason = failure.reason(to: call.repeatability),
                case .again(let delay) = retrier.verdict(for: reason, serverWish: failure.serverWish)
            else { throw failure.error }
            let event = ExchangeEvent.waiting(delay, operation: call.operation, reason: reason.rawValue)
            configuration.observer?.observe(event)
            try await configuration.clock.sleep(delay)
        }
    }

    /// Signs and sends once.
    private func attempt(
        _ call: Call, number: Int, invocation: String
    ) async throws -> Result<HTTPResponse, Failure> {
        // Before the signature, which is only good for a few minutes.
        try await waitForBudget(of: call.service)
        let credentials = try await configuration.credentials.credentials()
        let sent = configuration.clock.now()
        let skew = configuration.correctsClock ? state.skew.seconds : 0
        var request = call.signer.sign(call.request, with: credentials, at: sent.addingTimeInterval(skew))
        addUnsignedHeaders(to: &request, number: number, invocation: invocation)
        configuration.observer?.observe(.sending(request.redacted, operation: call.operation, attempt: number))
        do {
            let reply = try await configuration.transport.send(request)
            configuration.observer?.observe(.received(reply.redacted, operation: call.operation, attempt: number))
            let received = configuration.clock.now()
            let measured = configuration.correctsClock ? state.skew.measure(reply, sent: sent, received: received) : nil
            if reply.isSuccess { return .success(reply) }
            return .failure(Failure(reply, to: call, measuredSkew: measured, appliedSkew: skew))
        } catch let error as TransportError {
            configuration.observer?.observe(.failed(error, operation: call.operation, attempt: number))
            return .failure(Failure(error))
        }
    }

    private func waitForBudget(of service: AWSService) async throws {
        guard let budget = configuration.budget, budget.service == service else { return }
        let wait = budget.reserve(at: configuration.clock.now())
        if wait > .zero { try await configuration.clock.sleep(wait) }
    }

    /// Headers that proxies may change, or that AWS's own clients add after signing.
    private func addUnsignedHeaders(to request: inout HTTPRequest, number: Int, invocation: String) {
        let maximum = max(1, configuration.maximumAttempts)
        request.headers["User-Agent"] = UserAgent.text(product: configuration.product)
        request.headers["Accept-Encoding"] = "identity"
        request.headers["amz-sdk-invocation-id"] = invocation
        request.headers["amz-sdk-request"] = "attempt=\(number); max=\(maximum)"
    }
}
