extension SandboxFault {
    /// The words for faults on the command line and in the control interface, apart from errors of a service.
    package static let words = [
        "throttle", "internal-failure", "unavailable", "reset-before", "reset-after", "drip", "truncate", "wrong-clock",
    ]

    /// Reads one of ``words``.
    package init?(_ word: String) {
        switch word {
        case "throttle": self = .throttle
        case "internal-failure": self = .internalFailure
        case "unavailable": self = .unavailable
        case "reset-before": self = .closedBeforeWork
        case "reset-after": self = .closedAfterWork
        case "drip": self = .drip
        case "truncate": self = .truncated
        case "wrong-clock": self = .wrongClock(seconds: 3600)
        default: return nil
        }
    }
}

/// A fault that is asked for as `OPERATION=FAULT` or `OPERATION=FAULT:COUNT`; `*` is any operation.
package struct FaultRequest: Sendable, Hashable {
    /// The operation's name; nil means any.
    package var operation: String?
    /// What happens.
    package var fault: SandboxFault
    /// To how many requests.
    package var times: Int

    /// Reads a request; nil when it is none.
    package init?(_ text: String) {
        let parts = text.split(separator: "=", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty else { return nil }
        let words = parts[1].split(separator: ":", omittingEmptySubsequences: false)
        guard (1...2).contains(words.count), let fault = SandboxFault(String(words[0])),
            let times = words.count == 2 ? Int(words[1]) : 1, FaultQueue.possibleCounts.contains(times)
        else { return nil }
        operation = parts[0] == FaultQueue.anyOperation ? nil : String(parts[0])
        self.fault = fault
        self.times = times
    }
}
