/// What happens while a key is mended, or made.
package enum MendingStep: Sendable, Hashable {
    /// The old policy is in this file.
    case keptOldPolicy(path: String)
    /// The order for a key is in the journal, on the disk.
    case orderWritten
    /// An operation of KMS is being sent.
    case sending(String)
    /// An answer was lost; KMS is asked what it has.
    case lookingAfterLostReply
    /// The change has been made and is not seen everywhere yet.
    case waiting
    /// What was asked for is seen.
    case inForce
}

/// Why a key was not mended, or nobody knows; errors of AWS itself are thrown as they are.
package enum MendingError: Error, Sendable, Hashable {
    /// The policy is not the one that the change was made for.
    case changedMeanwhile
    /// The change must not be sent.
    case refused(RepairRefusal)
    /// There is nothing to do, or the key is not ours to change; the text says why.
    case notApplicable(String)
    /// The answer was lost, and KMS could not be asked what happened; the text says why.
    case outcomeUnknown(operation: String, reason: String)
    /// KMS does not show the change after two minutes.
    case notInForce(String)
}

extension MendingError: CustomStringConvertible {
    /// What is the matter, and what to do.
    package var description: String {
        switch self {
        case .changedMeanwhile:
            "The key's policy is not the one that was shown: somebody has changed it since. Nothing was sent; look at "
                + "the fresh one."
        case .refused(let refusal): refusal.description
        case .notApplicable(let reason): reason
        case .outcomeUnknown(let operation, let reason):
            "Whether \(operation) was done is not known: \(reason). Check the key again, which tells."
        case .notInForce(let what):
            "KMS has taken the change and does not show it after two minutes (\(what)). Check the key again later."
        }
    }
}
