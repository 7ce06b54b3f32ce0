/// Why a request may be sent again.
enum RetryReason: Sendable, Hashable {
    /// The service or the way to it failed.
    case transient
    /// The service wants fewer requests.
    case throttling
    /// The time of the signature was too far off; by now the difference is known.
    case clockSkew
}

extension RetryReason {
    /// The same for who watches the client wait.
    var cause: Wait.Cause {
        switch self {
        case .transient: .failure
        case .throttling: .throttling
        case .clockSkew: .clockSkew
        }
    }
}

extension RetryReason {
    /// Why a refusal may be answered by sending again; nil when it may not. Codes count before the status.
    init?(code: AWSError.Code, status: Int) {
        if Self.throttlingCodes.contains(code.rawValue) || status == 429 {
            self = .throttling
        } else if Self.transientCodes.contains(code.rawValue) || Self.transientStatuses.contains(status) {
            self = .transient
        } else {
            return nil
        }
    }

    /// Why a failure of the way may be answered by sending again; nil when it never comes good.
    init?(_ error: TransportError) {
        switch error.kind {
        case .nameResolution, .connectionRefused, .timedOut, .connectionClosed: self = .transient
        case .tls, .responseTooLarge, .proxy, .other: return nil
        }
    }

    /// Source: AWS SDKs and Tools Reference Guide, "Retry behavior".
    private static let throttlingCodes: Set<String> = [
        "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottledException", "RequestThrottled",
        "TooManyRequestsException", "ProvisionedThroughputExceededException", "TransactionInProgressException",
        "RequestLimitExceeded", "BandwidthLimitExceeded", "LimitExceededException", "SlowDown",
        "PriorRequestNotComplete", "EC2ThrottledException",
    ]

    private static let transientCodes: Set<String> = [
        "RequestTimeout", "RequestTimeoutException", "InternalError", "IDPCommunicationError",
    ]

    private static let transientStatuses: Set<Int> = [500, 502, 503, 504]
}
