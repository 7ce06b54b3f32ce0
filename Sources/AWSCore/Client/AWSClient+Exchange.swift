import FoundationEssentials

extension AWSClient {
    /// Sends a call until there is a reply of success or nothing more to be done.
    func exchange(_ call: Call) async throws -> HTTPResponse {
        var retrier = Retrier(
            maximumAttempts: configuration.maximumAttempts, quota: state.quota, random: configuration.random)
        let invocation = configuration.random.uuid()
        var refused: Credentials?
        while true {
            try Task.checkCancellation()
            let credentials = call.isSigned ? try await configuration.credentials.credentials() : nil
            let failure: Failure
            switch try await attempt(call, as: credentials, number: retrier.attempt, invocation: invocation) {
            case .success(let reply):
                retrier.succeeded()
                return reply
            case .failure(let found):
                failure = found
            }
            if refused == nil, failure.refusesCredentials, let credentials {
                refused = credentials
                if try await hasOthers(than: credentials) { continue }
            }
            guard let reason = failure.reason(to: call.repeatability),
                case .again(let delay) = retrier.verdict(for: reason, serverWish: failure.serverWish)
            else { throw failure.error }
            try await wait(delay, for: reason.cause, before: call)
        }
    }

    /// Has refused credentials dropped; says whether there are others to try with.
    private func hasOthers(than refused: Credentials) async throws -> Bool {
        await configuration.credentials.discard(refused)
        let others = try await configuration.credentials.credentials()
        return others.accessKeyID != refused.accessKeyID || others.secretAccessKey != refused.secretAccessKey
            || others.sessionToken != refused.sessionToken
    }

    /// Signs and sends once.
    private func attempt(
        _ call: Call, as credentials: Credentials?, number: Int, invocation: String
    ) async throws -> Result<HTTPResponse, Failure> {
        // Before the signature, which is only good for a few minutes.
        try await waitForBudget(before: call)
        let sent = configuration.clock.now()
        let skew = configuration.correctsClock ? state.skew.seconds : 0
        var request = call.request
        if let credentials {
            request = call.signer.sign(request, with: credentials, at: sent.addingTimeInterval(skew))
        }
        addUnsignedHeaders(to: &request, number: number, invocation: invocation)
        let shown = request.redacted(withBody: call.exchangesSecrets)
        configuration.observer?.observe(.sending(shown, operation: call.operation, attempt: number))
        do {
            let reply = try await configuration.transport.send(request)
            let shown = reply.redacted(withBody: call.exchangesSecrets)
            configuration.observer?.observe(.received(shown, operation: call.operation, attempt: number))
            let received = configuration.clock.now()
            let measured = configuration.correctsClock ? state.skew.measure(reply, sent: sent, received: received) : nil
            if reply.isSuccess { return .success(reply) }
            return .failure(Failure(reply, to: call, measuredSkew: measured, appliedSkew: skew))
        } catch let error as TransportError {
            configuration.observer?.observe(.failed(error, operation: call.operation, attempt: number))
            return .failure(Failure(error))
        }
    }

    private func waitForBudget(before call: Call) async throws {
        guard let budget = configuration.budget, budget.service == call.service else { return }
        let delay = budget.reserve(at: configuration.clock.now())
        if delay > .zero { try await wait(delay, for: .limit(perSecond: budget.limit), before: call) }
    }

    private func wait(_ delay: Duration, for cause: Wait.Cause, before call: Call) async throws {
        let wait = Wait(delay, for: cause, operation: call.operation, service: call.service.name)
        configuration.observer?.observe(.waiting(wait))
        try await configuration.clock.sleep(delay)
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
