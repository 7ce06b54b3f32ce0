package import AWSCore
package import KSKClient
package import Onboarding
package import TerminalUI

#if canImport(FoundationEssentials)
package import FoundationEssentials
#endif

/// What happened.
package enum Message: Sendable {
    /// The first frame is to come; nothing has been asked yet.
    case started
    /// A key, a paste, a new size, an end.
    case event(InputEvent)
    /// An item of the page's list was chosen by its position, without the arrow keys.
    case marked(Int)

    case connected(Result<SessionSummary, Problem>)
    /// Credentials wait for the code of an MFA device.
    case codeWanted(MFADevice)
    /// The configured profiles, and the one in force.
    case profilesRead(Result<[String], Problem>, current: String?)
    /// Whether the session of another profile has begun.
    case switched(Result<SessionSummary, Problem>, profile: String)
    /// What an earlier run left unsettled: requests, and orders for keys; and the files that could not be read.
    case journalRead([JournalEntry], orders: [KeyOrder], unreadable: [UnreadableEntry])

    case zonesListed(Result<[HostedZone], Problem>)
    case zoneDescribed(HostedZoneID, Result<ZoneFacts, Problem>)
    case zoneRechecked(HostedZoneID, Result<ZoneFacts, Problem>)
    /// The zone's keys, each beside what its key in KMS gives.
    case recordsRead(HostedZoneID, Result<ZoneRecords, Problem>)
    /// The keys known so far.
    case keysListed([KeySummary], isComplete: Bool)
    case keyListingFailed(Problem)
    case keyFactsGathered(KMSKeyIdentifier, Result<KeyFacts, Problem>)

    /// A step on the way to a mended key, and its end.
    case mendingAdvanced(MendingStep)
    case mended(Result<KeyRepair, Problem>)
    /// A step on the way to a new key, and its end.
    case keyMakingAdvanced(MendingStep)
    case keyMade(Result<MadeKey, Problem>)
    /// What became of an order for a key that an earlier run left.
    case orderLookedUp(KeyOrder, Result<LeftOrder, Problem>)
    /// A policy from a file.
    case policyRead(Result<String, Problem>)

    /// A step of the creation with this caller reference, and when it was taken.
    case creationAdvanced(CallerReference, CreationStep, at: Date)
    /// Route 53 has the key, or did not make it.
    case creationAnswered(CallerReference, Result<CreatedKey, Problem>, at: Date)
    /// The change is everywhere, or it is not known to be.
    case creationSettled(CallerReference, Result<CreatedKey, Problem>, at: Date)
    /// The zone and its keys, asked for an earlier run's request.
    case unfinishedLookedUp(JournalEntry, Result<ZoneFacts, Problem>)

    /// A second has passed while something is under way.
    case ticked(Date)
    /// What a request waits for; nil when the wait of this number is over.
    case waiting(String?, number: Int)
    /// Something to tell in the line above the key bar.
    case noticed(String)
}
