/// The faults that are still to happen, by operation.
struct FaultQueue: Sendable {
    private var waiting: [String: [SandboxFault]] = [:]

    mutating func add(_ fault: SandboxFault, operation: String, times: Int) {
        waiting[operation, default: []] += Array(repeating: fault, count: max(0, times))
    }

    /// Takes the next fault of an operation, or of any operation.
    mutating func next(for operation: String) -> SandboxFault? {
        for name in [operation, Self.anyOperation] {
            if let fault = waiting[name]?.first {
                waiting[name]?.removeFirst()
                return fault
            }
        }
        return nil
    }

    mutating func removeAll() { waiting = [:] }

    static let anyOperation = "*"
    /// How often a fault can be asked for at once.
    static let possibleCounts = 1...100_000
}
