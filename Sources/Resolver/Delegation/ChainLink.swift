package import DNSSEC

/// A zone on the way from the root, and whether its keys are proved.
package struct ChainLink: Hashable, Sendable {
    /// The zone.
    package var zone: DomainName
    /// What its keys are worth.
    package var trust: Trust
    /// The tags of the keys that lead on from the DS records above.
    package var keyTags: [UInt16]
}

/// What a zone's answers are worth.
package enum Trust: Hashable, Sendable {
    /// Signed by these keys, which are proved from the root.
    case secure(keys: [DNSKEY])
    /// Validators accept everything; why.
    case insecure(String)
    /// Validators accept nothing; why.
    case bogus(String)
    /// Taken as given: the proof starts below.
    case given

    /// The proved keys.
    package var keys: [DNSKEY]? {
        if case .secure(let keys) = self { keys } else { nil }
    }

    /// Whether nothing is wrong: proved, or proved to be without protection, or not asked for.
    var isSound: Bool {
        if case .bogus = self { false } else { true }
    }
}

/// Why the way from the root to a zone could not be gone.
package enum WalkFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// No resolver answered.
    case noResolver([ServerAddress])
    /// None of a zone's servers answered.
    case noAnswer(zone: DomainName, reason: String)
    /// The parent does not delegate the zone.
    case notDelegated(DomainName, by: DomainName)
    /// The root has no parent.
    case isRoot

    /// One sentence: what stopped it and what to do on the command line.
    package var description: String {
        if case .noResolver = self { "\(reason); name one with --resolver" } else { reason }
    }

    /// One sentence: what stopped it.
    package var reason: String {
        switch self {
        case .noResolver(let addresses):
            addresses.isEmpty
                ? "no resolver is configured in /etc/resolv.conf"
                : "no resolver answers (\(addresses.map(\.description).joined(separator: ", ")))"
        case .noAnswer(let zone, let reason): "no server of \(zone) answers: \(reason)"
        case .notDelegated(let zone, let parent):
            "\(parent) has no delegation of \(zone): it is no zone of its own there"
        case .isRoot: "the root has no parent that could vouch for it"
        }
    }
}
