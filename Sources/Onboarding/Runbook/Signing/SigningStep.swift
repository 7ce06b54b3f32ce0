package import KSKClient

/// What is being done on the way to a change of a zone's signing.
package enum SigningStep: Hashable, Sendable {
    /// The request is on its way.
    case requestSent(SigningChange)
    /// The answer was lost, and the zone is looked at.
    case lookingAfterLostReply
    /// It is sent again after a pause; why, in a phrase.
    case retrying(reason: String, after: Duration)
    /// Route 53 took it; its servers do not have it yet.
    case changed(ChangeInfo)
    /// The servers have it, and the zone is looked at.
    case lookingAtZone
}
