package import AWSCore
package import KSKClient
package import Onboarding

/// What is wanted of the world.
package enum Effect: Hashable, Sendable {
    /// Find credentials and ask who they are; with `practise`, those of the embedded sandbox.
    case connect(practise: Bool)
    case readJournal
    /// Read which profiles are configured.
    case readProfiles
    /// Go on as another profile.
    case connectAs(profile: String)
    /// The code that credentials wait for; nil when none is given.
    case giveCode(Secret?)
    case listZones
    /// GetDNSSEC for each zone, one after the other; replaces what an earlier one has not asked yet.
    case describeZones([HostedZone])
    /// GetDNSSEC anew, for the form.
    case recheckZone(HostedZone)
    /// GetDNSSEC for the zone, and KMS's public key for each of its keys.
    case readRecords(HostedZone)
    case listKeys
    /// Stop asking about keys that nobody looks at any more.
    case stopListingKeys
    case gatherKeyFacts(KMSKeyIdentifier, ZoneFacts)
    case create(CreationRequest)
    /// Change a key's policy or state.
    case mend(KeyRepair)
    /// Make a KMS key and give it its alias.
    case makeKey(KeyOrder)
    /// Look for the key of an order that an earlier run left.
    case lookUpOrder(KeyOrder)
    /// Such an order no longer matters.
    case dismissOrder(KeyOrder)
    /// Read a key policy from a file.
    case readPolicy(path: String)
    /// GetDNSSEC for the zone of a request that an earlier run left.
    case lookUp(JournalEntry)
    /// Go on with such a request: adopt what it made, or send it again.
    case resume(JournalEntry)
    /// Such a request no longer matters.
    case dismiss(JournalEntry)
    /// Send ``Message/ticked(_:)`` in a second.
    case tick

    /// Put a text where it can be pasted from.
    case copy(String, what: String)
    /// Leave the screen and show lines without borders, so that the terminal's own selection gets them whole.
    case showPlain([String])
    /// Write a file that does not exist yet.
    case write(path: String, text: String)
    /// Draw everything anew.
    case repaint
}
