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

    case connected(Result<SessionSummary, Problem>)
    /// What an earlier run left unsettled; and the files that could not be read.
    case journalRead([JournalEntry], unreadable: [String])

    case zonesListed(Result<[HostedZone], Problem>)
    case zoneDescribed(HostedZoneID, Result<ZoneFacts, Problem>)
    case zoneRechecked(HostedZoneID, Result<ZoneFacts, Problem>)
    /// The keys known so far.
    case keysListed([KeySummary], isComplete: Bool)
    case keyListingFailed(Problem)
    case keyFactsGathered(KMSKeyIdentifier, Result<KeyFacts, Problem>)

    /// A step of the creation with the caller reference, and when it was taken.
    case creationAdvanced(String, CreationStep, at: Date)
    /// The change is INSYNC, or it is not known to be.
    case creationEnded(String, Result<CreatedKey, Problem>, at: Date)
    /// What became of a request whose answer was lost, asked anew.
    case unfinishedLookedUp(JournalEntry, Result<UnfinishedOutcome, Problem>)

    /// A second has passed while something is under way.
    case ticked(Date)
    /// Something to tell in the line above the key bar.
    case noticed(String)
}
