package import KSKClient

/// What happens while a key-signing key is made; each is reported when it begins or is done, as its name says.
package enum CreationStep: Sendable, Hashable {
    /// The request is in the journal, on the disk.
    case journalWritten
    /// The request is being sent.
    case requestSent
    /// AWS asked for patience: the same request is sent again after a while.
    case retrying(reason: String, delay: Duration)
    /// The answer was lost; Route 53 is asked whether it made the key-signing key.
    case lookingAfterLostReply
    /// The key-signing key is there, although its answer was lost.
    case adopted
    /// Route 53 answered that it made the key-signing key.
    case created
    /// The change is on its way to Route 53's name servers.
    case waiting(ChangeStatus, elapsed: Duration)
    /// All of Route 53's name servers have the change.
    case insync
}
