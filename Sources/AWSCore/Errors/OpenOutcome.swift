extension AWSClient {
    /// Whether it is not known, after this error, if a change was made: its reply is lost, so look before asking again.
    ///
    /// An error that says nothing was sent, or that AWS refused, leaves nothing open.
    public static func isOutcomeOpen(after error: any Error) -> Bool {
        switch error {
        case let error as TransportError:
            error.mayHaveBeenReceived
        case let error as AWSError:
            error.httpStatus >= 500 || RetryReason(code: error.code, status: error.httpStatus) == .transient
        case let error as ReplyError:
            // A page with a status of refusal comes from a proxy that did not let the request through.
            error.httpStatus.map { !(300..<500).contains($0) } ?? true
        case is CancellationError:
            true
        default:
            false
        }
    }
}
