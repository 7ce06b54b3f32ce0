/// What a key policy answers.
package enum PolicyVerdict: Hashable, Sendable {
    /// A statement allows it, and none denies it. Statements count from 1.
    case allowed(byStatement: Int)
    /// It is denied, or nothing allows it.
    case denied(PolicyRefusal)
    /// It depends on something that is not known here; the reason is a sentence.
    case undecided(String)

    /// Whether it is surely allowed.
    package var isAllowed: Bool { if case .allowed = self { true } else { false } }
}

/// Why a key policy does not allow something.
package struct PolicyRefusal: Hashable, Sendable, CustomStringConvertible {
    /// Where the cause is.
    package var cause: Cause
    /// One sentence: which statement, and what it lacks or denies.
    package var description: String

    /// Where the cause is.
    package enum Cause: Hashable, Sendable {
        /// A statement denies it, whatever others allow.
        case deniedByStatement(Int)
        /// This statement comes nearest to allowing it, and lacks these.
        case nearest(statement: Int, shortfalls: [PolicyShortfall])
        /// No statement is about the requester at all.
        case nobody
    }
}
