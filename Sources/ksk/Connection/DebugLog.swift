import AWSCore

/// Writes what goes over the wire to standard error; the client has masked the secrets.
struct DebugLog: ExchangeObserver {
    /// Who else watches.
    var next: (any ExchangeObserver)?

    func observe(_ event: ExchangeEvent) {
        StandardError.write("\(event)")
        next?.observe(event)
    }
}
