package import FoundationEssentials
package import KSKClient

/// A request that was written down before it was sent.
package struct JournalEntry: Sendable, Hashable, Identifiable {
    /// Names an entry: its file's name without the ending.
    package struct ID: RawRepresentable, Sendable, Hashable, CustomStringConvertible {
        package var rawValue: String

        /// Makes an id of its text.
        package init(rawValue: String) {
            self.rawValue = rawValue
        }

        package var description: String { rawValue }
    }

    /// How a request ended.
    package enum Outcome: Sendable, Hashable, Codable {
        /// Route 53 answered that it made the key-signing key.
        case created
        /// The key-signing key was found there after its answer was lost.
        case adopted
        /// Route 53 refused, and made nothing; the text says why.
        case refused(String)
        /// It surely never reached Route 53; the text says why.
        case notSent(String)
        /// Somebody decided that it no longer matters.
        case dismissed
    }

    /// Its name.
    package var id: ID
    /// What was to be sent.
    package var request: CreationRequest
    /// Whether it was for the sandbox.
    package var isSandbox: Bool
    /// When it was written.
    package var begunAt: Date
    /// The change that Route 53 named in its answer; nil while there is none.
    package var change: ChangeID?
    /// How it ended; nil while nobody knows.
    package var outcome: Outcome?
}

/// A file in the journal that cannot be read. It is kept: it may be the only trace of a request.
package struct UnreadableEntry: Sendable, Hashable {
    /// The file.
    package var path: String
    /// Why; a phrase.
    package var reason: String
}
