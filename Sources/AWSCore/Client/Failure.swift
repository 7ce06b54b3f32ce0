/// An attempt without a result, and what it says about trying again.
struct Failure: Error {
    /// What is thrown when there is no other attempt.
    let error: any Error
    /// Why another attempt may help; nil when none does.
    private let reason: RetryReason?
    /// Whether the service surely did nothing.
    private let wasSurelyNotDone: Bool
    /// The reply's `x-amz-retry-after`.
    let serverWish: String?

    /// No reply.
    init(_ error: TransportError) {
        self.error = error
        reason = RetryReason(error)
        wasSurelyNotDone = !error.mayHaveBeenReceived
        serverWish = nil
    }

    /// A reply that is not one of success.
    init(_ reply: HTTPResponse, to call: Call, measuredSkew: Double?, appliedSkew: Double) {
        serverWish = reply.headers["x-amz-retry-after"]
        do {
            let refusal = try RefusalReader.read(reply, operation: call.operation, service: call.service)
            error = refusal
            reason =
                ClockSkew.explains(refusal.code, measured: measuredSkew, applied: appliedSkew)
                ? .clockSkew : RetryReason(code: refusal.code, status: reply.status)
        } catch {
            self.error = (error as? ReplyError).map { call.completed($0, status: reply.status) } ?? error
            reason = RetryReason(code: "", status: reply.status)
        }
        wasSurelyNotDone = reason == .throttling || reason == .clockSkew
    }

    /// Whether the service did not take the credentials: the session has ended, or the key is not known.
    var refusesCredentials: Bool {
        guard let code = (error as? AWSError)?.code, reason == nil else { return false }
        return Self.refusals.contains(code)
    }

    private static let refusals: Set<AWSError.Code> = [
        .expiredToken, .expiredTokenException, .invalidClientTokenID, .unrecognizedClientException,
    ]

    /// Why to send again; nil when an operation of this repeatability must not be.
    func reason(to repeatability: Repeatability) -> RetryReason? {
        switch repeatability {
        case .repeatable: reason
        case .lookFirst: wasSurelyNotDone ? reason : nil
        }
    }
}
