package import FoundationEssentials

/// Route 53, KMS and STS in this process: a request in, what AWS would answer out.
package actor SandboxServer {
    /// The identity with which the wizard signs.
    package static let administrator = SandboxIdentity.administrator
    /// An identity that may only look.
    package static let readOnly = SandboxIdentity.readOnly
    /// An identity that may do all but sign with KMS keys.
    package static let withoutSign = SandboxIdentity.withoutSign

    /// Where AWS publishes no behaviour.
    package var settings = SandboxSettings()

    var account: AccountState
    var faults = FaultQueue()
    let now: @Sendable () -> Date

    /// Makes an account.
    ///
    /// - Parameters:
    ///   - seed: What is in it, unless the state file says so.
    ///   - now: The clock, by which signatures expire and changes come into sync.
    ///   - randomOctets: Where ids and keys come from.
    ///   - stateFile: The path of a file that keeps the account between runs; nil keeps it in memory.
    ///   - sleep: Waits while a change is being made, see ``SandboxSettings/changeDuration``.
    /// - Throws: ``SandboxStateError``.
    package init(
        seed: Seed = .demo,
        now: @escaping @Sendable () -> Date = { Date() },
        randomOctets: @escaping @Sendable (Int) -> [UInt8] = { count in
            (0..<count).map { _ in UInt8.random(in: 0...255) }
        },
        stateFile: String? = nil,
        sleep: @escaping @Sendable (Duration) async -> Void = { try? await Task.sleep(for: $0) }
    ) throws {
        self.now = now
        account = AccountState()
    }

    /// Answers a request.
    package func respond(to request: SandboxRequest) async -> SandboxOutcome {
        .connectionClosed
    }
}
