import FoundationEssentials

/// What the registrar knows of a domain, besides that it is registered.
struct DomainRecord: Codable, Sendable, Hashable {
    /// What was asked for lately, the oldest first.
    private(set) var operations: [RegistrarOperationRecord] = []
    /// The keys that come from operations which are forgotten.
    private var earlierKeys: [RegisteredKeyRecord] = []

    /// How many operations are remembered.
    private static let maximumOperations = 100

    /// The keys whose DS records the parent publishes at a time.
    func keys(at now: Date) -> [RegisteredKeyRecord] {
        operations.reduce(into: earlierKeys) { keys, operation in
            if operation.finished <= now { operation.apply(to: &keys) }
        }
    }

    /// Whether the registrar is still busy with the domain.
    func isBusy(at now: Date) -> Bool { operations.contains { $0.finished > now } }

    /// Adds an operation, and forgets the oldest when there are many.
    mutating func add(_ operation: RegistrarOperationRecord) {
        operations.append(operation)
        if operations.count > Self.maximumOperations { operations.removeFirst().apply(to: &earlierKeys) }
    }
}

/// A key that was given to the registrar.
struct RegisteredKeyRecord: Codable, Sendable, Hashable {
    var algorithm: Int
    var flags: Int
    /// Base 64, as it came.
    var publicKey: String
    var keyTag: Int
    /// Upper-case hexadecimal digits of SHA-256.
    var digest: String

    /// As Amazon Registrar names keys.
    var id: String { "DS:\(keyTag)-\(algorithm)-\(Self.digestType)-\(digest)" }

    static let digestType = 2
}

/// Something that the registrar was asked to do.
struct RegistrarOperationRecord: Codable, Sendable, Hashable {
    var id: String
    var work: Work
    var submitted: Date
    /// When the parent's servers follow.
    var finished: Date
    var hasFailed: Bool

    /// Does the work, unless it came to nothing.
    func apply(to keys: inout [RegisteredKeyRecord]) {
        guard !hasFailed else { return }
        switch work {
        case .add(let key): keys.append(key)
        case .remove(let id): keys.removeAll { $0.id == id }
        }
    }

    enum Work: Codable, Sendable, Hashable {
        case add(RegisteredKeyRecord)
        /// The id of the key.
        case remove(String)
    }

    /// The word of the API.
    var type: String {
        switch work {
        case .add: "ADD_DNSSEC"
        case .remove: "REMOVE_DNSSEC"
        }
    }
}
