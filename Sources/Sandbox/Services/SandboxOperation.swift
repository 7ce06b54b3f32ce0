import FoundationEssentials

/// A request that was understood, of any service.
protocol SandboxOperation: Sendable {
    /// The name as AWS has it, such as `GetDNSSEC`.
    static var name: String { get }

    /// Whether it changes the account.
    static var isChange: Bool { get }

    /// The zone that it changes, which nobody else may change meanwhile.
    var changedZone: String? { get }

    /// What another change of the zone is told meanwhile.
    var errorWhenBusy: ServiceError { get }

    /// Whether it must be signed.
    static var needsSignature: Bool { get }

    /// Checks what the caller's own policies say; operations on a KMS key ask the key's policy too, when they know it.
    func checkPermission(in context: CallContext, on account: AccountState) throws(ServiceError)

    /// Does the work.
    func perform(in context: CallContext, on account: inout AccountState) throws(ServiceError) -> ServiceReply
}

extension SandboxOperation {
    static var isChange: Bool { false }
    var changedZone: String? { nil }
    var errorWhenBusy: ServiceError { .concurrentModification }
    static var needsSignature: Bool { true }
    func checkPermission(in context: CallContext, on account: AccountState) throws(ServiceError) {}
}

/// An operation with work that takes long and needs no account.
protocol PreparedOperation: SandboxOperation {
    /// The operation with that work done.
    func prepared(in context: CallContext) async -> Self
}

/// What an operation knows besides its request and the account.
struct CallContext: Sendable {
    /// Who asks.
    var identity: SandboxIdentity
    /// The region that is asked.
    var region: String
    /// The account's time, which can be set forward.
    var now: Date
    /// The world's time, by which signatures and sessions expire.
    var wallClock: Date
    var settings: SandboxSettings
    var requestID: String
    var randomOctets: @Sendable (Int) -> [UInt8]

    /// Whether a change that was asked for at a time is in sync everywhere by now.
    func isInSync(since submitted: Date) -> Bool {
        now.timeIntervalSince(submitted) >= settings.propagationDelay.seconds
    }

    /// Letters and digits of an id.
    func randomLetters(_ count: Int) -> String { IDLetters.text(randomOctets(count)) }
}

/// The upper-case letters and digits of which ids consist.
enum IDLetters {
    private static let letters = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)

    static func text(_ octets: some Sequence<UInt8>) -> String {
        String(decoding: octets.map { letters[Int($0) % letters.count] }, as: UTF8.self)
    }
}

/// A successful answer, without what all answers have in common.
struct ServiceReply: Sendable, Hashable {
    var status = 200
    var headers: [SandboxField] = []
    var body: [UInt8] = []
}

extension Duration {
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
